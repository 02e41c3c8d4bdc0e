using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Compensation.Modelling.TwoQuarters;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Modelling;

public class PlanCostTests
{
    // Ada: 3,000 x 110 % + 1,000 x 90 %, then 0 + 1,000 x 80 %. Bob: 3,000 x 85 % + 900, then 3,000 + 800.
    private const decimal Ada = 3_300m + 900m + 800m;
    private const decimal Bob = 2_550m + 900m + 3_800m;

    [Fact]
    public void The_cost_is_what_everybody_is_paid_in_all_periods()
    {
        var cost = PlanCostCalculator.Calculate(Linear, Facts);

        Assert.True(cost.IsClean);
        Assert.Equal(Usd(Ada + Bob), cost.Value.Total);
        Assert.Equal([Usd(Ada), Usd(Bob)], cost.Value.Payees.Select(payee => payee.Amount));
        Assert.Equal([Usd(4_200m + 3_450m), Usd(800m + 3_800m)], cost.Value.Runs.Select(run => run.Total));
        Assert.Equal([Usd(3_300m + 2_550m + 3_000m), Usd(4 * 850m)], cost.Value.Components().Select(component => component.Amount));
        Assert.Equal(Usd(16_000m), cost.Value.TargetIncentive);
    }

    [Fact]
    public void The_compensation_cost_of_sales_is_cost_over_revenue_and_undefined_without_revenue()
    {
        var cost = PlanCostCalculator.Calculate(Linear, Facts).Value;

        Assert.Equal(Usd(850_000m), cost.Revenue);
        Assert.Equal(Ratio.FromDecimal(Ada + Bob) / Ratio.FromDecimal(850_000m), cost.CostOfSales);
        Assert.Null(PlanCostCalculator.Calculate(Linear, Of()).Value.CostOfSales);
        Assert.Null(PlanCostCalculator.Calculate(Linear, Of(Sale("1", "Ada", "2017-02-01", -1m))).Value.CostOfSales);
        Assert.Contains("no revenue above zero was credited", PlanCostCalculator.Calculate(Linear, Of()).Value.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Payees_fall_into_buckets_by_attainment_over_all_periods_with_lower_bounds_inclusive()
    {
        // Ada 110 / 200 = 55 %, Bob 740 / 800 = 92.5 %.
        var cost = PlanCostCalculator.Calculate(Linear, Facts, [Percent(55), Percent(92.5m), Percent(93)]).Value;

        Assert.Equal([0, 1, 1, 0], cost.Buckets.Select(bucket => bucket.Payees.Length));
        Assert.Equal([Usd(0m), Usd(Ada), Usd(Bob), Usd(0m)], cost.Buckets.Select(bucket => bucket.Amount));
        Assert.Equal(["below 55.0 %", "55.0 % to 92.5 %", "92.5 % to 93.0 %", "93.0 % and more"], cost.Buckets.Select(bucket => bucket.ToString()));
        Assert.Equal(Usd(740_000m), cost.Buckets[2].Credited);
        Assert.Equal(Ratio.FromDecimal(Bob) / Ratio.FromDecimal(740_000m), cost.Buckets[2].CostOfSales);
        Assert.Null(cost.Buckets[0].CostOfSales);
        Assert.Empty(cost.Undefined.Payees);
    }

    [Fact]
    public void Without_a_quota_nobody_is_in_a_bucket_and_no_share_is_defined()
    {
        var facts = PlanFacts.Create(People, Facts.Credits, Goals(), FiscalCalendar.Gregorian, Facts.Window);
        var cost = PlanCostCalculator.Calculate(Linear, facts);

        Assert.Equal(2, cost.Value.Undefined.Payees.Length);
        Assert.Equal("undefined", cost.Value.Undefined.ToString());
        Assert.All(cost.Value.Buckets, bucket => Assert.Empty(bucket.Payees));
        Assert.Null(cost.Value.ShareAtOrAbove(Ratio.One));
        Assert.Equal(8, cost.Issues.Count(issue => issue.Code == "undefined-attainment"));
        Assert.All(cost.Value.Components(), component => Assert.Equal(4, component.UndefinedCount));
        Assert.Equal(Ratio.Zero, cost.Value.ShareBelowThreshold());
    }

    [Fact]
    public void Lines_at_the_cap_and_below_the_threshold_are_counted_with_bounds_inclusive()
    {
        // Own: 110 %, 0 %, 85 %, 100 %. Team: 90 %, 80 % twice each.
        var own = PayCurve.Linear.WithThreshold(Percent(85)).WithCap(Percent(110));
        var team = PayCurve.Linear.WithThreshold(Percent(90));
        var cost = PlanCostCalculator.Calculate(Terms(SeventyFiveTwentyFive(own, team)), Facts).Value;

        Assert.Equal([(4, 1, 1), (4, 0, 2)], cost.Components().Select(line => (line.LineCount, line.AtCapCount, line.BelowThresholdCount)));
        Assert.Equal(Ratio.Of(1, 2), cost.ShareAtCap());
        Assert.Equal(Ratio.One, cost.ShareBelowThreshold());
        Assert.Equal(Ratio.Of(1, 2), cost.ShareAtOrAbove(Percent(92.5m)));
        Assert.Equal(Ratio.Zero, cost.ShareAtOrAbove(Percent(92.6m)));
    }

    [Fact]
    public void A_cap_after_a_multiplier_counts_as_reached_when_it_limits_the_scaled_pay()
    {
        var doubled = new PlanClause.Multiplier
        {
            Id = "double",
            Name = "Double",
            AppliesTo = "all",
            Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"),
            Table = PayCurve.Create([new PayCurveSegment(Ratio.Zero, Ratio.Of(2, 1), Ratio.Zero)]),
        };
        var plan = OfOne(PayCurve.Linear.WithCap(Percent(150))).WithClauses(doubled);

        // 220 %, 0 %, 170 % and 200 % against 150 %; with the cap on the curve nobody comes near it.
        Assert.Equal(3, PlanCostCalculator.Calculate(Terms(plan), Facts).Value.Components()[0].AtCapCount);
        Assert.Equal(1, PlanCostCalculator.Calculate(Terms(plan), Facts).Value.Components()[0].BelowThresholdCount);
        Assert.Equal(0, PlanCostCalculator.Calculate(Terms(plan.WithCapPlace(CapPlace.WithCurve)), Facts).Value.Components()[0].AtCapCount);

        // Against 200 % the fourth reaches the cap to the point and the first exceeds it.
        var higher = OfOne(PayCurve.Linear.WithCap(Percent(200))).WithClauses(doubled);
        Assert.Equal(2, PlanCostCalculator.Calculate(Terms(higher), Facts).Value.Components()[0].AtCapCount);
    }

    [Fact]
    public void Programs_of_several_people_cost_too()
    {
        var pool = new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = Usd(1_000m) };
        var cost = PlanCostCalculator.Calculate(Terms(Linear.Plan.WithClauses(pool, TeamBonus(250m))), Facts).Value;

        // A pool of 1,000 each quarter, and a bonus of 250 for both in the first, in which the team reached 90 %.
        Assert.Equal(Usd(Ada + Bob + 2_000m + 500m), cost.Total);
        Assert.Equal(cost.Total, Money.Sum(cost.Payees.Select(payee => payee.Amount), Dollar));
        Assert.Equal([("bonus", Usd(500m)), ("pool", Usd(2_000m))], cost.Clauses().Select(clause => (clause.Key, clause.Value)));
    }

    [Fact]
    public void Somebody_who_sold_and_is_not_assigned_costs_nothing_and_is_listed()
    {
        var cost = PlanCostCalculator.Calculate(Linear, Of(Sale("1", "Zoe", "2017-02-01", 5m)));

        Assert.Null(cost.Value.Find("Zoe"));
        Assert.Equal(Usd(0m), cost.Value.Find("Ada")!.Amount);
        Assert.Contains(cost.Issues, issue => issue is { Code: "no-assignment", Source: "Zoe" });
        Assert.Equal(Usd(5m), cost.Value.Revenue);
    }

    [Fact]
    public void Where_nobody_is_paid_no_share_of_the_payees_is_defined()
    {
        var nobody = SalesOrganization.Create();
        var cost = PlanCostCalculator.Calculate(Linear, PlanFacts.Create(nobody, Credits(nobody), Goals(), FiscalCalendar.Gregorian, Facts.Window)).Value;

        Assert.Null(cost.ShareAtCap());
        Assert.Null(cost.ShareBelowThreshold());
    }

    [Fact]
    public void A_measure_may_be_given_once_and_what_is_not_there_is_refused()
    {
        Assert.Equal([Measure.Bookings], PlanFacts.Create(People, Facts.Credits, Facts.Quotas, FiscalCalendar.Gregorian, Facts.Window, Measure.Bookings).Measures.AsEnumerable());
        Assert.Throws<CurrencyMismatchException>(() => PlanFacts.Create(
            People, Facts.Credits, QuotaBook.Create(Currency.Of("EUR")).Value, FiscalCalendar.Gregorian, Facts.Window));
        Assert.Throws<ArgumentNullException>("stated", () => Facts.WithStated(null!));
        Assert.Throws<ArgumentNullException>("terms", () => PlanCostCalculator.Calculate(null!, Facts));
        Assert.Throws<ArgumentNullException>("facts", () => PlanCostCalculator.Calculate(Linear, null!));
    }

    [Fact]
    public void Facts_that_do_not_fit_are_refused()
    {
        var half = PlanFacts.Create(People, Facts.Credits, Facts.Quotas, FiscalCalendar.Gregorian, Days("2017-01-01", "2017-05-31"));

        Assert.Contains("2017-06-30", Assert.Throws<ArgumentException>(() => PlanCostCalculator.Calculate(Linear, half)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PlanCostCalculator.Calculate(Linear, Facts, [Ratio.One, Ratio.One]));
        Assert.Throws<ArgumentException>(() => PlanCostCalculator.Calculate(Linear, Facts, []));
        Assert.Throws<ArgumentException>(() => PlanFacts.Create(People, Facts.Credits, Facts.Quotas, FiscalCalendar.Gregorian, Facts.Window, Measure.Bookings, Measure.Bookings));
        Assert.Throws<CurrencyMismatchException>(() => new PlanTerms(Linear.Plan, TargetIncentives.Create(new Money(1m, Currency.Of("EUR")))));
    }
}
