using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting;

public class BacktestSummaryTests
{
    private static readonly BacktestOptions Options = new() { Horizon = 2, MaxOrigins = 3, LeastHistory = 3 };

    [Fact]
    public void Every_series_counts_once_however_often_it_was_forecast()
    {
        // Forecast 3 times and once: a mean over forecasts would lean to the first.
        var (many, once) = (Test([10, 12, 11, 13, 12, 14, 13]), Test([100, 150, 120, 90, 200]));
        var summary = Summary(many, once);

        Assert.Equal((2, 0, 4), (summary.Series, summary.SeriesWithoutForecast, summary.Forecasts));
        Assert.Equal((many.SmapePercent!.Value + once.SmapePercent!.Value) / 2, summary.SmapePercent!.Value, 1e-12);
        Assert.Equal((many.Mase!.Value + once.Mase!.Value) / 2, summary.Mase!.Value, 1e-12);
        Assert.Equal(many.Coverage(0.80).Inside + once.Coverage(0.80).Inside, summary.Coverages[0].Inside);
        Assert.Equal(8, summary.Coverages[1].Count);
    }

    [Fact]
    public void What_cannot_be_measured_is_counted_and_in_no_average()
    {
        // Naive repeats a constant exactly, and nothing is left to scale by.
        var (good, tooShort, flat) = (Test([10, 12, 11, 13, 12]), Test([1, 2]), Test([5, 5, 5, 5, 5]));
        var summary = Summary(good, tooShort, flat);

        Assert.Equal((2, 1, 1), (summary.Series, summary.SeriesWithoutForecast, summary.SeriesWithoutScale));
        Assert.Equal(good.SmapePercent!.Value / 2, summary.SmapePercent!.Value, 1e-12);
        Assert.Equal(good.Mase, summary.Mase);
    }

    [Fact]
    public void Nothing_measured_is_undefined_and_not_zero()
    {
        var summary = Summary(Test([1, 2]));

        Assert.Null(summary.SmapePercent);
        Assert.Null(summary.Mase);
        Assert.Null(summary.OverallWeightedAverage(summary));
        Assert.Null(summary.Coverages[0].Share);
    }

    [Fact]
    public void A_model_beside_itself_weighs_one_and_half_the_errors_weigh_half()
    {
        var (large, small) = (Summary(Test([10, 30, 10, 30, 10])), Summary(Test([100, 110, 100, 110, 100])));

        Assert.Equal(1, large.OverallWeightedAverage(large)!.Value, 1e-12);
        Assert.Equal(
            ((small.SmapePercent!.Value / large.SmapePercent!.Value) + (small.Mase!.Value / large.Mase!.Value)) / 2,
            small.OverallWeightedAverage(large)!.Value,
            1e-12);
    }

    [Fact]
    public void A_backtest_of_another_model_is_refused_with_both_names()
    {
        var builder = new BacktestSummaryBuilder("ses", [0.80]);

        var refused = Assert.Throws<ArgumentException>(() => builder.Add(Test([10, 12, 11, 13, 12])));

        Assert.Contains("naive", refused.Message, StringComparison.Ordinal);
        Assert.Contains("ses", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, builder.ToSummary().Series);
    }

    private static Backtest Test(double[] values) => BacktestCalculator.Calculate(TimeSeries.Create("x", values), new NaiveModel(), Options);

    private static BacktestSummary Summary(params Backtest[] backtests)
    {
        var builder = new BacktestSummaryBuilder("naive", Options.Levels);
        foreach (var backtest in backtests)
        {
            builder.Add(backtest);
        }

        return builder.ToSummary();
    }
}
