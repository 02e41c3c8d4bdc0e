using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Modelling.TwoQuarters;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Modelling;

/// <summary>Where pay bends and jumps, what is found of it, and what is said not to be.</summary>
public class PayoutCurveBendTests
{
    private static readonly PayoutCurveOptions Own = new() { Quota = Usd(100_000m), Step = Ratio.Of(1, 2) };
    private static readonly PlanReading OwnBookings = new PlanReading.OfMeasure(UnitKind.Payee, "bookings");

    [Fact]
    public void The_explanation_lists_stretches_and_jumps_with_what_a_unit_of_credit_pays()
    {
        // 4,000 on 100,000 are 4 % of each unit, before the bonus of 100 at 100 % and after it.
        var plan = OfOne(PayCurve.Linear).WithClauses(Bonus("bonus", 100m, 100m));

        var curve = PayoutCurveCalculator.Calculate(plan, Usd(4_000m), Own);

        Assert.Equal(
            """
            Pay by Test plan as bookings of the Payee go from 0 % to 200 %: 8100.00 USD  (on a quota of 100000.00 USD, all else at 100 %)
              0 % to below 100 %: 4 %  (what one more unit of credit pays)
              100 % to below 200 %: 4 %  (what one more unit of credit pays)
              Jump at 100 %: 100.00 USD  (bonus)
            """.ReplaceLineEndings("\n"),
            curve.Explain().ToString());
        Assert.Equal([0m, 2_000m, 4_100m, 6_100m, 8_100m], curve.Points.Select(point => point.Amount.Amount));
        Assert.Equal([0m, 2_000m, 4_100m, 6_100m, 8_100m], curve.Points.Select(point => point.Exact.ToDecimal()));
        Assert.False(curve.Falls);
    }

    [Fact]
    public void A_rate_table_by_amount_bends_at_its_bound_over_the_quota()
    {
        // 1 % to 50,000 and 3 % above: 500 at half of the quota, 2,000 at all of it.
        var plan = Plan.Create("p", "p", Dollar, PeriodGrain.Quarter, [], [
            Rates(TierMethod.Marginal, TierBound.Amount, UnitKind.Payee, new RateTier(Ratio.Zero, Percent(1)), new RateTier(Ratio.Of(50_000, 1), Percent(3))),
        ]);

        var curve = PayoutCurveCalculator.Calculate(plan, Usd(0m), Own);

        Assert.Equal([(0m, 0.5m, 0.01m), (0.5m, 2m, 0.03m)], Stretches(curve));
        Assert.Equal([0m, 500m, 2_000m, 3_500m, 5_000m], curve.Points.Select(point => point.Amount.Amount));
    }

