using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Modelling.TwoQuarters;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Modelling;

public class PlanCostForecastTests
{
    // The first quarter is over as in TwoQuarters (4,200 for Ada, 3,450 for Bob); of the second nothing is known but the quotas.
    private static readonly PlanFacts Known = Of(Sale("1", "Ada", "2017-02-01", 110_000m), Sale("2", "Bob", "2017-03-31", 340_000m));

    private static readonly CreditSamples Samples = CreditSamples.Create(["Bob", "Ada"], [Second], Dollar, [400_000, 100_000, 360_000, 40_000, 0, 0]);

    [Fact]
    public void Each_sample_is_paid_exactly_and_teams_are_the_sum_of_their_people()
    {
        var forecast = PlanCostForecastCalculator.Calculate(Linear, Known, Samples);

        // All at 100 %: 8,000. Bob 90 %, Ada 40 %, team 80 %: 2,700 + 1,200 + 2 x 800. Nothing: 0.
        Assert.True(forecast.Value.ToDate.Total == Usd(7_650m), forecast.Value.ToDate.Total.ToString());
        Assert.Equal([Usd(7_650m + 8_000m), Usd(7_650m + 5_500m), Usd(7_650m)], forecast.Value.Cost.Samples.AsEnumerable());
        Assert.Equal([Usd(4_200m + 4_000m), Usd(4_200m + 1_200m + 800m), Usd(4_200m)], forecast.Value.Find("Ada")!.Pay.Samples.AsEnumerable());
        Assert.Equal(Usd(4_200m), forecast.Value.Find("Ada")!.ToDate);
        Assert.Equal((8_000 + 5_500) / 3.0, forecast.Value.ExpectedRest, 1e-9);
        Assert.Equal((4_000 + 2_000) / 3.0, forecast.Value.Find("Ada")!.ExpectedRest, 1e-9);
    }

    [Fact]
    public void The_goal_is_reached_by_what_is_credited_and_what_is_sampled_together()
    {
        var forecast = PlanCostForecastCalculator.Calculate(Linear, Known, Samples).Value;

        // Ada needs 200,000 and has 110,000: 100,000 does, 40,000 does not. Bob needs 800,000 and has 340,000: never.
        Assert.Equal((1, 3), (forecast.Find("Ada")!.Goal!.Value.Hits, forecast.Find("Ada")!.Goal!.Value.SampleCount));
        Assert.Equal(0.0, forecast.Find("Bob")!.Goal!.Value.Value);
        Assert.True(forecast.Find("Bob")!.Goal!.Value.Upper > 0.5);
        Assert.Equal(2, forecast.Cost.ProbabilityOver(Usd(7_650m)).Hits);
    }

    [Fact]
    public void Reaching_the_goal_to_the_cent_is_reaching_it()
    {
        Assert.Equal(1, Goal(90_000.00).Hits);
        Assert.Equal(0, Goal(89_999.99).Hits);

        static SampledShare Goal(double rest) =>
            PlanCostForecastCalculator.Calculate(Linear, Known, CreditSamples.Create(["Ada"], [Second], Dollar, [rest])).Value.Find("Ada")!.Goal!.Value;
    }

    [Fact]
    public void Without_a_quota_there_is_no_goal_and_it_says_why()
    {
        var facts = PlanFacts.Create(People, Known.Credits, Goals(), FiscalCalendar.Gregorian, Known.Window);
        var outlook = PlanCostForecastCalculator.Calculate(Linear, facts, Samples).Value.Find("Ada")!;

        Assert.Null(outlook.Goal);
        Assert.Equal("no quota is set for any part", outlook.WhyNoGoal);
    }

    [Fact]
    public void Plans_with_clauses_are_paid_by_runs_with_the_same_care()
    {
        var plan = Linear.Plan.WithClauses(
            TeamBonus(250m),
            new PlanClause.Rates { Id = "rates", Name = "Commission", Table = RateTable.Flat(Percent(1)) },
            new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = Usd(300m), From = Percent(100) });
        var forecast = PlanCostForecastCalculator.Calculate(Terms(plan), Known, Samples).Value;

