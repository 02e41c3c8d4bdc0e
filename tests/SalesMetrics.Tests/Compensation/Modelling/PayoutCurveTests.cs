using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Modelling.TwoQuarters;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Modelling;

public class PayoutCurveTests
{
    private static readonly PayoutCurveOptions Own = new() { Quota = Usd(100_000m), Step = Ratio.Of(1, 2) };

    [Fact]
    public void The_75_25_plan_pays_by_stretches_and_jumps_once_at_its_threshold()
    {
        var curve = PayoutCurveCalculator.Calculate(SeventyFiveTwentyFive(Accelerated, TeamGoal), Usd(4_000m), Own);

        // The team's 1,000 all along; own 50 % of 3,000 at once, then 3,000 on 100,000, then twice that to 200 % at 150 %.
        Assert.Equal(
            [(0m, 0.5m, 0m), (0.5m, 1m, 0.03m), (1m, 1.5m, 0.06m), (1.5m, 2m, 0m)],
            curve.Stretches.Select(stretch => (stretch.From.ToDecimal(), stretch.To.ToDecimal(), stretch.MarginalPay!.Value.ToDecimal())));
        var jump = Assert.Single(curve.Jumps);
        Assert.Equal((Percent(50), Ratio.Of(1_000, 1), Ratio.Of(2_500, 1), Ratio.Of(1_500, 1)), (jump.At, jump.Before, jump.After, jump.Size));
        Assert.Equal(["individual"], jump.LineIds.AsEnumerable());
        Assert.Equal([1_000m, 2_500m, 4_000m, 7_000m, 7_000m], curve.Points.Select(point => point.Amount.Amount));
        Assert.True(curve.IsLocated);
        Assert.False(curve.Falls);
    }

    [Fact]
    public void The_others_are_held_where_stated()
    {
        var team = PayoutCurveCalculator.Calculate(
            SeventyFiveTwentyFive(Accelerated, TeamGoal), Usd(4_000m), Own with { Scope = UnitKind.Team, Others = Percent(130), From = Percent(79), To = Percent(80) });

        Assert.Equal([4_800m, 5_600m], team.Points.Select(point => point.Amount.Amount));
        Assert.Equal(Percent(80), Assert.Single(team.Jumps).At);
    }

    [Fact]
    public void A_retroactive_table_jumps_and_a_marginal_one_bends()
    {
        PayoutCurve Of(TierMethod method) => PayoutCurveCalculator.Calculate(
            Plan.Create("p", "p", Dollar, SalesMetrics.Calendars.PeriodGrain.Quarter, [], [
                new PlanClause.Rates { Id = "rates", Name = "r", Table = RateTable.Create(method, TierBound.Attainment, [RateTier.Percent(0m, 8m), RateTier.Percent(1m, 12m)]) },
            ]),
            Usd(0m),
            Own);

        Assert.Equal(Ratio.Of(4_000, 1), Assert.Single(Of(TierMethod.Retroactive).Jumps).Size);
        Assert.Empty(Of(TierMethod.Marginal).Jumps);
        Assert.Equal([0.08m, 0.12m], Of(TierMethod.Marginal).Stretches.Select(stretch => stretch.MarginalPay!.Value.ToDecimal()));
        Assert.Equal([0.08m, 0.12m], Of(TierMethod.Retroactive).Stretches.Select(stretch => stretch.MarginalPay!.Value.ToDecimal()));
    }

    [Fact]
    public void A_gate_on_what_a_component_pays_is_found_where_that_is_reached()
    {
        // The team counts when own pay reaches 150 % of its target, which is at 125 % of attainment.
        var plan = SeventyFiveTwentyFive(Accelerated, PayCurve.Linear).WithClauses(new PlanClause.Gate
        {
            Id = "gate",
            Name = "Gate",
            AppliesTo = "team",
            Reading = new PlanReading.OfComponent("individual"),
            From = Percent(150),
            ShareBelow = Percent(25),
        });
        var curve = PayoutCurveCalculator.Calculate(plan, Usd(4_000m), Own);

        Assert.Equal([Percent(50), Percent(125)], curve.Jumps.Select(jump => jump.At));
        Assert.Equal((Ratio.Of(750, 1), "team"), (curve.Jumps[1].Size, curve.Jumps[1].LineIds.Single()));
    }

