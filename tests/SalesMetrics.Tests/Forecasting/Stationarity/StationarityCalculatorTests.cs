using SalesMetrics.Forecasting.Stationarity;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Stationarity;

public class StationarityCalculatorTests
{
    [Fact]
    public void Kpss_of_a_short_series_is_the_sum_on_paper()
    {
        // 1, 2, 3, 6 around 3: deviations -2, -1, 0, 3; running sums -2, -3, -3, 0; lag 3 √4 / 13 = 0.
        // (4 + 9 + 9 + 0) / 4² over the variance (4 + 1 + 0 + 9) / 4.
        Assert.Equal(22d / 16 / (14d / 4), StationarityCalculator.Kpss(TimeSeries.Create("north", [1, 2, 3, 6])), 12);
    }

    [Fact]
    public void A_line_is_refused_as_a_level_and_its_changes_are_not()
    {
        Assert.True(StationarityCalculator.Kpss(TimeSeries.Create("north", Enumerable.Range(0, 60).Select(i => 2d * i)))
            > StationarityCalculator.KpssLimit);
        Assert.Equal(0, StationarityCalculator.Kpss(TimeSeries.Create("north", Enumerable.Repeat(2d, 59))));
    }

    [Fact]
    public void A_fixed_pattern_is_all_season_and_noise_is_little()
    {
        var pattern = Enumerable.Range(0, 60).Select(i => (0.3 * i) + (i % 12 * (i % 12)));
        Assert.Equal(1, StationarityCalculator.SeasonalStrength(TimeSeries.Create("north", pattern, 12)), 0.02);
        var noise = Enumerable.Range(0, 60).Select(i => (double)(i * 7919L % 101));
        Assert.InRange(StationarityCalculator.SeasonalStrength(TimeSeries.Create("north", noise, 12)), 0, StationarityCalculator.SeasonalLimit);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1_000_000)]
    public void Without_more_than_two_seasons_there_is_no_seasonal_strength(int seasonLength) =>
        Assert.Equal(0, StationarityCalculator.SeasonalStrength(
            TimeSeries.Create("north", Enumerable.Range(0, 20).Select(i => (double)(i % 10)), seasonLength)));

    [Fact]
    public void Neither_statistic_depends_on_unit_or_origin()
    {
        double[] values = [.. Enumerable.Range(0, 48).Select(i => (i % 12 * 3d) + (i * 7919L % 17))];
        var (series, changed) = (TimeSeries.Create("north", values, 12), TimeSeries.Create("north", values.Select(y => (64 * y) - 4096), 12));
        Assert.Equal(StationarityCalculator.Kpss(series), StationarityCalculator.Kpss(changed), 12);
        Assert.Equal(StationarityCalculator.SeasonalStrength(series), StationarityCalculator.SeasonalStrength(changed), 12);
    }
}
