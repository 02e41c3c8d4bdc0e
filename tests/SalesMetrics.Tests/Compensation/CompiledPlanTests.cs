using System.Numerics;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;

namespace SalesMetrics.Tests.Compensation;

/// <summary>What a compiled plan decides in floating point, in whole numbers of 62 bits and in longer ones: to the cent the same.</summary>
public class CompiledPlanTests
{
    // A bound that needs far more than 62 bits; 110 % has reached it and 100 % has not.
    private static readonly Ratio LongBound = Ratio.One + Ratio.Of(1, BigInteger.Pow(10, 40));

    private static readonly PayCurve LongCurve = PayCurve.Steps(new PayCurvePoint(LongBound, Ratio.One));

    [Fact]
    public void Ordinary_lines_are_decided_in_floating_point()
    {
        var reweighted = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, Accelerated, UndefinedAttainment.Reweight),
            Component("team", Percent(25), UnitKind.Team, TeamGoal, UndefinedAttainment.Reweight));

        foreach (var plan in new[] { SeventyFiveTwentyFive(Accelerated, TeamGoal), reweighted })
        {
            // 3,000 x (100 % + 2 x 10 %) and 1,000 x 90 %
            var (payouts, settled) = Pay(plan, new PayColumns(1, 1, [11_000_000, 45_000_000], [10_000_000, 50_000_000], [400_000]));
            Assert.Equal([360_000, 90_000], payouts);
            Assert.Equal(0, settled);
        }
    }

    [Fact]
    public void A_quota_that_is_missing_leaves_the_other_components_decided_where_nothing_is_reweighted()
    {
        var plan = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, PayCurve.Linear, UndefinedAttainment.Reweight),
            Component("team", Percent(25), UnitKind.Team, PayCurve.Linear));

        var (payouts, settled) = Pay(plan, new PayColumns(1, 1, [10, 10], [10, 0], [400_000]));

        Assert.Equal([300_000, 0], payouts);
        Assert.Equal(1, settled);
    }

    [Fact]
    public void Where_every_component_may_be_left_out_the_others_take_its_weight_in_the_periods_it_is()
    {
        var plan = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, PayCurve.Linear, UndefinedAttainment.Reweight),
            Component("team", Percent(25), UnitKind.Team, PayCurve.Linear, UndefinedAttainment.Reweight));

        var (payouts, _) = Pay(plan, new PayColumns(1, 3, [10, 10, 10, 10, 10, 10], [10, 10, 10, 10, 0, 10], [400_000]));

        Assert.Equal([300_000, 400_000, 300_000, 100_000, 0, 100_000], payouts);
    }

    // The step below pays 1.5 cents there, which floating point leaves open as well.
    [Fact]
    public void At_a_bound_the_step_above_pays_even_where_the_one_below_comes_to_half_a_cent()
    {
        var plan = OfOne(PayCurve.Steps(PayCurvePoint.Percent(0, 50), PayCurvePoint.Percent(100, 100)));

        Assert.Equal([3], Pay(plan, new PayColumns(1, 1, [10], [10], [3])).Payouts);
    }

    // 1,000 points of target pay for each point above 100 %, and a level stretch below. Every other payout is a hair above half a cent.
    [Fact]
    public void The_steepest_of_several_stretches_decides_what_is_left_to_floating_point()
    {
        const long target = 1_000_000_071_429;
        const long quota = 1_000_000_000;
        var plan = OfOne(PayCurve.Create(
            [new PayCurveSegment(Ratio.Zero, Ratio.Zero, Ratio.Zero), new PayCurveSegment(Ratio.One, Ratio.Zero, Ratio.Of(1_000, 1))]));
        var above = Enumerable.Range(1, 50).Select(i => 7L * i).ToArray();

        var (payouts, _) = Pay(plan, new PayColumns(
            50, 1, Array.ConvertAll(above, more => quota + more), Array.ConvertAll(above, _ => quota), Array.ConvertAll(above, _ => target)));

        // target x 1,000 x more / quota, rounded half up.
        Assert.Equal(above.Select(more => ((target * more) + 500_000) / 1_000_000), payouts);
    }

    [Fact]
    public void Weights_and_slopes_of_different_denominators_are_exact_for_amounts_beyond_floating_point()
    {
        const long large = 6_000_000_000_000_000;
        var weights = Quarterly(
            Component("a", Ratio.Of(1, 2), UnitKind.Payee, PayCurve.Linear),
            Component("b", Ratio.Of(1, 3), UnitKind.Team, PayCurve.Linear),
            Component("c", Ratio.Of(1, 6), UnitKind.Company, PayCurve.Linear));
        var slope = OfOne(PayCurve.Create([new PayCurveSegment(Ratio.Zero, Ratio.Of(1, 3), Ratio.Of(1, 2))]));

        Assert.Equal([large / 2, large / 3, large / 6], Pay(weights, new PayColumns(1, 1, [10, 10, 10], [10, 10, 10], [large])).Payouts);
        Assert.Equal([large / 6 * 5], Pay(slope, new PayColumns(1, 1, [10], [10], [large])).Payouts);
    }

    [Theory]
    [InlineData(62, true)]
    [InlineData(63, false)]
    public void A_bound_of_up_to_62_bits_on_either_side_of_the_line_is_flat(int bits, bool isFlat)
    {
        var largest = BigInteger.Pow(2, bits) - 1;

        Assert.Equal(isFlat, CompiledPlan.Of(OfOne(PayCurve.Steps(new PayCurvePoint(Ratio.Of(largest, 1), Ratio.One)))).IsFlat);
        Assert.Equal(isFlat, CompiledPlan.Of(OfOne(PayCurve.Steps(new PayCurvePoint(Ratio.Of(1, largest), Ratio.One)))).IsFlat);
    }

    // 2^61 is the first number of 62 bits. 2^60 cents x 1 / 2^61 are half a cent, and the rest is 2^60 less half a cent.
    [Theory]
    [InlineData(61, true)]
    [InlineData(62, false)]
    public void Weights_whose_common_denominator_has_up_to_62_bits_are_flat_and_others_pay_the_same(int power, bool isFlat)
    {
        var least = Ratio.Of(1, BigInteger.Pow(2, power));
        var plan = Quarterly(
            Component("a", least, UnitKind.Payee, PayCurve.Linear), Component("b", Ratio.One - least, UnitKind.Team, PayCurve.Linear));
        var target = 1L << (power - 1);

        Assert.Equal(isFlat, CompiledPlan.Of(plan).IsFlat);
        Assert.Equal([1, target], Pay(plan, new PayColumns(1, 1, [10, 10], [10, 10], [target])).Payouts);
    }

    // Over 2^40 each, the common denominator is 2^40 and no longer. 2^38 cents x 2 / 2^40 are half a cent.
    [Fact]
    public void A_denominator_in_common_counts_once()
    {
        var tiny = Ratio.Of(1, BigInteger.Pow(2, 40));
        var curve = OfOne(PayCurve.Create([new PayCurveSegment(Ratio.Zero, tiny, tiny)]));
        var weights = Quarterly(
            Component("a", tiny, UnitKind.Payee, PayCurve.Linear), Component("b", Ratio.One - tiny, UnitKind.Team, PayCurve.Linear));

        Assert.True(CompiledPlan.Of(curve).IsFlat);
        Assert.True(CompiledPlan.Of(weights).IsFlat);
        Assert.Equal([1, 0], Pay(curve, new PayColumns(2, 1, [10, 10], [10, 10], [1L << 38, (1L << 38) - 1])).Payouts);
    }

    [Fact]
    public void One_long_clause_keeps_a_curve_and_one_long_curve_a_plan_from_being_flat()
    {
        var clause = OfOne(PayCurve.Steps(new PayCurvePoint(Ratio.Zero, Percent(50)), new PayCurvePoint(LongBound, Ratio.One)));
        var curve = SeventyFiveTwentyFive(LongCurve, PayCurve.Linear);

        Assert.False(CompiledPlan.Of(clause).IsFlat);
        Assert.False(CompiledPlan.Of(curve).IsFlat);
        Assert.Equal([450, 900, 1], Pay(clause, new PayColumns(3, 1, [10, 11, 11], [10, 10, 10], [900, 900, 1])).Payouts);
        Assert.Equal([300_000, 90_000], Pay(curve, new PayColumns(1, 1, [11, 9], [10, 10], [400_000])).Payouts);
    }

    // 1,001 cents in two parts, a hair above and a hair below 500.5.
    [Fact]
    public void Weights_too_long_for_a_common_denominator_round_by_their_exact_value()
    {
        var hair = Ratio.Of(1, BigInteger.Pow(10, 40));
        var plan = Quarterly(
            Component("a", Percent(50) + hair, UnitKind.Payee, PayCurve.Linear), Component("b", Percent(50) - hair, UnitKind.Team, PayCurve.Linear));

        Assert.False(CompiledPlan.Of(plan).IsFlat);
        Assert.Equal([501, 500], Pay(plan, new PayColumns(1, 1, [10, 10], [10, 10], [1_001])).Payouts);
    }

    [Fact]
    public void Long_terms_follow_the_policy_for_a_missing_quota_too()
    {
        var reweighted = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, LongCurve),
            Component("team", Percent(25), UnitKind.Team, PayCurve.Linear, UndefinedAttainment.Reweight));
        var target = Quarterly(Component("all", Ratio.One, UnitKind.Payee, LongCurve, UndefinedAttainment.PayTarget));

        Assert.Equal([4_000, 0], Pay(reweighted, new PayColumns(1, 1, [11, 0], [10, 0], [4_000])).Payouts);
        Assert.Equal([900], Pay(target, new PayColumns(1, 1, [5], [0], [900])).Payouts);
    }

    [Fact]
    public void Long_terms_pay_up_to_64_bits_and_name_the_line_beyond()
    {
        var twice = OfOne(PayCurve.Steps(new PayCurvePoint(LongBound, Ratio.Of(2, 1))));
        Assert.Equal([long.MaxValue], Pay(OfOne(LongCurve), new PayColumns(1, 1, [11], [10], [long.MaxValue])).Payouts);

        var thrown = Assert.Throws<OverflowException>(() => Pay(twice, new PayColumns(2, 1, [11, 11], [10, 10], [1, long.MaxValue])));

        Assert.StartsWith("Component 0, payee 1, period 0: the payout is more minor units", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_no_compiling_without_a_plan() => Assert.Throws<ArgumentNullException>("plan", () => CompiledPlan.Of(null!));

    private static (long[] Payouts, int Settled) Pay(Plan plan, PayColumns columns)
    {
        var payouts = new long[columns.Credits.Length];
        var settled = PayColumnsCalculator.Calculate(CompiledPlan.Of(plan), columns, PayAccumulation.Discrete, payouts);
        return (payouts, settled);
    }
}
