using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Differences;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Differences.PayDifferenceCauseTests;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Differences;

/// <summary>What each side was paid on, what it could have been paid on, and how that is told.</summary>
public class PayDifferenceReadingTests
{
    private static readonly PlanReading TeamBookings = new PlanReading.OfMeasure(UnitKind.Team, "bookings");
    private static readonly PlanReading Margin = new PlanReading.OfMeasure(UnitKind.Payee, "margin");
    private static readonly PlanReading Goals = new PlanReading.OfMeasure(UnitKind.Payee, "mbo");
    private static readonly PlanComponent Own = Component("own", Ratio.One, UnitKind.Payee, PayCurve.Linear);
    private static readonly Plan Straight = Quarterly(Own);

    [Fact]
    public void A_measure_that_one_side_was_never_asked_for_is_taken_from_the_other_and_no_change()
    {
        // Bookings 100 % -> 110 %, and a gate comes that the margin at 80 % of its goal keeps half shut: 4,000 -> 2,200.
        // Credit: (400 without the gate + 200 with it) / 2. Gate: -(2,000 on old credit + 2,200 on new) / 2.
        var before = PayVersions.OfAda(Straight, 100_000m, 8_000m);
        var after = PayVersions.OfAda(Straight.WithClauses(Gate("gate", "own", Margin, 100m, 50m)), 110_000m, 8_000m);

        Assert.Equal(
            [
                (PayDifferenceCause.Credit, 300m, "bookings of Payee:Ada 100000.00 USD -> 110000.00 USD"),
                (PayDifferenceCause.Condition, -2_100m, "'gate' is new"),
            ],
            Parts(before, after));
        Assert.Equal(
            [
                (PayDifferenceCause.Credit, -300m, "bookings of Payee:Ada 110000.00 USD -> 100000.00 USD"),
                (PayDifferenceCause.Condition, 2_100m, "'gate' is not there any more"),
            ],
            Parts(after, before));
    }

    [Fact]
    public void A_credited_measure_that_a_side_knows_without_being_paid_on_it_is_its_own()
    {
        // The margin goes from 50 % to 80 %, and a gate at 60 % comes, which the old margin would have kept half shut: 4,400 stays 4,400.
        var gated = Straight.WithClauses(Gate("gate", "own", Margin, 60m, 50m));

        Assert.Equal(
            [(PayDifferenceCause.Credit, 1_100m, "margin of Payee:Ada 5000.00 USD -> 8000.00 USD"), (PayDifferenceCause.Condition, -1_100m, "'gate' is new")],
            Parts(PayVersions.OfAda(Straight, 110_000m, 5_000m, asked: gated), PayVersions.OfAda(gated, 110_000m, 8_000m)));
    }

    [Fact]
    public void A_stated_measure_that_a_side_knows_without_being_paid_on_it_is_its_own()
    {
        var gated = Straight.WithClauses(Gate("gate", "own", Goals, 60m, 50m));

        Assert.Equal(
            [(PayDifferenceCause.Credit, 1_100m, "mbo of Payee:Ada 50 % stated -> 80 % stated"), (PayDifferenceCause.Condition, -1_100m, "'gate' is new")],
            Parts(PayVersions.OfAda(Straight, 110_000m, 8_000m, null, Score("Ada", 50m)), PayVersions.OfAda(gated, 110_000m, 8_000m, null, Score("Ada", 80m))));
    }

    [Fact]
    public void A_score_that_a_gate_asks_for_and_nobody_stated_is_missing_and_not_borrowed()
    {
        // Without a score the gate leaves half of 4,400.
        var gated = Straight.WithClauses(Gate("gate", "own", Goals, 60m, 50m));

        Assert.Equal(
            [(PayDifferenceCause.Credit, 2_200m, "mbo of Payee:Ada none -> 80 % stated")],
            Parts(PayVersions.OfAda(gated, 110_000m, 8_000m, null, Score("Bob", 50m)), PayVersions.OfAda(gated, 110_000m, 8_000m, null, Score("Ada", 80m))));
    }

    [Fact]
    public void A_component_that_is_left_out_gives_its_weight_to_another_whose_line_says_so()
    {
        // Without the score the own part weighs 100 % in place of 75 %: 3,300 -> 4,400.
        var plan = Quarterly(
            Own with { Weight = Percent(75) }, Component("goals", Percent(25), UnitKind.Payee, PayCurve.Linear, UndefinedAttainment.Reweight) with { MeasureId = "mbo" });

        var part = Only(
            PayVersions.OfAda(plan, 110_000m, 8_000m, null, Score("Ada", 80m)), PayVersions.OfAda(plan, 110_000m, 8_000m, null, Score("Bob", 80m)), "own");

        Assert.Equal((PayDifferenceCause.Credit, Usd(1_100m), "mbo of Payee:Ada 80 % stated -> none"), (part.Cause, part.Amount, part.What));
    }

    [Theory]
    [InlineData("own", "bookings of Payee:Ada 100000.00 USD -> 110000.00 USD")]
    [InlineData("team", "bookings of Team:Red 440000.00 USD -> 450000.00 USD")]
    public void A_bonus_on_what_a_component_pays_names_the_sales_behind_that_component(string read, string words)
    {
        // Own 100 % -> 110 %, team 440 -> 450 of 500 thousand: the bound lies between.
        var plan = Quarterly(Own with { Weight = Percent(60) }, Component("team", Percent(40), UnitKind.Team, PayCurve.Linear))
            .WithClauses(Bonus(new PlanReading.OfComponent(read), read == "own" ? 105m : 89m, 100m));

        var part = Only(PayVersions.OfAda(plan, 100_000m, 8_000m), PayVersions.OfAda(plan, 110_000m, 8_000m), "bonus");

        Assert.Equal((PayDifferenceCause.Credit, Usd(100m), words), (part.Cause, part.Amount, part.What));
    }