    [Fact]
    public void A_cap_after_a_multiplier_is_found_where_the_scaled_pay_reaches_it()
    {
        var plan = OfOne(PayCurve.Linear.WithCap(Percent(120))).WithClauses(new PlanClause.Multiplier
        {
            Id = "m",
            Name = "m",
            AppliesTo = "all",
            Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"),
            Table = PayCurve.Create([new PayCurveSegment(Ratio.Zero, Percent(150), Ratio.Zero)]),
        });

        // 1.5 x 80 % is the cap.
        var curve = PayoutCurveCalculator.Calculate(plan, Usd(1_000m), Own);
        Assert.Equal([(0m, 0.8m, 0.015m), (0.8m, 2m, 0m)], curve.Stretches.Select(stretch => (stretch.From.ToDecimal(), stretch.To.ToDecimal(), stretch.MarginalPay!.Value.ToDecimal())));
    }

    [Fact]
    public void Two_factors_of_one_attainment_bend_pay_and_a_cap_on_them_is_said_not_to_be_located()
    {
        Plan Squared(PayCurve curve) => OfOne(curve).WithClauses(new PlanClause.Multiplier
        {
            Id = "m",
            Name = "m",
            AppliesTo = "all",
            Reading = new PlanReading.OfMeasure(UnitKind.Payee, "bookings"),
            Table = PayCurve.Linear,
        });

        var open = PayoutCurveCalculator.Calculate(Squared(PayCurve.Linear), Usd(1_000m), Own);
        Assert.Null(Assert.Single(open.Stretches).MarginalPay);
        Assert.True(open.IsLocated);
        Assert.Equal([0m, 250m, 1_000m, 2_250m, 4_000m], open.Points.Select(point => point.Amount.Amount));

        // The square reaches 200 % at the root of two, which is no fraction.
        var capped = PayoutCurveCalculator.Calculate(Squared(PayCurve.Linear.WithCap(Percent(200))), Usd(1_000m), Own);
        Assert.False(capped.IsLocated);
        Assert.Equal([0m, 250m, 1_000m, 2_000m, 2_000m], capped.Points.Select(point => point.Amount.Amount));
    }

    [Fact]
    public void Falling_pay_is_told()
    {
        var falling = PayCurve.Steps(FallingPay.Allowed, PayCurvePoint.Percent(0, 110), PayCurvePoint.Percent(120, 100));
        var curve = PayoutCurveCalculator.Calculate(OfOne(falling), Usd(1_000m), Own);

        Assert.True(curve.Falls);
        Assert.Equal(Ratio.Of(-100, 1), Assert.Single(curve.Jumps).Size);
        Assert.Contains("Jump at 120 %: -100.00 USD  (all)", curve.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Clauses_that_pay_on_more_than_an_attainment_are_left_out_by_name()
    {
        var plan = Linear.Plan.WithClauses(
            TeamBonus(100m, 100m), new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = Usd(1m) }, new PlanClause.Contest { Id = "contest", Name = "c", Prizes = PrizeTable.Create(Usd(1m)) });
        var curve = PayoutCurveCalculator.Calculate(plan, Usd(4_000m), Own with { Scope = UnitKind.Team });

        Assert.Equal(["pool", "contest"], curve.LeftOut.AsEnumerable());
        Assert.Equal((Ratio.One, "bonus"), (Assert.Single(curve.Jumps).At, curve.Jumps[0].LineIds.Single()));
    }

    [Fact]
    public void A_range_that_is_none_is_refused()
    {
        var plan = OfOne(PayCurve.Linear);

        Assert.Throws<ArgumentOutOfRangeException>(() => PayoutCurveCalculator.Calculate(plan, Usd(1m), Own with { From = Ratio.One, To = Ratio.One }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PayoutCurveCalculator.Calculate(plan, Usd(1m), Own with { Step = Ratio.Of(1, 100_000) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PayoutCurveCalculator.Calculate(plan, Usd(1m), Own with { Quota = Usd(0m) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PayoutCurveCalculator.Calculate(plan, Usd(-1m), Own));
        Assert.Throws<CurrencyMismatchException>(() => PayoutCurveCalculator.Calculate(plan, Usd(1m), Own with { Quota = new Money(1m, Currency.Of("EUR")) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Own with { From = -Ratio.One });
        Assert.Throws<ArgumentOutOfRangeException>(() => Own with { Step = Ratio.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => Own with { Others = -Ratio.One });
    }
}
