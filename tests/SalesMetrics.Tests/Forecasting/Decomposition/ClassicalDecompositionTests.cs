using FsCheck.Xunit;
using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Decomposition;

[Properties(Arbitrary = [typeof(Histories)], MaxTest = 100)]
public class ClassicalDecompositionTests
{
    [Fact]
    public void An_odd_season_is_averaged_over_its_periods()
    {
        var parts = ClassicalDecompositionCalculator.Calculate(TimeSeries.Create("north", [10, 20, 60, 13, 23, 63], 3), DecompositionForm.Additive);
        Assert.Equal([90 / 3d, 93 / 3d, 96 / 3d, 99 / 3d], parts.Trend, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(1, parts.TrendStart);
        // 20 - 30 and 23 - 33, 60 - 31, 13 - 32: their sum is 0 already.
        Assert.Equal([-19, -10, 29], parts.SeasonalIndices, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([29, 30, 31, 32, 33, 34], parts.SeasonallyAdjusted(), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.All(parts.Remainder(), rest => Assert.Equal(0, rest, 12));
        Assert.Equal(29, parts.IndexOf(8), 12);
    }

    [Fact]
    public void An_even_season_counts_its_outermost_values_half()
    {
        var parts = ClassicalDecompositionCalculator.Calculate(TimeSeries.Create("north", [4, 12, 8, 24, 16, 48], 2), DecompositionForm.Multiplicative);
        double[] trend = [(2 + 12 + 4) / 2d, (6 + 8 + 12) / 2d, (4 + 24 + 8) / 2d, (12 + 16 + 24) / 2d];
        Assert.Equal(trend, parts.Trend);
        double[] raw = [((8 / trend[1]) + (16 / trend[3])) / 2, ((12 / trend[0]) + (24 / trend[2])) / 2];
        Assert.Equal(raw[0] / ((raw[0] + raw[1]) / 2), parts.SeasonalIndices[0], 12);
        Assert.Equal(raw[1] / ((raw[0] + raw[1]) / 2), parts.SeasonalIndices[1], 12);
    }

    [Fact]
    public void What_cannot_be_decomposed_is_refused_with_the_limit()
    {
        static string Message(double[] values, int m, DecompositionForm form) => Assert.Throws<ArgumentException>(
            () => ClassicalDecompositionCalculator.Calculate(TimeSeries.Create("north", values, m), form)).Message;
        Assert.Contains("two seasons", Message([1, 2, 3], 2, DecompositionForm.Additive), StringComparison.Ordinal);
        Assert.Contains("at least 2 periods", Message([1, 2, 3], 1, DecompositionForm.Additive), StringComparison.Ordinal);
        Assert.Contains("0 at index 2", Message([1, 2, 0, 4], 2, DecompositionForm.Multiplicative), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => ClassicalDecompositionCalculator.Calculate(TimeSeries.Create("north", [1, 2, 3, 4], 2), (DecompositionForm)7));
    }

    [Property]
    public void The_parts_make_up_the_whole_and_additive_indices_add_up_to_nothing(TimeSeries series)
    {
        if (series.SeasonLength < 2 || series.Length < 2 * series.SeasonLength)
        {
            return;
        }

        var parts = ClassicalDecompositionCalculator.Calculate(series, DecompositionForm.Additive);
        Assert.Equal(0, parts.SeasonalIndices.Sum(), 1e-9);
        var remainder = parts.Remainder();
        Assert.All(Enumerable.Range(0, parts.Trend.Length), i => Assert.Equal(
            series.Values[parts.TrendStart + i], parts.Trend[i] + parts.IndexOf(parts.TrendStart + i) + remainder[i], 1e-9));
    }

    [Fact]
    public void A_long_sliding_sum_keeps_its_digits()
    {
        double[] values = [.. Enumerable.Range(0, 20_000).Select(i => (i == 5_000 ? 1e12 : 0) + (i % 7))];
        var trend = ClassicalDecompositionCalculator.Calculate(TimeSeries.Create("north", values, 7), DecompositionForm.Additive).Trend;
        Assert.All(trend.Skip(6_000), mean => Assert.Equal(3, mean, 1e-12));
    }
}