    [Theory]
    [InlineData("own")]
    [InlineData("team")]
    public void A_bonus_on_what_a_component_pays_differs_by_its_own_terms(string read)
    {
        var plan = Quarterly(Own with { Weight = Percent(60) }, Component("team", Percent(40), UnitKind.Team, PayCurve.Linear));
        var reading = new PlanReading.OfComponent(read);
        var before = PayVersions.OfAda(plan.WithClauses(Bonus(reading, 80m, 100m)), 110_000m, 8_000m);
        var after = PayVersions.OfAda(plan.WithClauses(Bonus(reading, 80m, 150m)), 110_000m, 8_000m);

        var part = Only(before, after, "bonus");

        Assert.Equal(
            (PayDifferenceCause.Rate, Usd(50m), $"100.00 USD from 80 % of pay of '{read}' on -> 150.00 USD from 80 % of pay of '{read}' on"),
            (part.Cause, part.Amount, part.What));
    }

    [Fact]
    public void A_bonus_on_a_component_that_the_other_plan_lacks_keeps_its_terms_there()
    {
        // The new terms need the team's component, so they cannot be tried on the old plan: the 50 are half of the terms and half of the component.
        var before = PayVersions.OfAda(Straight.WithClauses(Bonus(new PlanReading.OfComponent("own"), 80m, 100m)), 110_000m, 8_000m);
        var after = PayVersions.OfAda(
            Quarterly(Own with { Weight = Percent(60) }, Component("team", Percent(40), UnitKind.Team, PayCurve.Linear))
                .WithClauses(Bonus(new PlanReading.OfComponent("team"), 80m, 150m)),
            110_000m,
            8_000m);

        Assert.Equal(
            [
                (PayDifferenceCause.Rate, 25m, "100.00 USD from 80 % of pay of 'own' on -> 150.00 USD from 80 % of pay of 'team' on"),
                (PayDifferenceCause.Condition, 25m, "through what other components or clauses read"),
            ],
            Parts(before, after, "bonus"));
    }

    [Fact]
    public void A_condition_on_another_component_reaches_a_line_through_what_its_multiplier_reads()
    {
        // Own 60 % of 4,000 at 110 %, times what the team's part pays: 90 %, and half of it behind the gate that comes.
        var multiplier = new PlanClause.Multiplier
        {
            Id = "push",
            Name = "Push",
            AppliesTo = "own",
            Reading = new PlanReading.OfComponent("team"),
            Table = PayCurve.Linear,
        };
        var plan = Quarterly(Own with { Weight = Percent(60) }, Component("team", Percent(40), UnitKind.Team, PayCurve.Linear)).WithClauses(multiplier);
        var gated = plan.WithClauses(multiplier, Gate("gate", "team", Margin, 100m, 50m));

        var part = Only(PayVersions.OfAda(plan, 110_000m, 8_000m, asked: gated), PayVersions.OfAda(gated, 110_000m, 8_000m), "own");

        Assert.Equal(
            (PayDifferenceCause.Condition, Usd(-2_640m * 0.45m), "through what other components or clauses read"), (part.Cause, part.Amount, part.What));
    }

    [Fact]
    public void Two_people_differ_by_their_own_sales_also_where_a_gate_reads_their_team()
    {
        // Bob is at 340,000 of 400,000, Ada at 110,000 of 100,000; the curve pays nothing below 50 %, 85 % at 85 %, 120 % at 110 %, 200 % at most.
        // Credit: 3,000 x ((0 % - 85 %) + (120 % - 200 %)) / 2. Quota: 3,000 x ((200 % - 85 %) + (120 % - 0 %)) / 2.
        var version = PayVersions.Of(
            SeventyFiveTwentyFive(Accelerated, TeamGoal).WithClauses(Gate("gate", "individual", TeamBookings, 80m, 50m)), 110_000m, 340_000m, 500_000m);

        Assert.Equal(
            [
                (PayDifferenceCause.Credit, -2_475m, "bookings of Payee:Bob -> Payee:Ada 340000.00 USD -> 110000.00 USD"),
                (PayDifferenceCause.Quota, 3_525m, "quota of Payee:Bob -> Payee:Ada 400000.00 USD -> 100000.00 USD"),
            ],
            PayDifferenceCalculator.WhyDifferent(version, "Bob", version, "Ada").Lines.Single().Parts.Select(part => (part.Cause, part.Amount.Amount, part.What)));
    }

    private static IEnumerable<(PayDifferenceCause, decimal, string)> Parts(PayVersion before, PayVersion after, string lineId = "own") =>
        PayDifferenceCalculator.WhyDifferent(before, after, "Ada").Lines.Single(line => line.Id == lineId).Parts
            .Select(part => (part.Cause, part.Amount.Amount, part.What));

    private static StatedMeasure Score(string payee, decimal percent) =>
        new(SalesUnit.Payee(payee), "mbo", SmallTeam.Quarter.Interval, Percent(percent), "interview");
}
