using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>What clauses pay beside the components is scaled by the gates and multipliers on them and rounded once.</summary>
public class ClausePayoutTests
{
    private static readonly PlanClause.Rates Commission = new() { Id = "commission", Name = "Commission", Table = RateTable.Flat(Percent(1)) };

    [Fact]
    public void A_multiplier_on_commission_scales_the_commission_alone()
    {
        // 1 % of 110,000 is 1,100; at 90 % of the team's goal the factor is 0.8. The component of 4,000 at 110 % stays.
        var scaled = OfOne(PayCurve.Linear).WithClauses(Commission, new PlanClause.Multiplier
        {
            Id = "m",
            Name = "m",
            AppliesTo = "commission",
            Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"),
            Table = PayCurve.Steps(PayCurvePoint.Percent(0, 80), PayCurvePoint.Percent(95, 100)),
        });

        Assert.Equal(Usd(4_400m + (1_100m * 0.8m)), Pay(scaled, 110_000m));
    }

    [Fact]
    public void A_gate_on_a_bonus_closes_the_bonus_alone()
    {
        PlanClause[] clauses =
        [
            new PlanClause.Bonus { Id = "bonus", Name = "b", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "bookings"), From = Ratio.One, Amount = Usd(500m) },
            new PlanClause.Gate { Id = "g", Name = "g", AppliesTo = "bonus", Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"), From = Percent(95) },
        ];

        Assert.Equal(Usd(4_400m), Pay(OfOne(PayCurve.Linear).WithClauses(clauses), 110_000m));
        Assert.Equal(Usd(4_900m), Pay(OfOne(PayCurve.Linear).WithClauses(clauses[0]), 110_000m));
    }

    [Fact]
    public void Half_a_cent_of_commission_is_rounded_away_from_zero()
    {
        // 1 % of 100.50 is 1.005, which rounding to even would make 1.00.
        var plan = Plan.Create("p", "p", Dollar, PeriodGrain.Quarter, [], [Commission]);

        Assert.Equal(Usd(1.01m), Pay(plan, 100.50m));
        Assert.Equal(Usd(1.01m), CommissionCalculator.Calculate(Commission.Table, Usd(100.50m)).Amount);
    }

    private static Money Pay(Plan plan, decimal ada) => SmallTeam.Pay(plan, ada, 340_000m, 500_000m).Value.Find("Ada")!.Total;
}
