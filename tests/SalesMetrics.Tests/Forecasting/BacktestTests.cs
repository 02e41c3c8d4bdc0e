using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting;

public class BacktestTests
{
    private static readonly TimeSeries Series = TimeSeries.Create("north", [10, 12, 10, 13, 11, 14, 10, 15]);

    [Fact]
    public void Each_origin_is_forecast_from_its_past_alone()
    {
        var options = new BacktestOptions { Horizon = 2, LeastHistory = 4 };
        var backtest = BacktestCalculator.Calculate(Series, new NaiveModel(), options);
        Assert.Equal([4, 5, 6], backtest.Origins.Select(o => o.HistoryLength));
        // Naive repeats the last known value: 13, 11, 14.
        Assert.Equal([13, 11, 14], backtest.Origins.Select(o => o.Forecast.Steps[0].Mean));
        Assert.Equal(((13 - 11 + 13 - 14) + (11 - 14 + 11 - 10) + (14 - 10 + 14 - 15)) / 6d, backtest.Bias!.Value, 12);
        Assert.Null(backtest.Reason);
        Assert.Equal(6, backtest.Coverage(0.80).Count);
    }

    [Fact]
    public void Options_are_equal_when_their_levels_are()
    {
        Assert.Equal(new BacktestOptions { Levels = [0.5, 0.9] }, new BacktestOptions { Levels = [0.5, 0.9] });
        Assert.NotEqual(new BacktestOptions { Levels = [0.5, 0.9] }, new BacktestOptions { Levels = [0.5, 0.8] });
        Assert.Equal(new BacktestOptions { Levels = [0.5] }.GetHashCode(), new BacktestOptions { Levels = [0.5] }.GetHashCode());
        Assert.Equal(
            new SeriesForecastOptions { Horizon = 2, Levels = [0.5] }, new SeriesForecastOptions { Horizon = 2, Levels = [0.5] });
        Assert.NotEqual(
            new SeriesForecastOptions { Horizon = 2, Levels = [0.5] }, new SeriesForecastOptions { Horizon = 2, Levels = [0.6] });
    }

    [Fact]
    public void A_value_changes_no_forecast_made_before_it()
    {
        var changed = TimeSeries.Create("north", [.. Series.Values[..^1], 1e6]);
        var options = new BacktestOptions { Horizon = 2, LeastHistory = 4 };
        static IEnumerable<double> Means(Backtest backtest) => backtest.Origins.SelectMany(o => o.Forecast.Steps).Select(s => s.Mean);
        Assert.Equal(
            Means(BacktestCalculator.Calculate(Series, new HoltModel(), options)),
            Means(BacktestCalculator.Calculate(changed, new HoltModel(), options)));
    }

    [Fact]
    public void Only_the_latest_origins_are_tried()
    {
        var backtest = BacktestCalculator.Calculate(Series, new NaiveModel(), new BacktestOptions { LeastHistory = 1, MaxOrigins = 2 });
        Assert.Equal([6, 7], backtest.Origins.Select(o => o.HistoryLength));
    }

    [Fact]
    public void A_history_too_short_to_measure_says_so()
    {
        var backtest = BacktestCalculator.Calculate(Series, new NaiveModel(), new BacktestOptions { Horizon = 4 });
        Assert.Empty(backtest.Origins);
        Assert.Equal("Measuring 4 periods takes 9 values and there are 8.", backtest.Reason);
        Assert.Null(backtest.SmapePercent);
        Assert.Null(backtest.Mase);
        Assert.Null(backtest.Bias);
        Assert.Null(backtest.Coverage(0.80).Share);
    }

    [Fact]
    public void Two_seasons_and_a_value_are_kept_as_history_by_default()
    {
        var monthly = TimeSeries.Create("north", Enumerable.Range(0, 30).Select(i => i % 12d), 12);
        var backtest = BacktestCalculator.Calculate(monthly, new SeasonalNaiveModel(), new BacktestOptions { Horizon = 3 });
        Assert.Equal([25, 26, 27], backtest.Origins.Select(o => o.HistoryLength));
        Assert.Equal(0, backtest.SmapePercent);
        Assert.Null(backtest.Mase);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BacktestOptions { Horizon = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BacktestOptions { LeastHistory = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BacktestOptions { MaxOrigins = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BacktestOptions { Levels = [95] });
    }

    [Fact]
    public void Cancellation_is_heeded() =>
        Assert.Throws<OperationCanceledException>(() =>
            BacktestCalculator.Calculate(Series, new NaiveModel(), null, new CancellationToken(canceled: true)));
}
