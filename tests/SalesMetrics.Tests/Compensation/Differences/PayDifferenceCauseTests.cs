using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Differences;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Differences;

/// <summary>What differs between two versions of a plan, told apart and named.</summary>
public class PayDifferenceCauseTests
{
    private static readonly PlanReading OwnBookings = new PlanReading.OfMeasure(UnitKind.Payee, "bookings");
    private static readonly PlanReading TeamBookings = new PlanReading.OfMeasure(UnitKind.Team, "bookings");
    private static readonly PlanComponent Own = Component("all", Ratio.One, UnitKind.Payee, PayCurve.Linear);

    // Ada is at 110 % of 100,000, the margin at 80 % of 10,000, the team at 450,000 of 500,000: her straight curve pays 4,400 of 4,000.
    public static TheoryData<PlanComponent, decimal, string> ChangedComponents => new()
    {
        {
            Own with { Curve = PayCurve.Steps(new PayCurvePoint(Ratio.One, Ratio.One)) },
            4_000m - 4_400m,
            "curve 0 % and above: nothing, plus 1 % for each 1 % of attainment above 0 % -> below 100 %: nothing; 100 % and above: 100 % of target pay"
        },
        { Own with { MeasureId = "margin" }, 3_200m - 4_400m, "follows bookings of Payee -> margin of Payee" },
        { Own with { Scope = UnitKind.Team }, 3_600m - 4_400m, "follows bookings of Payee -> bookings of Team" },
    };

    // Each pays by itself on Ada's 110,000: 2 % are 2,200, the bonus for 100 % is 100.
    public static TheoryData<PlanClause, decimal, string> ChangedClauses => new()
    {
        { Commission(3m), 1_100m, "0 and above: 2 % (marginal) -> 0 and above: 3 % (marginal)" },
        { Card(3m), 1_100m, "any other product: 2 % of credit -> any other product: 3 % of credit" },
        { Bonus(OwnBookings, 100m, 150m), 50m, "100.00 USD from 100 % of Payee bookings on -> 150.00 USD from 100 % of Payee bookings on" },
    };

    [Theory]
    [MemberData(nameof(ChangedComponents))]
    public void What_a_component_follows_and_its_curve_are_its_rate_and_nothing_else(PlanComponent changed, decimal amount, string words)
    {
        var part = Only(PayVersions.OfAda(Quarterly(Own), 110_000m, 8_000m), PayVersions.OfAda(Quarterly(changed), 110_000m, 8_000m), "all");

        Assert.Equal((PayDifferenceCause.Rate, Usd(amount), words), (part.Cause, part.Amount, part.What));
    }

    [Fact]
    public void What_is_paid_for_an_undefined_attainment_is_a_rate_too()
    {
        var goals = Own with { MeasureId = "mbo" };
        var bob = new StatedMeasure(SalesUnit.Payee("Bob"), "mbo", SmallTeam.Quarter.Interval, Percent(50), "interview");
        var before = PayVersions.OfAda(Quarterly(goals), 110_000m, 8_000m, null, bob);
        var after = PayVersions.OfAda(Quarterly(goals with { WhenUndefined = UndefinedAttainment.PayTarget }), 110_000m, 8_000m, null, bob);

        var part = Only(before, after, "all");

        Assert.Equal(
            (PayDifferenceCause.Rate, Usd(4_000m), "undefined attainment: PayNothing -> PayTarget"), (part.Cause, part.Amount, part.What));
    }

    [Theory]
    [MemberData(nameof(ChangedClauses))]
    public void A_clause_that_pays_differs_by_its_own_terms_and_the_others_by_nothing(PlanClause changed, decimal amount, string words)
    {
        PlanClause[] clauses = [Bonus(OwnBookings, 100m, 100m), Card(2m), Commission(2m)];
        var before = PayVersions.OfAda(Quarterly(Own).WithClauses(clauses), 110_000m, 8_000m);
        var after = PayVersions.OfAda(
            Quarterly(Own).WithClauses(clauses.Select(one => one.Id == changed.Id ? changed : one)), 110_000m, 8_000m);

        var line = PayDifferenceCalculator.WhyDifferent(before, after, "Ada").Lines.Single();

        Assert.Equal((LedgerLinePart.Clause, changed.Id), (line.Part, line.Id));
        Assert.Equal((PayDifferenceCause.Rate, Usd(amount), words), (line.Parts.Single().Cause, line.Amount, line.Parts.Single().What));
    }

    [Fact]
    public void A_clause_that_only_one_plan_has_appears_beside_one_that_changed()
    {
        var before = PayVersions.OfAda(Quarterly(Own).WithClauses(Commission(2m)), 110_000m, 8_000m);
        var after = PayVersions.OfAda(Quarterly(Own).WithClauses(Commission(3m), Bonus(OwnBookings, 100m, 100m)), 110_000m, 8_000m);

        Assert.Equal(
            [("commission", PayDifferenceCause.Rate, 1_100m), ("bonus", PayDifferenceCause.Appeared, 100m)],
            Causes(PayDifferenceCalculator.WhyDifferent(before, after, "Ada")));
        Assert.Equal(
            [("commission", PayDifferenceCause.Rate, -1_100m), ("bonus", PayDifferenceCause.Disappeared, -100m)],
            Causes(PayDifferenceCalculator.WhyDifferent(after, before, "Ada")));
    }

