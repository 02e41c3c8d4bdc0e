using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Modelling.TwoQuarters;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Modelling;

/// <summary>Samples at the edges of what they can add to, and of what 64 bits hold.</summary>
public class SampledPayTests
{
    private static readonly PlanTerms Straight = Terms(OfOne(PayCurve.Linear));

    [Fact]
    public void A_part_on_a_stated_score_is_paid_beside_one_on_samples()
    {
        // Own 75 % at 40 %: 1,200. The score of 80 % on 25 %: 800. Another score that the plan does not read changes nothing.
        var plan = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, PayCurve.Linear),
            Component("goals", Percent(25), UnitKind.Payee, PayCurve.Linear) with { MeasureId = "mbo" });
        StatedMeasure Score(string measure, decimal percent) => new(SalesUnit.Payee("Ada"), measure, Second.Interval, Percent(percent), "interview");

        Assert.Equal(Usd(2_000m), Pay(Terms(plan), Of().WithStated(Score("mbo", 80m), Score("nps", 10m)), 40_000).Find("Ada")!.Pay.Samples[0]);
    }

    [Fact]
    public void Samples_are_of_revenue_and_leave_other_measures_as_they_are()
    {
        // The margin of 5,000 on a goal of 10,000 pays half of 1,000, whatever is sampled; own 3,000 at 40 %.
        var plan = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, PayCurve.Linear),
            Component("margin", Percent(25), UnitKind.Payee, PayCurve.Linear) with { MeasureId = "margin" });
        var credits = Credits(People, Sale("M", "Ada", "2017-04-03", 5_000m) with { Category = "margin" });
        var quotas = Goals(
            Goal(SalesUnit.Payee("Ada"), "2017-04-01", "2017-06-30", 100_000m), Goal(SalesUnit.Payee("Ada"), "2017-04-01", "2017-06-30", 10_000m) with { MeasureId = "margin" });
        var facts = PlanFacts.Create(People, credits, quotas, FiscalCalendar.Gregorian, Facts.Window, Measure.Bookings, Measure.OfCategory("margin"));

        Assert.Equal(Usd(1_200m + 500m), Pay(Terms(plan), facts, 40_000).Find("Ada")!.Pay.Samples[0]);
    }

    [Fact]
    public void A_quota_that_is_no_whole_number_of_cents_is_paid_on_as_it_is()
    {
        // A dollar for 47 of 91 days; half a dollar is 45.5/47 of that: 4,000 x 45.5/47.
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-05-15"));
        var quota = Goal(SalesUnit.Payee("Ada"), "2017-04-01", "2017-06-30", 1m);
        var adjusted = quota with { Adjustment = QuotaAdjustmentCalculator.Calculate(quota, organization, new QuotaAdjustmentOptions()) };
        var facts = PlanFacts.Create(organization, Credits(organization), Goals(adjusted), FiscalCalendar.Gregorian, Facts.Window);

        Assert.Equal(Usd(3_872.34m), Pay(Straight, facts, 0.5).Find("Ada")!.Pay.Samples[0]);
    }

    [Fact]
    public void A_target_incentive_beyond_64_bits_of_cents_is_paid_where_the_pay_is_within_them()
    {
        // 10^17 at a cent of 100,000.
        Assert.Equal(Usd(10_000_000_000m), Pay(Terms(OfOne(PayCurve.Linear), 100_000_000_000_000_000m), Of(), 0.01).Find("Ada")!.Pay.Samples[0]);
    }

    [Fact]
    public void Somebody_without_quota_and_credit_is_paid_nothing_of_what_others_have()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"), Works("Zoe", "Red", "2017-01-01"));
        var facts = PlanFacts.Create(organization, Credits(organization), Facts.Quotas, FiscalCalendar.Gregorian, Facts.Window);

        var forecast = Pay(Straight, facts, 40_000);

        Assert.Equal(Usd(0m), forecast.Find("Zoe")!.Pay.Samples[0]);
        Assert.Equal(Usd(1_600m), forecast.Cost.Samples[0]);
        Assert.Null(forecast.Find("Yan"));
    }

    [Fact]
    public void Samples_in_another_currency_are_refused_where_nobody_has_a_goal_too()
    {
        var facts = PlanFacts.Create(People, Credits(People), Goals(), FiscalCalendar.Gregorian, Facts.Window);

        Assert.Throws<CurrencyMismatchException>(() => PlanCostForecastCalculator.Calculate(
            Straight, facts, CreditSamples.Create(["Ada"], [Second], Currency.Of("EUR"), [1])));
    }

    // A quarter of 2^63 cents is 2.3 x 10^16 dollars, and the most that a sample holds.
    [Fact]
    public void A_team_whose_people_sell_more_than_64_bits_of_cents_together_is_refused()
    {
        string[] ids = ["A", "B", "C", "D", "E"];
        var organization = SalesOrganization.Create([.. ids.Select(id => Works(id, "Red", "2017-01-01"))]);
        var facts = PlanFacts.Create(organization, Credits(organization), Goals(), FiscalCalendar.Gregorian, Facts.Window);
        var samples = CreditSamples.Create([.. ids], [Second], Dollar, [2.3e16, 2.3e16, 2.3e16, 2.3e16, 2.3e16]);

        Assert.Throws<OverflowException>(() => PlanCostForecastCalculator.Calculate(Linear, facts, samples));
        Assert.Throws<OverflowException>(() => PlanCostForecastCalculator.Calculate(Terms(Linear.Plan.WithClauses(TeamBonus(1m))), facts, samples));
    }

    [Fact]
    public void A_payee_who_sells_more_than_64_bits_of_cents_over_all_periods_is_refused()
    {
        var window = Days("2017-01-01", "2018-03-31");
        var quarters = FiscalCalendar.Gregorian.PeriodsIn(window, PeriodGrain.Quarter);
        var facts = PlanFacts.Create(
            People, Credits(People), Goals(Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 100_000m)), FiscalCalendar.Gregorian, window);

        Assert.Throws<OverflowException>(() => PlanCostForecastCalculator.Calculate(
            Terms(OfOne(PayCurve.Linear), 0m), facts, CreditSamples.Create(["Ada"], quarters, Dollar, [2.3e16, 2.3e16, 2.3e16, 2.3e16, 2.3e16])));
    }

    [Fact]
    public void What_is_credited_and_what_is_sampled_are_refused_beyond_64_bits_of_cents_together()
    {
        // 9 x 10^16 and 2.3 x 10^16 dollars; 2^63 cents are 9.22 x 10^16.
        var facts = Of(Sale("1", "Ada", "2017-04-03", 90_000_000_000_000_000m));

        Assert.Throws<OverflowException>(() => Pay(Terms(OfOne(PayCurve.Linear), 0m), facts, 2.3e16));
        Assert.Throws<OverflowException>(() => Pay(Terms(OfOne(PayCurve.Linear).WithClauses(TeamBonus(1m)), 0m), facts, 2.3e16));
    }

    [Fact]
    public void Pay_is_refused_beyond_64_bits_of_cents_of_one_payee_or_of_all()
    {
        // 5 x 10^16 for each quarter at 100 %: two of them are more than 9.22 x 10^16.
        var terms = Terms(OfOne(PayCurve.Linear), 50_000_000_000_000_000m);

        Assert.Throws<OverflowException>(() => PlanCostForecastCalculator.Calculate(
            terms, Of(), CreditSamples.Create(["Ada"], [First, Second], Dollar, [100_000, 100_000])));
        Assert.Throws<OverflowException>(() => PlanCostForecastCalculator.Calculate(
            terms, Of(), CreditSamples.Create(["Ada", "Bob"], [Second], Dollar, [100_000, 400_000])));
    }

    [Fact]
    public void A_forecast_needs_terms_facts_and_samples()
    {
        var samples = CreditSamples.Create(["Ada"], [Second], Dollar, [1]);

        Assert.Throws<ArgumentNullException>("terms", () => PlanCostForecastCalculator.Calculate(null!, Facts, samples));
        Assert.Throws<ArgumentNullException>("facts", () => PlanCostForecastCalculator.Calculate(Straight, null!, samples));
        Assert.Throws<ArgumentNullException>("samples", () => PlanCostForecastCalculator.Calculate(Straight, Facts, null!));
        Assert.Equal(0.0, default(SampledShare).Value);
    }

    private static PlanCostForecast Pay(PlanTerms terms, PlanFacts facts, double ada) =>
        PlanCostForecastCalculator.Calculate(terms, facts, CreditSamples.Create(["Ada"], [Second], Dollar, [ada])).Value;
}
