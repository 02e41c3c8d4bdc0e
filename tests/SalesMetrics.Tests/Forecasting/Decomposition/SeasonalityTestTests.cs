using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Decomposition;

public class SeasonalityTestTests
{
    [Fact]
    public void The_autocorrelation_at_the_season_length_is_held_against_its_limit()
    {
        // Deviations from the mean 2 are -1, 1, -1, 1, -1, 1: their squares add up to 6, neighbours to -5, next but one to 4.
        var test = SeasonalityTestCalculator.Calculate(TimeSeries.Create("north", [1, 3, 1, 3, 1, 3], 2));
        Assert.Equal(4 / 6d, test.Autocorrelation!.Value, 12);
        Assert.Equal(1.6448536269514722 * Math.Sqrt((1 + (2 * (5 / 6d) * (5 / 6d))) / 6), test.Limit!.Value, 12);
        Assert.False(test.IsSeasonal);
    }

    [Fact]
    public void A_season_is_found_whatever_unit_and_origin_the_values_have()
    {
        double[] values = [.. Enumerable.Range(0, 48).Select(i => (i % 12 * 10d) + (i * 7 % 5))];
        Assert.All(
            new[] { values, [.. values.Select(y => -1e296 * y)], [.. values.Select(y => 1e6 + y)] },
            each => Assert.True(SeasonalityTestCalculator.Calculate(TimeSeries.Create("north", each, 12)).IsSeasonal));
    }

    [Theory]
    [InlineData(40, 1, "no season")]
    [InlineData(24, 12, "from 25 values")]
    [InlineData(60, 12, "constant")]
    [InlineData(100_000, 40_000, "too long")]
    public void What_cannot_be_tested_has_no_season_and_a_reason(int length, int seasonLength, string reason)
    {
        var values = Enumerable.Range(0, length).Select(i => length == 60 ? 7d : i % 5);
        var test = SeasonalityTestCalculator.Calculate(TimeSeries.Create("north", values, seasonLength));
        Assert.False(test.IsSeasonal);
        Assert.Null(test.Autocorrelation);
        Assert.Contains(reason, test.NotTestedReason, StringComparison.Ordinal);
    }
}
