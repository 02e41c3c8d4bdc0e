using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>What the plan check says about clauses beside each other: each fault once, and nothing where there is none.</summary>
public class ClauseChecksTests
{
    private static readonly PlanReading Margin = new PlanReading.OfMeasure(UnitKind.Payee, "margin");
    private static readonly PlanReading Bookings = new PlanReading.OfMeasure(UnitKind.Payee, "bookings");

    [Fact]
    public void A_gate_from_zero_on_is_told_once() => Assert.Equal(
        [("gate-always-open", "clauses[g].from")],
        OfClauses(Straight.WithClauses(Gate("g", 0, Margin))).Select(finding => (finding.Code, finding.Place)));

    [Fact]
    public void A_gate_that_the_curve_or_another_gate_makes_idle_is_told_once()
    {
        var curve = SeventyFiveTwentyFive(Accelerated, TeamGoal).WithClauses(Gate("g", 50, Bookings));
        var other = Straight.WithClauses(Gate("g", 80, Margin), Gate("h", 90, Margin));

        Assert.Equal(
            [("gate-without-effect", "'individual' pays nothing below 50 % of the same attainment anyway.")],
            OfClauses(curve).Select(finding => (finding.Code, finding.Message)));
        Assert.Equal(
            [
                ("gate-without-effect", "'h' closes 'individual' until 90 % of the same reading."),
                ("jump", "When Payee margin reaches 90 %, pay of 'individual' jumps from 0 % of it to all of it."),
            ],
            OfClauses(other).Select(finding => (finding.Code, finding.Message)));
    }

    // Below 50 % of bookings the curve pays nothing, which says nothing about the margin, nor about the value of a matrix.
    [Fact]
    public void A_gate_on_another_measure_or_on_a_component_with_a_matrix_has_an_effect()
    {
        var plan = SeventyFiveTwentyFive(Accelerated, TeamGoal);
        var matrix = new PlanClause.Linked
        {
            Id = "l",
            Name = "l",
            AppliesTo = "individual",
            Reading = Margin,
            Matrix = PayMatrix.Create([Ratio.Zero, Ratio.One], [Ratio.Zero], [Percent(50), Percent(100)], MatrixInterpolation.None),
        };

        Assert.Equal(["jump"], OfClauses(plan.WithClauses(Gate("g", 50, Margin))).Select(finding => finding.Code));
        Assert.Equal(["jump"], OfClauses(plan.WithClauses(Gate("g", 50, Bookings), matrix)).Select(finding => finding.Code));
    }

    [Fact]
    public void A_gate_on_a_bonus_jumps_as_one_on_a_component_does()
    {
        var team = new PlanReading.OfMeasure(UnitKind.Team, "bookings");
        var bonus = new PlanClause.Bonus { Id = "b", Name = "b", Reading = team, From = Ratio.One, Amount = Usd(500m) };
        var plan = Straight.WithClauses(bonus, Gate("g", 95, Margin) with { AppliesTo = "b" });

        Assert.Equal(
            [
                (PlanFindingSeverity.Note, "When Team bookings reaches 100 %, 500.00 USD is paid at once."),
                (PlanFindingSeverity.Warning, "When Payee margin reaches 95 %, pay of 'b' jumps from 0 % of it to all of it."),
            ],
            OfClauses(plan, new PlanCheckOptions { TargetIncentive = Usd(4_000m) }).Select(finding => (finding.Severity, finding.Message)));
    }

    [Fact]
    public void A_multiplier_that_rises_without_a_jump_leaves_nothing_to_say()
    {
        var plan = Straight.WithClauses(new PlanClause.Multiplier
        {
            Id = "m",
            Name = "m",
            AppliesTo = "individual",
            Reading = Margin,
            Table = PayCurve.Interpolated(PayCurvePoint.Percent(0, 80), PayCurvePoint.Percent(100, 100)),
        });

        Assert.Empty(OfClauses(plan));
    }

    [Fact]
    public void A_table_that_pays_from_its_second_tier_on_pays_something()
    {
        var table = RateTable.Create(TierMethod.Marginal, TierBound.Amount, [RateTier.Percent(0m, 0m), RateTier.Percent(50_000m, 5m)]);
        var plan = Plan.Create("p", "p", Dollar, PeriodGrain.Month, [], [new PlanClause.Rates { Id = "r", Name = "r", Table = table }]);

        Assert.Empty(PlanChecker.Check(plan));
    }

    [Fact]
    public void Sales_paid_twice_are_noted_at_the_last_line_that_pays_them()
    {
        var twice = OfOne(PayCurve.Linear).WithClauses(new PlanClause.Rates { Id = "r", Name = "r", Table = RateTable.Flat(Percent(1)) });

        Assert.Equal(("paid-twice", "clauses[r]"), Assert.Single(PlanChecker.Check(twice).Select(finding => (finding.Code, finding.Place))));
    }

    // Of two units the larger is in the upper half; people without a team are no team.
    [Theory]
    [InlineData("Red", 5, "Blue", 20, true)]
    [InlineData("Red", 20, "Blue", 5, true)]
    [InlineData("Red", 19, "Blue", 19, false)]
    [InlineData("Red", 1, "", 20, false)]
    public void People_hardly_move_a_unit_by_the_size_of_the_one_in_the_middle(string one, int inOne, string other, int inOther, bool isFound)
    {
        var organization = SalesOrganization.Create(
            Enumerable.Range(0, inOne + inOther).Select(i => Works($"P{i}", i < inOne ? one : other, "2017-01-01")));
        var team = Quarterly(Component("team", Ratio.One, UnitKind.Team, PayCurve.Linear));

        Assert.Equal(
            isFound ? ["20 people share a Team: one who sells 10 % more moves it by about 0.5 %."] : [],
            PlanChecker.Check(team, new PlanCheckOptions { Organization = organization }).Select(finding => finding.Message));
    }

    private static Plan Straight => SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear);

    private static PlanClause.Gate Gate(string id, decimal percent, PlanReading reading) =>
        new() { Id = id, Name = id, AppliesTo = "individual", Reading = reading, From = Percent(percent) };

    private static IEnumerable<PlanFinding> OfClauses(Plan plan, PlanCheckOptions? options = null) =>
        PlanChecker.Check(plan, options).Where(finding => finding.Place.StartsWith("clauses[", StringComparison.Ordinal));
}
