using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models;

public class LagModelTests
{
    // The standard normal quantile of 0.9, to the digits of the tables.
    private const double Z80 = 1.2815515655446004;

    [Fact]
    public void Naive_carries_the_last_value_on_with_limits_that_widen_by_the_root_of_the_step()
    {
        var fit = new NaiveModel().Fit(TimeSeries.Create("north", [10, 13, 9]));
        var sigma = Math.Sqrt(((3 * 3) + (4 * 4)) / 2d);
        Assert.Equal<double>([10, 13], fit.FittedValues);
        Assert.Equal(sigma, fit.ResidualStandardDeviation!.Value, 12);

        var steps = fit.Forecast(4, 0.80).Steps;
        Assert.All(steps, s => Assert.Equal(9, s.Mean));
        Assert.All(steps, s => Assert.Equal(9 + (Z80 * sigma * Math.Sqrt(s.Step)), s.Intervals[0].Upper, 10));
        Assert.All(steps, s => Assert.Equal(9 - (Z80 * sigma * Math.Sqrt(s.Step)), s.Intervals[0].Lower, 10));
    }

    [Fact]
    public void Seasonal_naive_repeats_the_last_season_with_limits_that_widen_by_season()
    {
        var fit = new SeasonalNaiveModel().Fit(TimeSeries.Create("north", [10, 20, 12, 21, 11], seasonLength: 2));
        var sigma = Math.Sqrt(((2 * 2) + (1 * 1) + (1 * 1)) / 3d);
        Assert.Equal<double>([10, 20, 12], fit.FittedValues);

        var steps = fit.Forecast(5, 0.80).Steps;
        Assert.Equal([21, 11, 21, 11, 21], steps.Select(s => s.Mean));
        Assert.Equal([1, 1, 2, 2, 3], steps.Select(s => Math.Round(Math.Pow((s.Intervals[0].Upper - s.Mean) / (Z80 * sigma), 2), 9)));
    }

    [Fact]
    public void One_value_is_carried_on_without_limits_and_says_why()
    {
        var forecast = new NaiveModel().Fit(TimeSeries.Create("north", [7])).Forecast(3, 0.80, 0.95);
        Assert.Equal([7, 7, 7], forecast.Steps.Select(s => s.Mean));
        Assert.All(forecast.Steps, s => Assert.Empty(s.Intervals));
        Assert.StartsWith("Too few observations: 1 values", forecast.NoIntervalReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Less_than_a_season_falls_back_to_naive_and_says_why()
    {
        var fit = new SeasonalNaiveModel().Fit(TimeSeries.Create("north", [7, 8, 9], seasonLength: 12));
        Assert.Equal("naive", fit.ModelName);
        Assert.Equal(
            "At season length 12 seasonal-naive needs 12 values and there are 3: a simpler model was fitted.", fit.ModelReason);
    }

    [Fact]
    public void No_reason_for_missing_limits_is_given_when_none_were_asked_for() =>
        Assert.Null(new NaiveModel().Fit(TimeSeries.Create("north", [7])).Forecast(1).NoIntervalReason);

    [Fact]
    public void Horizons_and_levels_out_of_range_are_refused()
    {
        var fit = new NaiveModel().Fit(TimeSeries.Create("north", [7, 8]));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Forecast(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Forecast(Forecast.MaxHorizon + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Forecast(1, 80));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Forecast(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Forecast(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Forecast(1, double.NaN));
        Assert.Throws<ArgumentException>(() => fit.Forecast(1, 0.8, 0.8));
        Assert.Equal(Forecast.MaxHorizon, fit.Forecast(Forecast.MaxHorizon).Steps.Length);
    }
}
