using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;

namespace SalesMetrics.Tests.Compensation;

/// <summary>Rows of many periods, sums over some of them, and what no row can hold.</summary>
public class PayColumnsSumsTests
{
    private const PayAccumulation Discrete = PayAccumulation.Discrete;
    private const PayAccumulation YearToDate = PayAccumulation.YearToDate;

    [Fact]
    public void A_long_row_is_paid_to_its_last_period()
    {
        // 40 periods are more than are paid at a time. In period i attainment is i %, of a target of
        // 1,000; to date it is 1 + ... + i = i (i + 1) / 2 of 100 i, which pays 5 i (i + 1) of 1,000 i, 10 i more than a period earlier.
        long[] credits = [.. Enumerable.Range(1, 40)], quotas = [.. Enumerable.Repeat(100L, 40)];

        Assert.Equal(Enumerable.Range(1, 40).Select(i => 10L * i), Pay(OfOne(PayCurve.Linear), Discrete, new PayColumns(1, 40, credits, quotas, [1_000])));
        Assert.Equal(Enumerable.Range(1, 40).Select(i => 10L * i), Pay(OfOne(PayCurve.Linear), YearToDate, new PayColumns(1, 40, credits, quotas, [1_000])));
    }

    [Fact]
    public void Only_lines_in_doubt_are_settled_and_counted()
    {
        int Settled(Plan plan, long[] credits, long[] quotas) =>
            PayColumnsCalculator.Calculate(CompiledPlan.Of(plan), new PayColumns(1, credits.Length, credits, quotas, [100_000]), Discrete, new long[credits.Length]);

        // Nothing, below the threshold, at 70 % and above the cap: no doubt. Without a quota: one line each, wherever it stands among four or alone.
        Assert.Equal(0, Settled(OfOne(Accelerated), [0, 30, 70, 900], [100, 100, 100, 100]));
        Assert.Equal(0, Settled(OfOne(PayCurve.Linear), [0], [100]));
        Assert.Equal(1, Settled(OfOne(PayCurve.Linear), [10, 30, 70, 90], [100, 0, 100, 100]));
        Assert.Equal(1, Settled(OfOne(PayCurve.Linear), [10, 30, 70, 90, 10], [100, 100, 100, 100, 0]));
    }