    [Fact]
    public void A_commission_behind_a_gate_differs_by_what_the_gate_lets_through()
    {
        // The team is at 90 %, so half is left: 1,100 becomes 1,650.
        var gate = Gate("gate", "commission", TeamBookings, 100m, 50m);
        var before = PayVersions.OfAda(Quarterly(Own).WithClauses(gate, Commission(2m)), 110_000m, 8_000m);
        var after = PayVersions.OfAda(Quarterly(Own).WithClauses(gate, Commission(3m)), 110_000m, 8_000m);

        Assert.Equal([("commission", PayDifferenceCause.Rate, 550m)], Causes(PayDifferenceCalculator.WhyDifferent(before, after, "Ada")));
    }

    [Fact]
    public void Conditions_that_went_came_or_changed_are_named_and_those_that_stayed_are_not()
    {
        // The team at 90 % leaves a half at each gate of before: 4,400 / 8. After it are a half, a quarter and four fifths: 4,400 / 10.
        var stays = Gate("stays", "all", TeamBookings, 100m, 50m);
        var before = Quarterly(Own).WithClauses(
            Gate("goes", "all", TeamBookings, 100m, 50m), stays, Gate("changes", "all", TeamBookings, 100m, 50m));
        var after = Quarterly(Own).WithClauses(
            stays, Gate("changes", "all", TeamBookings, 100m, 25m), Gate("comes", "all", TeamBookings, 95m, 80m)).WithCapPlace(CapPlace.WithCurve);

        var part = Only(PayVersions.OfAda(before, 110_000m, 8_000m), PayVersions.OfAda(after, 110_000m, 8_000m), "all");

        Assert.Equal((PayDifferenceCause.Condition, Usd(440m - 550m)), (part.Cause, part.Amount));
        Assert.Equal("'goes' is not there any more; 'comes' is new; 'changes' changed; cap applied Last -> WithCurve", part.What);
    }

    [Fact]
    public void The_place_of_the_cap_is_a_condition()
    {
        // 110 % x 1.5 is capped to 120 % when the cap comes last, and is 165 % when the curve was capped before.
        var multiplier = new PlanClause.Multiplier
        {
            Id = "push",
            Name = "Push",
            AppliesTo = "all",
            Reading = TeamBookings,
            Table = PayCurve.Steps(new PayCurvePoint(Ratio.Zero, Percent(150))),
        };
        var last = Quarterly(Own with { Curve = PayCurve.Linear.WithCap(Percent(120)) }).WithClauses(multiplier);

        var part = Only(
            PayVersions.OfAda(last, 110_000m, 8_000m), PayVersions.OfAda(last.WithCapPlace(CapPlace.WithCurve), 110_000m, 8_000m), "all");

        Assert.Equal(
            (PayDifferenceCause.Condition, Usd(4_000m * 0.45m), "cap applied Last -> WithCurve"), (part.Cause, part.Amount, part.What));
    }

    [Fact]
    public void A_gate_stays_a_condition_where_the_other_plan_pays_by_a_clause_of_its_id()
    {
        var before = PayVersions.OfAda(Quarterly(Own).WithClauses(Gate("x", "all", TeamBookings, 100m, 50m)), 110_000m, 8_000m);
        var after = PayVersions.OfAda(Quarterly(Own).WithClauses(Commission(2m) with { Id = "x" }), 110_000m, 8_000m);

        Assert.Equal(
            [("all", PayDifferenceCause.Condition, 2_200m), ("x", PayDifferenceCause.Appeared, 2_200m)],
            Causes(PayDifferenceCalculator.WhyDifferent(before, after, "Ada")));
    }

    internal static PlanClause.Gate Gate(string id, string on, PlanReading reading, decimal fromPercent, decimal leftPercent) =>
        new() { Id = id, Name = id, AppliesTo = on, Reading = reading, From = Percent(fromPercent), ShareBelow = Percent(leftPercent) };

    internal static PlanClause.Bonus Bonus(PlanReading reading, decimal fromPercent, decimal amount) =>
        new() { Id = "bonus", Name = "Bonus", Reading = reading, From = Percent(fromPercent), Amount = Usd(amount) };

    internal static PayDifferencePart Only(PayVersion before, PayVersion after, string lineId)
    {
        var line = PayDifferenceCalculator.WhyDifferent(before, after, "Ada").Lines.Single(one => one.Id == lineId);
        return Assert.Single(line.Parts);
    }

    private static IEnumerable<(string, PayDifferenceCause, decimal)> Causes(PayDifference difference) =>
        difference.Lines.SelectMany(line => line.Parts.Select(part => (line.Id, part.Cause, part.Amount.Amount)));

    private static PlanClause.Rates Commission(decimal percent) => new() { Id = "commission", Name = "Commission", Table = RateTable.Flat(Percent(percent)) };

    private static PlanClause.ProductRates Card(decimal percent) =>
        new() { Id = "card", Name = "Card", Card = RateCard.Create(new RateCardLine("", new ProductRate.OfCredit(Percent(percent)))) };
}
