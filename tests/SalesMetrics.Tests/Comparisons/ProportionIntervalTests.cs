using SalesMetrics.Comparisons;

namespace SalesMetrics.Tests.Comparisons;

public class ProportionIntervalTests
{
    [Fact]
    public void Nothing_won_of_ten_has_the_ends_found_in_closed_form()
    {
        var z2 = 1.959963984540054 * 1.959963984540054;
        AssertEnds(0, z2 / (10 + z2), ProportionIntervalCalculator.Calculate(0, 10));

        // P(0 of 10) = (1 - p)^10 = 0.025.
        AssertEnds(0, 1 - Math.Pow(0.025, 0.1), ProportionIntervalCalculator.Calculate(0, 10, method: IntervalMethod.ClopperPearson));
    }

    [Fact]
    public void All_won_of_ten_mirrors_none()
    {
        foreach (var method in Enum.GetValues<IntervalMethod>())
        {
            var none = ProportionIntervalCalculator.Calculate(0, 10, 0.9, method);
            AssertEnds(1 - none.Upper, 1, ProportionIntervalCalculator.Calculate(10, 10, 0.9, method));
        }
    }

    [Fact]
    public void One_won_of_one_has_the_exact_lower_end_that_is_the_tail() =>
        AssertEnds(0.025, 1, ProportionIntervalCalculator.Calculate(1, 1, method: IntervalMethod.ClopperPearson));

    [Theory]
    [InlineData(IntervalMethod.Wilson)]
    [InlineData(IntervalMethod.Jeffreys)]
    [InlineData(IntervalMethod.ClopperPearson)]
    public void With_a_million_deals_every_method_nears_the_normal_interval(IntervalMethod method)
    {
        var half = 1.959963984540054 * Math.Sqrt(0.63 * 0.37 / 1e6);
        var interval = ProportionIntervalCalculator.Calculate(630_000, 1_000_000, method: method);

        Assert.InRange(interval.Lower, 0.63 - half - 2e-6, 0.63 - half + 2e-6);
        Assert.InRange(interval.Upper, 0.63 + half - 2e-6, 0.63 + half + 2e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_level_that_is_none_is_refused(double level)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionIntervalCalculator.Calculate(1, 2, level));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WinCount("Ada", 0, 0).Interval(level));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void Impossible_counts_are_refused(long successes, long trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionIntervalCalculator.Calculate(successes, trials));

    private static void AssertEnds(double lower, double upper, ProportionInterval interval)
    {
        Assert.Equal(lower, interval.Lower, 1e-12);
        Assert.Equal(upper, interval.Upper, 1e-12);
    }
}