    [Fact]
    public void Weights_are_shared_out_anew_by_the_quotas_of_the_periods_that_are_summed()
    {
        var plan = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, PayCurve.Linear), Component("team", Percent(25), UnitKind.Team, PayCurve.Linear, UndefinedAttainment.Reweight));
        long[] credits = [10, 10, 10, 10, 0, 0], quotas = [10, 10, 10, 10, 0, 0];
        var rolling = new long[6];

        // The team has a quota in the first of three periods only. By itself each later period is all the own part's; over two periods the third is; to date none is.
        Assert.Equal([300, 400, 400, 100, 0, 0], Pay(plan, Discrete, new PayColumns(1, 3, credits, quotas, [400])));
        Assert.Equal([300, 300, 300, 100, 100, 100], Pay(plan, YearToDate, new PayColumns(1, 3, credits, quotas, [400])));
        _ = PayColumnsCalculator.CalculateRolling(CompiledPlan.Of(plan), new PayColumns(1, 3, credits, quotas, [400]), 2, rolling);
        Assert.Equal([300, 300, 400, 100, 100, 0], rolling);

        // A single cent is shared out as well: a quarter of it would be nothing.
        var quarter = Quarterly(
            Component("own", Percent(25), UnitKind.Payee, PayCurve.Linear), Component("team", Percent(75), UnitKind.Team, PayCurve.Linear, UndefinedAttainment.Reweight));
        Assert.Equal([1, 0], Pay(quarter, Discrete, new PayColumns(1, 1, [10, 0], [10, 0], [1])));
    }

    [Fact]
    public void What_leaves_the_window_gives_room_and_periods_by_themselves_need_none()
    {
        const long five = 5_000_000_000_000_000_000;
        var plan = CompiledPlan.Of(OfOne(PayCurve.Linear));
        var payouts = new long[4];

        // Two periods of 5e18 are more than 64 bits hold, and never in one window of two.
        _ = PayColumnsCalculator.CalculateRolling(plan, new PayColumns(1, 4, [five, 0, five, 0], [five, 0, five, 0], [100]), 2, payouts);
        Assert.Equal([100, 100, 100, 100], payouts);
        Assert.Equal([100, 100], Pay(OfOne(PayCurve.Linear), Discrete, new PayColumns(1, 2, [five, five], [five, five], [100])));

        // Exactly what 64 bits hold is not too much: (2^63 - 1) / 2 is rounded up, and -2^63 pays nothing.
        _ = PayColumnsCalculator.CalculateRolling(plan, new PayColumns(1, 2, [long.MaxValue - 1, 1], [1, 1], [1]), 2, payouts.AsSpan(0, 2));
        Assert.Equal([long.MaxValue - 1, 1L << 62], payouts[..2]);
        _ = PayColumnsCalculator.CalculateRolling(plan, new PayColumns(1, 2, [long.MinValue + 1, -1], [1, 1], [1]), 2, payouts.AsSpan(0, 2));
        Assert.Equal([0, 0], payouts[..2]);
    }

    [Theory]
    [InlineData(4, 4_000_000_000_000_000_000)]
    [InlineData(4, -4_000_000_000_000_000_000)]
    [InlineData(2, long.MinValue + 1)]
    [InlineData(65_537, (1L << 47) - 1)] // 65,537 x (2^47 - 1) = 2^63 + 2^47 - 2^16 - 1
    public void Sums_to_date_beyond_64_bits_are_refused_however_many_periods_they_take(int periods, long credit)
    {
        long[] credits = [.. Enumerable.Repeat(credit, periods)], ones = [.. Enumerable.Repeat(1L, periods)];

        Assert.Throws<OverflowException>(() => Pay(OfOne(PayCurve.Linear), YearToDate, new PayColumns(1, periods, credits, ones, [1])));
    }

    [Theory]
    [InlineData(0, new long[] { -1, -1 })]
    [InlineData(0, new long[] { -1, 1, 1, 1 })]
    [InlineData(2, new long[] { 1, 1, -1, 1 })]
    [InlineData(0, new long[] { -1, -1, -1, -1, -1, -1, -1, -1 })]
    public void A_negative_quota_is_refused_wherever_it_stands(int period, long[] quotas)
    {
        long[] ones = [.. quotas.Select(_ => 1L)];

        var thrown = Assert.Throws<ArgumentOutOfRangeException>("columns", () => Pay(OfOne(PayCurve.Linear), Discrete, new PayColumns(1, quotas.Length, ones, quotas, [1])));

        Assert.Contains($"Component 0, payee 0, period {period}: the quota is negative", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payout_beyond_64_bits_is_refused_with_its_period() => Assert.Contains(
        "Component 0, payee 0, period 1",
        Assert.Throws<OverflowException>(() => Pay(OfOne(PayCurve.Linear), Discrete, new PayColumns(1, 2, [100, long.MaxValue], [100, 1], [100]))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_target_incentive_is_found_by_payee_or_by_payee_and_period()
    {
        Assert.Equal([3, 4], new[] { new PayColumns(2, 2, [], [], [1, 2, 3, 4]).TargetOf(1, 0), new PayColumns(2, 2, [], [], [1, 2, 3, 4]).TargetOf(1, 1) });
        Assert.Equal([2, 2], new[] { new PayColumns(2, 2, [], [], [1, 2]).TargetOf(1, 0), new PayColumns(2, 2, [], [], [1, 2]).TargetOf(1, 1) });
    }

    [Fact]
    public void A_plan_that_is_missing_or_does_not_fit_the_columns_is_refused_by_name_in_every_way_to_pay()
    {
        var one = CompiledPlan.Of(OfOne(PayCurve.Linear));
        var two = CompiledPlan.Of(SeventyFiveTwentyFive(Accelerated, TeamGoal));

        Assert.Throws<ArgumentNullException>("plan", () => PayColumnsCalculator.Calculate(null!, default, Discrete, []));
        Assert.Throws<ArgumentNullException>("plan", () => PayColumnsCalculator.CalculateRolling(null!, default, 1, []));
        Assert.Throws<ArgumentNullException>("plan", () => PayColumnsCalculator.Explain(null!, default, Discrete, 0, 0));
        Assert.Throws<ArgumentNullException>("plan", () => PayColumnsCalculator.ExplainRolling(null!, default, 1, 0, 0));
        Assert.Throws<ArgumentException>("columns", () => PayColumnsCalculator.CalculateRolling(two, new PayColumns(1, 1, [1], [1], [1]), 1, new long[1]));
        Assert.Throws<ArgumentException>("columns", () => PayColumnsCalculator.Explain(two, new PayColumns(1, 1, [1], [1], [1]), Discrete, 0, 0));
        Assert.Throws<ArgumentException>("columns", () => PayColumnsCalculator.ExplainRolling(two, new PayColumns(1, 1, [1], [1], [1]), 1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("payee", () => PayColumnsCalculator.ExplainRolling(one, new PayColumns(1, 1, [1], [1], [1]), 1, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("payee", () => PayColumnsCalculator.ExplainRolling(one, new PayColumns(1, 1, [1], [1], [1]), 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => PayColumnsCalculator.ExplainRolling(one, new PayColumns(1, 1, [1], [1], [1]), 1, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => PayColumnsCalculator.ExplainRolling(one, new PayColumns(1, 1, [1], [1], [1]), 1, 0, 1));
    }

    private static long[] Pay(Plan plan, PayAccumulation accumulation, PayColumns columns)
    {
        var payouts = new long[columns.Credits.Length];
        _ = PayColumnsCalculator.Calculate(CompiledPlan.Of(plan), columns, accumulation, payouts);
        return payouts;
    }
}
