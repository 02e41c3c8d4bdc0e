using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Modelling.TwoQuarters;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Modelling;

public class PlanComparisonTests
{
    // 100 % on the own goal at 3,000 and a bonus of 1,000 from 90 % of the team's: Ada 3,300 + 1,000 + 0, Bob 2,550 + 1,000 + 3,000.
    private static readonly PlanTerms WithBonus = Terms(OfOne(PayCurve.Linear).WithClauses(TeamBonus(1_000m)), 3_000m);

    [Fact]
    public void Gainers_and_losers_add_up_to_the_difference()
    {
        var comparison = PlanComparisonCalculator.Calculate(Linear, WithBonus, Facts).Value;

        Assert.Equal((Usd(5_000m + 7_250m), Usd(4_300m + 6_550m)), (comparison.From.Total, comparison.To.Total));
        Assert.Equal(Usd(-1_400m), comparison.Difference);
        Assert.Equal([Usd(4_300m - 5_000m), Usd(6_550m - 7_250m)], comparison.Payees.Select(payee => payee.Difference));
        Assert.Equal(["Ada", "Bob"], comparison.Losers.Select(payee => payee.PayeeId));
        Assert.Empty(comparison.Gainers);
        Assert.Equal((Usd(0m), Usd(-1_400m), 0), (comparison.Gained, comparison.Lost, comparison.UnchangedCount));
    }

    [Fact]
    public void Gainers_are_listed_with_the_largest_gain_first_and_losers_with_the_largest_loss()
    {
        var capped = Terms(SeventyFiveTwentyFive(PayCurve.Linear.WithCap(Ratio.One), PayCurve.Linear.WithSlopeFrom(Percent(85), Ratio.Of(2, 1))));
        var comparison = PlanComparisonCalculator.Calculate(Linear, capped, Facts).Value;

        // Ada loses 10 % of 3,000 to the cap and gains 5 % of 1,000; Bob gains those 50 alone.
        Assert.Equal([("Bob", 50m)], comparison.Gainers.Select(payee => (payee.PayeeId, payee.Difference.Amount)));
        Assert.Equal([("Ada", -250m)], comparison.Losers.Select(payee => (payee.PayeeId, payee.Difference.Amount)));
        var back = PlanComparisonCalculator.Calculate(capped, Linear, Facts).Value;
        Assert.Equal((comparison.Gained, comparison.Lost), (-back.Lost, -back.Gained));
    }

    [Fact]
    public void Several_gainers_and_losers_are_ordered_by_amount_and_those_who_get_the_same_are_neither()
    {
        // Target 4,000 in proportion, against nothing below 50 % and double above 100 %.
        (string Id, decimal Percent)[] people = [("Ada", 110m), ("Bob", 120m), ("Cem", 20m), ("Dee", 40m), ("Eve", 100m)];
        var organization = SalesOrganization.Create([.. people.Select(one => Works(one.Id, "Red", "2017-01-01"))]);
        var facts = PlanFacts.Create(
            organization,
            Credits(organization, [.. people.Select(one => Sale(one.Id, one.Id, "2017-02-01", 1_000m * one.Percent))]),
            Goals([.. people.Select(one => Goal(SalesUnit.Payee(one.Id), "2017-01-01", "2017-03-31", 100_000m))]),
            FiscalCalendar.Gregorian,
            First.Interval);
        var steeper = Terms(OfOne(PayCurve.Linear.WithThreshold(Percent(50)).WithSlopeFrom(Ratio.One, Ratio.Of(2, 1))));

        var comparison = PlanComparisonCalculator.Calculate(Terms(OfOne(PayCurve.Linear)), steeper, facts).Value;

        Assert.Equal([("Bob", 800m), ("Ada", 400m)], comparison.Gainers.Select(one => (one.PayeeId, one.Difference.Amount)));
        Assert.Equal([("Dee", -1_600m), ("Cem", -800m)], comparison.Losers.Select(one => (one.PayeeId, one.Difference.Amount)));
        Assert.Equal(1, comparison.UnchangedCount);
    }

