using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class PayColumnsCalculatorTests
{
    private const PayAccumulation Discrete = PayAccumulation.Discrete;
    private const PayAccumulation YearToDate = PayAccumulation.YearToDate;

    private static readonly Plan Layered = SeventyFiveTwentyFive(Accelerated, TeamGoal);

    [Fact]
    public void A_period_by_itself_pays_the_worked_example_of_the_page_on_layered_pay()
    {
        var payouts = Pay(Layered, Discrete, new PayColumns(1, 1, [11_000_000, 45_000_000], [10_000_000, 50_000_000], [400_000]));

        // 3,000 x (100 % + 2 x 10 %) and 1,000 x 90 %
        Assert.Equal([360_000, 90_000], payouts);
    }

    [Fact]
    public void Year_to_date_trues_up_when_attainment_rises_and_when_it_falls()
    {
        // Own attainment to date is 40 %, 80 %, 120 %, 90 %: 0, then 80 %, 140 % and 90 % of a target that grows by 3,000.00 a period.
        var payouts = Pay(OfOne(Accelerated), YearToDate, new PayColumns(
            1, 4, [4_000, 12_000, 20_000, 0], [10_000, 10_000, 10_000, 10_000], [300_000]));

        Assert.Equal([0, 600_000 * 80 / 100, (900_000 * 140 / 100) - 480_000, (1_200_000 * 90 / 100) - 1_260_000], payouts);
    }

    [Fact]
    public void Rolling_pays_each_period_on_the_last_three_and_on_its_own_target_incentive()
    {
        // Attainment over the last three periods is 40 %, 80 %, 120 %, 320 / 300 = 106 2/3 %.
        var columns = new PayColumns(1, 4, [4_000, 12_000, 20_000, 0], [10_000, 10_000, 10_000, 10_000], [300_000, 300_000, 225_000, 300_000]);
        var payouts = new long[4];

        _ = PayColumnsCalculator.CalculateRolling(CompiledPlan.Of(OfOne(Accelerated)), columns, 3, payouts);

        Assert.Equal([0, 300_000 * 80 / 100, 225_000 * 140 / 100, 340_000], payouts);
    }

    [Fact]
    public void A_window_without_periods_and_sums_over_it_beyond_64_bits_are_refused()
    {
        var plan = CompiledPlan.Of(OfOne(PayCurve.Linear));
        long[] payouts = [1, 1, 1];

        Assert.Throws<ArgumentOutOfRangeException>("periods", () => PayColumnsCalculator.CalculateRolling(plan, new PayColumns(1, 1, [1], [1], [1]), 0, new long[1]));
        Assert.Throws<ArgumentOutOfRangeException>("periods", () => PayColumnsCalculator.ExplainRolling(plan, new PayColumns(1, 1, [1], [1], [1]), 0, 0, 0));
        var thrown = Assert.Throws<OverflowException>(() => PayColumnsCalculator.CalculateRolling(plan, new PayColumns(1, 3, [1, long.MaxValue, 1], [long.MaxValue, 0, 0], [1]), 2, payouts));
        Assert.Contains("Payee 0, period 1", Assert.Throws<OverflowException>(() => PayColumnsCalculator.CalculateRolling(
            plan, new PayColumns(1, 3, [1, long.MaxValue, 1], [1, 1, 1], [1]), 2, new long[3])).Message, StringComparison.Ordinal);
        Assert.NotNull(thrown);
        Assert.Equal([0, 0, 0], payouts);
    }

    [Fact]
    public void Target_incentives_may_differ_by_period()
    {
        var columns = new PayColumns(2, 2, [50, 100, 100, 100], [100, 100, 100, 100], [1_000, 3_000, 500, 0]);

        Assert.Equal([500, 3_000, 500, 0], Pay(OfOne(PayCurve.Linear), Discrete, columns));
        Assert.Equal([500, (4_000 * 3 / 4) - 500, 500, 0], Pay(OfOne(PayCurve.Linear), YearToDate, columns));
    }

    [Theory]
    [InlineData(4_999_999, 0)]
    [InlineData(5_000_000, 1_000_000)]
    [InlineData(-5_000_000, 0)]
    public void A_cliff_is_decided_by_the_last_cent(long credit, long expected) =>
        Assert.Equal(expected, Pay(
            OfOne(PayCurve.Steps(new PayCurvePoint(Percent(50), Ratio.One))), Discrete, new PayColumns(1, 1, [credit], [10_000_000], [1_000_000]))[0]);

    [Fact]
    public void A_cliff_is_decided_in_whole_numbers_where_floating_point_sees_no_difference()
    {
        // Both quotients round to the same floating-point number.
        var bound = Ratio.Of(1_000_000_000_000_000_000, 3_000_000_000_000_000_001);
        var payouts = Pay(OfOne(PayCurve.Steps(new PayCurvePoint(bound, Ratio.One))), Discrete, new PayColumns(
            2, 1, [1_000_000_000_000_000_000, 999_999_999_999_999_999], [3_000_000_000_000_000_001, 3_000_000_000_000_000_001], [777, 777]));

        Assert.Equal([777, 0], payouts);
    }

    [Fact]
    public void A_small_payout_on_a_steep_curve_and_a_large_target_is_not_left_to_floating_point()
    {
        // 1,000 points of target pay for each point above 100 %: the constant is a thousand targets, which all but cancel out. Every other payout
        // is a hair above half a cent.
        const long target = 1_000_000_071_429;
        const long quota = 1_000_000_000;
        var plan = OfOne(PayCurve.Create([new PayCurveSegment(Ratio.One, Ratio.Zero, Ratio.Of(1_000, 1))]));
        var above = Enumerable.Range(1, 50).Select(i => 7L * i).ToArray();
        var payouts = Pay(plan, Discrete, new PayColumns(
            50, 1, Array.ConvertAll(above, more => quota + more), Array.ConvertAll(above, _ => quota), Array.ConvertAll(above, _ => target)));

        // target x 1,000 x more / quota, rounded half up.
        Assert.Equal(above.Select(more => ((target * more) + 500_000) / 1_000_000), payouts);
    }

    [Theory]
    [InlineData(1, 200, 1)]
    [InlineData(49_999, 10_000_000, 0)]
    [InlineData(50_000, 10_000_000, 1)]
    [InlineData(50_001, 10_000_000, 1)]
    [InlineData(4_999_999_999_999_999, 1_000_000_000_000_000_000, 0)]
    [InlineData(5_000_000_000_000_000, 1_000_000_000_000_000_000, 1)]
    public void Half_a_cent_is_rounded_up_and_less_is_not(long credit, long quota, long expected)
    {
        var payouts = new long[1];
        var settled = PayColumnsCalculator.Calculate(
            CompiledPlan.Of(OfOne(PayCurve.Linear)), new PayColumns(1, 1, [credit], [quota], [100]), Discrete, payouts);

        Assert.Equal(expected, payouts[0]);
        Assert.Equal(1, settled);
    }

    [Theory]
    [InlineData(UndefinedAttainment.PayNothing, 300_000, 0)]
    [InlineData(UndefinedAttainment.PayTarget, 300_000, 100_000)]
    [InlineData(UndefinedAttainment.Reweight, 400_000, 0)]
    public void An_undefined_attainment_pays_by_the_policy_of_its_component(UndefinedAttainment policy, long own, long team)
    {
        var plan = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, PayCurve.Linear), Component("team", Percent(25), UnitKind.Team, PayCurve.Linear, policy));

        Assert.Equal([own, team], Pay(plan, Discrete, new PayColumns(1, 1, [7, 7], [7, 0], [400_000])));
    }

    [Fact]
    public void To_date_an_attainment_is_undefined_until_the_first_quota()
    {
        var plan = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, PayCurve.Linear),
            Component("team", Percent(25), UnitKind.Team, PayCurve.Linear, UndefinedAttainment.Reweight));

        // First all of 4,000 by the own part; then 75 % of 12,000 x 100 % less that; the team part starts at 15 / 10.
        Assert.Equal(
            [400_000, (1_200_000 * 75 / 100) - 400_000 - 400_000 + 400_000, 0, 450_000],
            Pay(plan, YearToDate, new PayColumns(1, 2, [10, 10, 5, 10], [10, 10, 0, 10], [400_000, 800_000])));
    }

    [Fact]
    public void When_every_component_is_left_out_nothing_is_paid()
    {
        var plan = OfOneWith(UndefinedAttainment.Reweight);

        Assert.Equal([0], Pay(plan, Discrete, new PayColumns(1, 1, [5], [0], [400_000])));
    }

    [Fact]
    public void Nobody_is_paid_nothing() => Assert.Empty(Pay(Layered, Discrete, default(PayColumns)));

    [Fact]
    public void Amounts_of_10_to_the_15_are_paid_to_the_cent()
    {
        const long huge = 1_000_000_000_000_000;

        // 10^15 x 75 % x (100 % + 2 x (1 / 3 of a quota)), that is x 5 / 3.
        Assert.Equal(
            [1_250_000_000_000_000, 250_000_000_000_000],
            Pay(Layered, Discrete, new PayColumns(1, 1, [4 * huge, 9 * huge], [3 * huge, 9 * huge], [huge])));
        Assert.Equal(
            (huge * 2L / 7) + 1,
            Pay(OfOne(PayCurve.Linear), Discrete, new PayColumns(1, 1, [2 * huge], [7 * huge], [huge]))[0]);
    }

    [Fact]
    public void Half_a_cent_is_rounded_up_where_the_exact_terms_need_more_than_128_bits()
    {
        const long credit = 1_000_000_000_000_000_001;
        var plan = Quarterly(
            Component("a", Ratio.Of(501, 1_000), UnitKind.Payee, PayCurve.Linear), Component("b", Ratio.Of(499, 1_000), UnitKind.Team, PayCurve.Linear));

        // 10^18 x 0.501 x credit / (1.002 x 10^18) is half the credit: 10^18 + 1 is odd, 10^18 is not.
        Assert.Equal(
            [500_000_000_000_000_001, 500_000_000_000_000_000, 0, 0],
            Pay(plan, Discrete, new PayColumns(
                2,
                1,
                [credit, credit - 1, 0, 0],
                [1_002_000_000_000_000_000, 1_002_000_000_000_000_000, 1, 1],
                [1_000_000_000_000_000_000, 1_000_000_000_000_000_000])));
    }

    [Fact]
    public void A_payout_beyond_64_bits_is_refused_by_line_and_nothing_is_paid()
    {
        long[] payouts = [1, 2];

        var thrown = Assert.Throws<OverflowException>(() => PayColumnsCalculator.Calculate(
            CompiledPlan.Of(OfOne(PayCurve.Linear)), new PayColumns(2, 1, [100, long.MaxValue], [100, 1], [100, 100]), Discrete, payouts));

        Assert.Contains("Component 0, payee 1, period 0", thrown.Message);
        Assert.Equal([0, 0], payouts);
    }

    [Theory]
    [InlineData(long.MaxValue, 0, 0)]
    [InlineData(long.MinValue, 0, 0)]
    [InlineData(0, long.MaxValue, 0)]
    [InlineData(0, 0, long.MaxValue)]
    public void A_sum_to_date_beyond_64_bits_is_refused_by_payee_and_period(long credit, long quota, long target)
    {
        var thrown = Assert.Throws<OverflowException>(() => Pay(OfOne(PayCurve.Linear), YearToDate, new PayColumns(
            1, 2, [credit, Math.Sign(credit)], [quota, 1], [target, 1])));

        Assert.Contains("Payee 0, period 1", thrown.Message);
    }

    [Fact]
    public void Negative_quotas_and_targets_are_refused_by_place()
    {
        long[] payouts = [1, 2, 3];
        var quota = Assert.Throws<ArgumentOutOfRangeException>("columns", () => PayColumnsCalculator.Calculate(
            CompiledPlan.Of(OfOne(PayCurve.Linear)), new PayColumns(1, 3, [1, 1, 1], [1, 1, -1], [1]), YearToDate, payouts));
        var target = Assert.Throws<ArgumentOutOfRangeException>(
            "columns", () => Pay(OfOne(PayCurve.Linear), Discrete, new PayColumns(3, 1, [1, 1, 1], [1, 1, 1], [1, -1, 1])));

        Assert.Contains("Component 0, payee 0, period 2: the quota is negative", quota.Message);
        Assert.Contains("Payee 1, period 0: the target incentive is negative", target.Message);
        Assert.Equal([0, 0, 0], payouts);
    }

    [Fact]
    public void Columns_that_do_not_fit_together_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("payeeCount", () => new PayColumns(-1, 1, [], [], []));
        Assert.Throws<ArgumentOutOfRangeException>("periodCount", () => new PayColumns(1, 0, [], [], []));
        Assert.Throws<ArgumentException>("credits", () => new PayColumns(2, 3, new long[7], new long[7], new long[2]));
        Assert.Throws<ArgumentException>("credits", () => new PayColumns(0, 3, new long[3], new long[3], []));
        Assert.Throws<ArgumentException>("quotas", () => new PayColumns(2, 3, new long[6], new long[5], new long[2]));
        Assert.Throws<ArgumentException>("targets", () => new PayColumns(2, 3, new long[6], new long[6], new long[3]));
        Assert.Throws<ArgumentException>("columns", () => Pay(Layered, Discrete, new PayColumns(1, 1, [1], [1], [1])));
        Assert.Throws<ArgumentOutOfRangeException>("accumulation", () => Pay(Layered, (PayAccumulation)2, default));
        Assert.Throws<ArgumentException>(
            "payouts", () => PayColumnsCalculator.Calculate(CompiledPlan.Of(Layered), new PayColumns(1, 1, [1, 1], [1, 1], [1]), Discrete, new long[3]));
    }

    [Fact]
    public void The_working_of_a_true_up_shows_both_sums_to_date()
    {
        var columns = new PayColumns(1, 2, [5_000, 15_000], [10_000, 10_000], [400_000]);
        var working = PayColumnsCalculator.Explain(CompiledPlan.Of(OfOne(PayCurve.Linear)), columns, YearToDate, payee: 0, period: 1);

        Assert.Equal(Usd(6_000m), working.Total);
        Assert.Equal([Usd(8_000m)], working.Earned.Select(pay => pay.Amount));
        Assert.Equal([Usd(2_000m)], working.Before.Select(pay => pay.Amount));
        Assert.Equal(
            """
            Pay for the period: 6000.00 USD  (sum of the components)
              all: 6000.00 USD  (earned to date less earned to date a period earlier)  [all]
                all: 8000.00 USD  (target incentive x weight x share of target pay, rounded half away from zero to 2 decimals)  [all]
                  Target incentive: 8000.00 USD
                  Weight: 100 %  (stated in the plan)
                  Share of target pay: 100 %  (0 % and above: nothing, plus 1 % for each 1 % of attainment above 0 %)
                all: 2000.00 USD  (target incentive x weight x share of target pay, rounded half away from zero to 2 decimals)  [all]
                  Target incentive: 4000.00 USD
                  Weight: 100 %  (stated in the plan)
                  Share of target pay: 50 %  (0 % and above: nothing, plus 1 % for each 1 % of attainment above 0 %)
            """,
            working.Explain().ToString().TrimEnd(),
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 2)]
    [InlineData(0, -1)]
    public void A_row_or_column_that_is_not_there_has_no_working(int payee, int period) => Assert.Throws<ArgumentOutOfRangeException>(
        payee == 0 ? "period" : "payee",
        () => PayColumnsCalculator.Explain(
            CompiledPlan.Of(OfOne(PayCurve.Linear)), new PayColumns(1, 2, [1, 1], [1, 1], [1]), Discrete, payee, period));

    [Theory]
    [InlineData(Discrete)]
    [InlineData(YearToDate)]
    public void Nothing_is_allocated_however_many_payees(PayAccumulation accumulation)
    {
        var compiled = CompiledPlan.Of(Quarterly(
            Component("own", Percent(75), UnitKind.Payee, Accelerated, UndefinedAttainment.Reweight),
            Component("team", Percent(25), UnitKind.Team, TeamGoal, UndefinedAttainment.PayTarget)));

        // Ordinary lines, ties, missing quotas and amounts that no floating point is asked about.
        (long Bytes, int Settled) Allocated(int payees)
        {
            var (credits, quotas, targets, payouts) = (new long[payees * 4], new long[payees * 4], new long[payees], new long[payees * 4]);
            for (var i = 0; i < credits.Length; i++)
            {
                (credits[i], quotas[i]) = (i * 7919L % 20_000, i % 11 == 0 ? 0 : 10_000);
                targets[i / 4] = i % 5 == 0 ? 1_000_000_000_000_000 : 1_000;
            }

            var settled = 0;
            var bytes = Allocations.Of(() => settled = PayColumnsCalculator.Calculate(
                compiled, new PayColumns(payees, 2, credits, quotas, targets), accumulation, payouts));
            return (bytes, settled);
        }

        var (few, many) = (Allocated(100), Allocated(1_000));
        Assert.True(compiled.IsFlat);
        Assert.InRange(many.Settled, 500, 4_000);
        Assert.Equal(few.Bytes, many.Bytes);
    }

    [Fact]
    public void A_plan_of_long_fractions_is_not_flat_and_pays_all_the_same()
    {
        var bound = Ratio.One + Ratio.Of(1, System.Numerics.BigInteger.Pow(10, 40));
        var plan = OfOne(PayCurve.Steps(new PayCurvePoint(bound, Ratio.One)));

        Assert.False(CompiledPlan.Of(plan).IsFlat);
        Assert.True(CompiledPlan.Of(Layered).IsFlat);
        Assert.Equal([0, 900], Pay(plan, Discrete, new PayColumns(1, 2, [10, 11], [10, 10], [900])));
    }

    private static Plan OfOneWith(UndefinedAttainment policy) => Quarterly(Component("all", Ratio.One, UnitKind.Payee, PayCurve.Linear, policy));

    private static long[] Pay(Plan plan, PayAccumulation accumulation, PayColumns columns)
    {
        var payouts = new long[columns.Credits.Length];
        _ = PayColumnsCalculator.Calculate(CompiledPlan.Of(plan), columns, accumulation, payouts);
        return payouts;
    }
}
