using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>A gate or multiplier says what it read, what it makes of it and by which rule.</summary>
public class ClauseFactorTests
{
    private static readonly PlanReading Margin = new PlanReading.OfMeasure(UnitKind.Team, "margin");

    private static readonly PlanClause Gate = new PlanClause.Gate
    {
        Id = "g",
        Name = "Margin first",
        AppliesTo = "all",
        Reading = Margin,
        From = Percent(95),
        ShareBelow = Percent(40),
    };

    private static readonly PlanClause Multiplier = new PlanClause.Multiplier
    {
        Id = "m",
        Name = "Margin",
        AppliesTo = "all",
        Reading = Margin,
        Table = PayCurve.Steps(PayCurvePoint.Percent(0, 80), PayCurvePoint.Percent(95, 110)),
    };

    [Theory]
    [InlineData(94.9, "Margin first: 40 %  (gate: below 95 %, 40 % of pay is left)  [g]\n  Team margin: 94.9 %")]
    [InlineData(95.0, "Margin first: 100 %  (gate: 95 % is reached)  [g]\n  Team margin: 95 %")]
    [InlineData(95.1, "Margin first: 100 %  (gate: 95 % is reached)  [g]\n  Team margin: 95.1 %")]
    [InlineData(null, "Margin first: 40 %  (gate: below 95 %, 40 % of pay is left)  [g]\n  Team margin: undefined (none is stated)")]
    public void A_gate_says_whether_its_bound_is_reached(double? percent, string expected) => Assert.Equal(expected, Explained(Gate, percent));

    [Theory]
    [InlineData(94.9, "Margin: 80 %  (multiplier: 0 % to below 95 %: 80 % of target pay; 95 % and above: 110 % of target pay)  [m]", "94.9 %")]
    [InlineData(null, "Margin: 100 %  (multiplier: without a reading pay is not scaled)  [m]", "undefined (none is stated)")]
    public void A_multiplier_shows_its_table_or_that_it_does_not_scale(double? percent, string expected, string reading) =>
        Assert.Equal(expected + "\n  Team margin: " + reading, Explained(Multiplier, percent));

    private static string Explained(PlanClause clause, double? percent)
    {
        var reading = percent is { } given ? Percent((decimal)given) : (Ratio?)null;
        var pay = ComponentPayCalculator.Calculate(
            OfOne(PayCurve.Linear).WithClauses(clause), Usd(1_000m), [Ratio.One], [new MeasureReading(UnitKind.Team, "margin", reading)])[0];
        return Assert.IsType<PayBasis.Scaled>(pay.Basis).Factor.Explain().ToString();
    }
}