    [Fact]
    public void A_comparison_needs_two_plans_in_one_currency_also_where_nobody_is_paid()
    {
        var euro = Currency.Of("EUR");
        var other = new PlanTerms(Plan.Create("e", "Euro", euro, PeriodGrain.Quarter, Linear.Plan.Components), TargetIncentives.Create(new Money(1m, euro)));
        var nobody = SalesOrganization.Create();
        var facts = PlanFacts.Create(nobody, Credits(nobody), Goals(), FiscalCalendar.Gregorian, First.Interval);

        Assert.Throws<ArgumentNullException>("from", () => PlanComparisonCalculator.Calculate(null!, Linear, facts));
        Assert.Throws<ArgumentNullException>("to", () => PlanComparisonCalculator.Calculate(Linear, null!, facts));
        Assert.Throws<CurrencyMismatchException>(() => PlanComparisonCalculator.Calculate(Linear, other, facts));
    }

    [Fact]
    public void Buckets_hold_the_same_people_on_both_sides()
    {
        var comparison = PlanComparisonCalculator.Calculate(Linear, WithBonus, Facts, [Percent(60)]).Value;

        Assert.Equal(["below 60.0 %", "60.0 % and more", "undefined"], comparison.Buckets.Select(bucket => bucket.Label));
        Assert.Equal([(5_000m, 4_300m), (7_250m, 6_550m), (0m, 0m)], comparison.Buckets.Select(bucket => (bucket.FromAmount.Amount, bucket.ToAmount.Amount)));
        Assert.Equal(Ratio.FromDecimal(4_300m) / Ratio.FromDecimal(110_000m), comparison.Buckets[0].ToCostOfSales);
        Assert.Equal(Ratio.FromDecimal(5_000m) / Ratio.FromDecimal(110_000m), comparison.Buckets[0].FromCostOfSales);
        Assert.Equal([Usd(-700m), Usd(-700m), Usd(0m)], comparison.Buckets.Select(bucket => bucket.Difference));
    }

    [Fact]
    public void A_monthly_plan_is_compared_with_a_quarterly_one_over_the_same_days()
    {
        var monthly = Terms(Plan.Create("m", "Monthly", Dollar, PeriodGrain.Month, Linear.Plan.Components), 1_000m);
        var comparison = PlanComparisonCalculator.Calculate(Linear, monthly, Facts).Value;

        Assert.Equal((2, 6), (comparison.From.Runs.Length, comparison.To.Runs.Length));
        Assert.Equal(comparison.Difference, comparison.Gained + comparison.Lost);
        Assert.Equal(Usd(850_000m), comparison.To.Revenue);
    }

    [Fact]
    public void Plans_in_different_currencies_are_not_compared()
    {
        var euro = Currency.Of("EUR");
        var other = new PlanTerms(Plan.Create("e", "Euro", euro, PeriodGrain.Quarter, Linear.Plan.Components), TargetIncentives.Create(new Money(1m, euro)));

        Assert.Throws<CurrencyMismatchException>(() => PlanComparisonCalculator.Calculate(Linear, other, Facts));
        Assert.Null(PlanCostCalculator.Calculate(other, Facts).Value.CostOfSales);
        Assert.Contains("revenue is in another currency", PlanCostCalculator.Calculate(other, Facts).Value.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_explanation_lays_out_what_each_gains_or_loses()
    {
        var lines = PlanComparisonCalculator.Calculate(Linear, WithBonus, Facts).Value.Explain().ToString().Split('\n');

        Assert.Equal("From Test plan to Test plan: -1400.00 USD  (10850.00 USD less 12250.00 USD: what gainers gain and losers lose)", lines[0]);
        Assert.Contains("    Bob: -700.00 USD  (6550.00 USD less 7250.00 USD)  [Bob]", lines);
    }
}
