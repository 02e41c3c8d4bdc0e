using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting;

public class NaiveCheckTests
{
    [Fact]
    public void Errors_are_averaged_over_all_steps_of_the_latest_forecasts()
    {
        // The mean of 10, 12, 14, 16, 18 is 14, of those and 20 it is 15; then came 20 and 22. Naive says 18 and 20.
        var series = TimeSeries.Create("north", [10, 12, 14, 16, 18, 20, 22]);
        var check = NaiveCheckCalculator.Calculate(series, new MeanModel(), horizon: 1, forecasts: 9)!;

        Assert.Equal((2, "naive"), (check.Forecasts, check.NaiveName));
        Assert.Equal((6d + 7) / 2, check.MeanAbsoluteError, 1e-12);
        Assert.Equal((2d + 2) / 2, check.NaiveMeanAbsoluteError, 1e-12);
        Assert.True(check.IsNoBetter);
        Assert.False(NaiveCheckCalculator.Calculate(series, new DriftModel(), 1, 9)!.IsNoBetter);
    }

    [Fact]
    public void A_season_is_held_against_its_last_values_and_a_tie_is_no_better()
    {
        var series = TimeSeries.Create("north", Enumerable.Range(0, 20).Select(i => 10d * (i % 4)), 4);
        var check = NaiveCheckCalculator.Calculate(series, new SeasonalNaiveModel(), 4, 3)!;

        Assert.Equal(("seasonal-naive", 0d, 0d, true), (check.NaiveName, check.MeanAbsoluteError, check.NaiveMeanAbsoluteError, check.IsNoBetter));
    }

    [Fact]
    public void Too_short_a_history_is_not_checked() =>
        Assert.Null(NaiveCheckCalculator.Calculate(TimeSeries.Create("north", [1, 2, 3, 4, 5]), new NaiveModel(), 1, 3));

    [Fact]
    public void A_stream_carries_the_check_only_where_it_was_asked_for()
    {
        TimeSeries[] series = [TimeSeries.Create("north", [10, 12, 14, 16, 18, 20, 22]), TimeSeries.Create("short", [1, 2])];
        var options = new SeriesForecastOptions { Horizon = 1, NaiveChecks = 2 };

        Assert.Equal([true, null], SeriesForecaster.Forecast(series, new MeanModel(), options).Select(f => f.NaiveCheck?.IsNoBetter));
        Assert.All(SeriesForecaster.Forecast(series, new MeanModel(), options with { NaiveChecks = 0 }), f => Assert.Null(f.NaiveCheck));
        Assert.NotEqual(options, options with { NaiveChecks = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => options with { NaiveChecks = -1 });
    }
}