        // First quarter: 7,650 + bonus 2 x 250 + 1 % of 450,000. Second: bonus and pool at 100 %, nothing of either at 80 %; 1 % of 500,000 and of 400,000.
        const decimal first = 7_650m + 500m + 4_500m;
        Assert.Equal([Usd(first + 8_000m + 500m + 300m + 5_000m), Usd(first + 5_500m + 4_000m), Usd(first)], forecast.Cost.Samples.AsEnumerable());
    }

    [Fact]
    public void Samples_of_people_who_are_not_there_are_left_out_and_listed()
    {
        var samples = CreditSamples.Create(["Ada", "Zoe"], [Second], Dollar, [100_000, 900_000]);
        var forecast = PlanCostForecastCalculator.Calculate(Linear, Known, samples);

        // Ada 3,000 + team 100 / 500 = 20 %: 200 each.
        Assert.Equal(Usd(7_650m + 3_000m + 400m), forecast.Value.Cost.Samples[0]);
        Assert.Equal("no-assignment", Assert.Single(forecast.Issues).Code);
    }

    [Fact]
    public void The_pace_so_far_goes_on_to_the_end()
    {
        var facts = Of(Sale("1", "Ada", "2017-04-10", 25_000m), Sale("2", "Bob", "2017-04-20", 100_000.01m));
        var samples = CreditSamples.AtPace(facts, Second, Ratio.Of(1, 4));
        var forecast = PlanCostForecastCalculator.Calculate(Linear, facts, samples).Value;

        // Three times as much is still to come: 75,000 and 300,000.03, so that both and the team end at 100 %, Bob 4 cents above.
        Assert.Equal([Usd(75_000m), Usd(300_000.03m)], Enumerable.Range(0, 2).Select(payee => samples.At(0, payee, 0)));
        Assert.Equal(Usd(2_000m), forecast.ToDate.Total);
        Assert.Equal(Usd(8_000m), forecast.Cost.Samples[0]);
        Assert.Equal(6_000.0, forecast.ExpectedRest);
        Assert.Equal(Usd(0m), CreditSamples.AtPace(facts, Second, Ratio.One).At(0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CreditSamples.AtPace(facts, Second, Ratio.Zero));
        Assert.Throws<ArgumentException>(() => CreditSamples.AtPace(facts, FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 3), Ratio.One));
    }

    [Fact]
    public void Samples_that_do_not_fit_are_refused()
    {
        var third = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 3);
        var bySpif = Terms(Linear.Plan.WithClauses(new PlanClause.Spif { Id = "s", Name = "s", Window = Days("2017-01-01", "2017-01-31"), Budget = Usd(1m), PerDeal = Usd(1m) }));

        Assert.Throws<ArgumentException>(() => PlanCostForecastCalculator.Calculate(Linear, Known, CreditSamples.Create(["Ada"], [third], Dollar, [1])));
        Assert.Throws<CurrencyMismatchException>(() => PlanCostForecastCalculator.Calculate(Linear, Known, CreditSamples.Create(["Ada"], [Second], Currency.Of("EUR"), [1])));
        Assert.Contains("'s'", Assert.Throws<NotSupportedException>(() => PlanCostForecastCalculator.Calculate(bySpif, Known, Samples)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PlanCostForecastCalculator.Calculate(Linear, Known, Samples, 95));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_sample_is_a_finite_number(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CreditSamples.Create(["Ada"], [Second], Dollar, [value]));

    [Fact]
    public void Samples_are_rounded_half_away_from_zero_and_whole_in_number()
    {
        var samples = CreditSamples.Create(["Ada"], [First, Second], Dollar, [0.125, -0.125, 1, 2]);

        Assert.Equal((2, Usd(0.13m), Usd(-0.13m), Usd(2m)), (samples.Count, samples.At(0, 0, 0), samples.At(0, 0, 1), samples.At(1, 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => samples.At(2, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => samples.At(0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => samples.At(0, 0, 2));
        Assert.Throws<OverflowException>(() => CreditSamples.Create(["Ada"], [Second], Dollar, [1e17]));
        Assert.Throws<ArgumentException>(() => CreditSamples.Create(["Ada", "Bob"], [Second], Dollar, [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => CreditSamples.Create(["Ada", "Ada"], [Second], Dollar, [1, 2]));
        Assert.Throws<ArgumentException>(() => CreditSamples.Create(["Ada"], [Second, First], Dollar, [1, 2]));
        Assert.Throws<ArgumentException>(() => CreditSamples.Create(["Ada"], [Second], Dollar, []));
        Assert.Throws<ArgumentException>(() => CreditSamples.Create([], [Second], Dollar, []));
        Assert.Throws<ArgumentException>(() => CreditSamples.OfOne(Second, Dollar, [KeyValuePair.Create("Ada", Usd(0.001m))]));
    }

    [Fact]
    public void Who_is_there_for_a_part_or_in_no_team_is_paid_for_that()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"), Works("Bob", "", "2017-04-02"));
        var facts = PlanFacts.Create(organization, Credits(organization), Known.Quotas, FiscalCalendar.Gregorian, Known.Window);
        var samples = CreditSamples.Create(["Ada", "Bob"], [First, Second], Dollar, [90_000, 110_000, 5, 6]);
        var forecast = PlanCostForecastCalculator.Calculate(Linear, facts, samples);

        // Red is Ada alone, at 90 % and 110 %. Bob is nowhere in the first quarter and in no team in the second: 3,000 x 6 / 400,000 is 4.5 cents.
        Assert.Equal(Usd(3_600m + 4_400m + 0.05m), forecast.Value.Cost.Samples[0]);
        Assert.Contains(forecast.Issues, issue => issue is { Code: "no-assignment", Source: "Bob", Value: "FY2017-Q1" });
    }
}
