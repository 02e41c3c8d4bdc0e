using SalesMetrics.Compensation;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>How a line paid from columns comes about: alone, to date, and over the last few periods.</summary>
public class PayColumnsWorkingTests
{
    private static readonly CompiledPlan Straight = CompiledPlan.Of(OfOne(PayCurve.Linear));

    [Fact]
    public void The_working_of_a_period_by_itself_looks_at_that_period_alone()
    {
        // 80 of 100 in the second period, of a target of 20.00; the first does not count.
        var columns = new PayColumns(1, 2, [5_000, 8_000], [10_000, 10_000], [1_000, 2_000]);
        var working = PayColumnsCalculator.Explain(Straight, columns, PayAccumulation.Discrete, payee: 0, period: 1);

        Assert.Empty(working.Before);
        Assert.Equal([Usd(16m)], working.Amounts.AsEnumerable());
        Assert.Equal(
            """
            Pay for the period: 16.00 USD  (sum of the components)
              all: 16.00 USD  (target incentive x weight x share of target pay, rounded half away from zero to 2 decimals)  [all]
                Target incentive: 20.00 USD
                Weight: 100 %  (stated in the plan)
                Share of target pay: 80 %  (0 % and above: nothing, plus 1 % for each 1 % of attainment above 0 %)
            """,
            working.Explain().ToString().TrimEnd(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Nothing_was_earned_before_the_first_period_of_a_year()
    {
        var working = PayColumnsCalculator.Explain(Straight, new PayColumns(1, 2, [5_000, 0], [10_000, 10_000], [1_000]), PayAccumulation.YearToDate, 0, 0);

        Assert.Empty(working.Before);
        Assert.Equal(Usd(5m), working.Total);
    }

    [Fact]
    public void The_working_of_a_rolling_period_sums_its_window_and_takes_its_own_target_incentive()
    {
        // 180 of 200 in periods 2 and 3, that is 90 % of 40.00; the first period is out of the window.
        var columns = new PayColumns(1, 3, [90_000, 8_000, 10_000], [10_000, 10_000, 10_000], [1_000, 2_000, 4_000]);

        Assert.Equal(Usd(36m), PayColumnsCalculator.ExplainRolling(Straight, columns, 2, 0, 2).Total);
        Assert.Equal(Usd(98m), PayColumnsCalculator.ExplainRolling(Straight, columns, 2, 0, 1).Total); // 980 % of 20.00 / 2
        Assert.Equal(Usd(90m), PayColumnsCalculator.ExplainRolling(Straight, columns, 2, 0, 0).Total);
    }
}