    [Fact]
    public void What_follows_another_attainment_neither_moves_nor_bends_and_adds_no_point()
    {
        // The team is held at 100 %, so its rates pay 1 % of 100,000 all along, and the gate at 90 % of its goal is open.
        var plan = OfOne(PayCurve.Linear).WithClauses(
            Rates(TierMethod.Marginal, TierBound.Attainment, UnitKind.Team, new RateTier(Ratio.Zero, Percent(1)), new RateTier(Percent(105), Percent(2))),
            new PlanClause.Gate { Id = "gate", Name = "Gate", AppliesTo = "all", Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"), From = Percent(90) });

        var curve = PayoutCurveCalculator.Calculate(plan, Usd(4_000m), Own);

        Assert.Equal([(0m, 2m, 0.04m)], Stretches(curve));
        Assert.Equal(
            [(0m, 1_000m), (0.5m, 3_000m), (1m, 5_000m), (1.5m, 7_000m), (2m, 9_000m)],
            curve.Points.Select(point => (point.Attainment.ToDecimal(), point.Amount.Amount)));
    }

    [Fact]
    public void A_gate_on_a_commission_takes_its_share_below_the_bound()
    {
        // 2 % of 100,000, half of it below 100 %.
        var plan = Plan.Create("p", "p", Dollar, PeriodGrain.Quarter, [], [
            Rates(TierMethod.Marginal, TierBound.Amount, UnitKind.Payee, new RateTier(Ratio.Zero, Percent(2))),
            new PlanClause.Gate { Id = "gate", Name = "Gate", AppliesTo = "rates", Reading = OwnBookings, From = Ratio.One, ShareBelow = Percent(50) },
        ]);

        var curve = PayoutCurveCalculator.Calculate(plan, Usd(0m), Own);

        Assert.Equal([0m, 500m, 2_000m, 3_000m, 4_000m], curve.Points.Select(point => point.Amount.Amount));
        Assert.Equal((Ratio.One, Ratio.Of(1_000, 1)), (Assert.Single(curve.Jumps).At, curve.Jumps[0].Size));
    }

    [Fact]
    public void A_matrix_bends_at_its_rows_and_where_its_value_reaches_a_bound_of_the_curve()
    {
        // Values 0 %, 100 %, 300 % at 0 %, 80 %, 160 %; the curve doubles above 200 % of value, which is reached at 120 %.
        // Slopes of value: 1.25, then 2.5. Pay of 1,000 on 100,000: 0.0125, 0.025, and twice that; level beyond the last row.
        var plan = OfOne(PayCurve.Linear.WithSlopeFrom(Ratio.Of(2, 1), Ratio.Of(2, 1))).WithClauses(new PlanClause.Linked
        {
            Id = "linked",
            Name = "Linked",
            AppliesTo = "all",
            Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"),
            Matrix = PayMatrix.Create([Ratio.Zero, Percent(80), Percent(160)], [Ratio.One], [Ratio.Zero, Ratio.One, Ratio.Of(3, 1)], MatrixInterpolation.Bilinear),
        });

        var curve = PayoutCurveCalculator.Calculate(plan, Usd(1_000m), Own);

        Assert.Equal([(0m, 0.8m, 0.0125m), (0.8m, 1.2m, 0.025m), (1.2m, 1.6m, 0.05m), (1.6m, 2m, 0m)], Stretches(curve));
        Assert.Empty(curve.Jumps);
        Assert.True(curve.IsLocated);
    }

    [Fact]
    public void More_clauses_than_components_are_located_too()
    {
        var curve = PayoutCurveCalculator.Calculate(
            OfOne(PayCurve.Linear).WithClauses(Bonus("one", 50m, 1m), Bonus("two", 100m, 1m), Bonus("three", 150m, 1m)), Usd(4_000m), Own);

        Assert.True(curve.IsLocated);
        Assert.Equal([Percent(50), Percent(100), Percent(150)], curve.Jumps.Select(jump => jump.At));
    }

    // Pay is the square of the attainment, which passes a cap at its root. A fraction at either end of the range is no bend within it.
    [Theory]
    [InlineData(200, 0, 150, false)]
    [InlineData(200, 0, 300, false)]
    [InlineData(120, 0, 200, false)]
    [InlineData(200, 0, 120, true)]
    [InlineData(225, 0, 150, true)]
    [InlineData(225, 150, 200, true)]
    public void A_cap_on_rising_pay_that_bends_is_not_located_where_it_is_passed_within_the_range(int cap, int from, int to, bool isLocated) =>
        Assert.Equal(isLocated, Located(PayCurve.Linear, cap, from, to));

    // Pay is x (9 - 3 x): from 2 to 3 it falls from 600 % to nothing, and passes 100 % at no fraction.
    [Theory]
    [InlineData(100, 200, 300, false)]
    [InlineData(375, 200, 250, true)]
    [InlineData(600, 200, 250, true)]
    public void A_cap_on_falling_pay_that_bends_is_not_located_where_it_is_passed_within_the_range(int cap, int from, int to, bool isLocated) =>
        Assert.Equal(isLocated, Located(Falling(Ratio.Of(9, 1), Ratio.Of(-3, 1)), cap, from, to));

    // x (3 - x) is 200 % at 1 and at 2 and above it between them, and below it at both ends.
    [Fact]
    public void A_cap_that_pay_passes_and_comes_back_from_is_not_located() =>
        Assert.False(Located(Falling(Ratio.Of(3, 1), Ratio.Of(-1, 1)), 200, 0, 290));

    [Fact]
    public void A_table_on_pay_that_bends_is_not_located_where_one_of_its_bounds_is_passed()
    {
        // Own pay is the square of the attainment, and doubles another part from 200 % on: at the root of two.
        var plan = SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear).WithClauses(
            Multiplier("square", "individual", OwnBookings, PayCurve.Linear),
            Multiplier(
                "steps", "team", new PlanReading.OfComponent("individual"), PayCurve.Steps(new PayCurvePoint(Ratio.Zero, Ratio.One), new PayCurvePoint(Ratio.Of(2, 1), Ratio.Of(2, 1)))));

        Assert.False(PayoutCurveCalculator.Calculate(plan, Usd(1_000m), Own with { To = Percent(150) }).IsLocated);
        Assert.True(PayoutCurveCalculator.Calculate(plan, Usd(1_000m), Own with { To = Percent(140) }).IsLocated);
    }

    [Fact]
    public void Pay_falls_when_any_jump_or_any_stretch_falls()
    {
        var drop = PayCurve.Steps(FallingPay.Allowed, PayCurvePoint.Percent(0, 110), PayCurvePoint.Percent(120, 100));
        var slope = PayCurve.Create(
            [new PayCurveSegment(Ratio.Zero, Ratio.Zero, Ratio.One), new PayCurveSegment(Ratio.One, Ratio.One, Ratio.Of(-1, 2)), new PayCurveSegment(Percent(150), Percent(75), Ratio.Zero)],
            falling: FallingPay.Allowed);

        Assert.True(PayoutCurveCalculator.Calculate(OfOne(drop).WithClauses(Bonus("bonus", 150m, 50m)), Usd(1_000m), Own).Falls);
        Assert.True(PayoutCurveCalculator.Calculate(OfOne(slope), Usd(1_000m), Own).Falls);

        // A bonus that makes up for the drop to the cent is a jump of two lines by nothing.
        var even = PayoutCurveCalculator.Calculate(OfOne(drop).WithClauses(Bonus("bonus", 120m, 100m)), Usd(1_000m), Own);
        Assert.Equal((Ratio.Zero, 2), (Assert.Single(even.Jumps).Size, even.Jumps[0].LineIds.Length));
        Assert.False(even.Falls);
    }

    [Fact]
    public void A_hundred_thousand_steps_are_taken_wherever_the_range_begins()
    {
        var plan = Plan.Create("p", "p", Dollar, PeriodGrain.Quarter, [], [Bonus("bonus", 150m, 1m)]);

        var curve = PayoutCurveCalculator.Calculate(plan, Usd(0m), Own with { From = Ratio.One, Step = Ratio.Of(1, 100_000) });

        Assert.Equal(100_001, curve.Points.Length);
    }

    [Fact]
    public void A_curve_needs_plan_options_and_a_measure()
    {
        Assert.Throws<ArgumentNullException>("plan", () => PayoutCurveCalculator.Calculate(null!, Usd(1m), Own));
        Assert.Throws<ArgumentNullException>("options", () => PayoutCurveCalculator.Calculate(OfOne(PayCurve.Linear), Usd(1m), null!));
        Assert.Throws<ArgumentException>("value", () => Own with { MeasureId = " " });
    }

    private static bool Located(PayCurve factor, int cap, int from, int to) => PayoutCurveCalculator.Calculate(
        OfOne(PayCurve.Linear.WithCap(Percent(cap))).WithClauses(Multiplier("m", "all", OwnBookings, factor)),
        Usd(1_000m),
        Own with { From = Percent(from), To = Percent(to) }).IsLocated;

    // From the pay at zero down to nothing at 300 %.
    private static PayCurve Falling(Ratio start, Ratio slope) => PayCurve.Create(
        [new PayCurveSegment(Ratio.Zero, start, slope), new PayCurveSegment(Ratio.Of(3, 1), Ratio.Zero, Ratio.Zero)], falling: FallingPay.Allowed);

    private static IEnumerable<(decimal, decimal, decimal)> Stretches(PayoutCurve curve) =>
        curve.Stretches.Select(stretch => (stretch.From.ToDecimal(), stretch.To.ToDecimal(), stretch.MarginalPay!.Value.ToDecimal()));

    private static PlanClause.Bonus Bonus(string id, decimal fromPercent, decimal amount) =>
        new() { Id = id, Name = id, Reading = OwnBookings, From = Percent(fromPercent), Amount = Usd(amount) };

    private static PlanClause.Multiplier Multiplier(string id, string on, PlanReading reading, PayCurve table) =>
        new() { Id = id, Name = id, AppliesTo = on, Reading = reading, Table = table };

    private static PlanClause.Rates Rates(TierMethod method, TierBound bound, UnitKind scope, params RateTier[] tiers) =>
        new() { Id = "rates", Name = "Rates", Scope = scope, Table = RateTable.Create(method, bound, tiers) };
}
