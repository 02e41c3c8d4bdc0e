using MathNet.Numerics.Distributions;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models;

public class BenchmarkModelTests
{
    [Fact]
    public void Drift_goes_on_as_from_the_first_value_to_the_last()
    {
        var forecast = new DriftModel().Fit(TimeSeries.Create("north", [10, 13, 12, 16])).Forecast(2, 0.80);
        Assert.Equal([16 + (6 / 3d), 16 + (2 * 6 / 3d)], forecast.Steps.Select(s => s.Mean));
        // The changes 3, -1, 4 lie 1, -3, 2 from their mean 2; over 2 degrees of freedom.
        var sigma = Math.Sqrt((1 + 9 + 4) / 2d);
        Assert.Equal(1.2815515655 * sigma * Math.Sqrt(2 + (4 / 3d)), forecast.Steps[1].Mean - forecast.Steps[1].Intervals[0].Lower, 1e-8);
    }

    [Fact]
    public void The_mean_has_limits_of_Students_t()
    {
        var step = new MeanModel().Fit(TimeSeries.Create("north", [2, 4, 6, 8, 10])).Forecast(3, 0.95).Steps[2];
        Assert.Equal(6, step.Mean);
        // Squares 16, 4, 0, 4, 16 over 4; t of 4 degrees of freedom at 97.5 % is 2.776445105 in the tables.
        Assert.Equal(2.776445105 * Math.Sqrt(40 / 4d * (1 + (1 / 5d))), step.Intervals[0].Upper - 6, 1e-8);
    }

    [Theory]
    [InlineData(2, 0.95)]
    [InlineData(3, 0.5)]
    [InlineData(31, 0.999)]
    [InlineData(1000, 0.99)]
    [InlineData(1001, 0.999)]
    [InlineData(2001, 0.95)]
    public void Limits_of_the_mean_are_those_of_Students_t_at_any_length(int length, double level)
    {
        // MathNet finds the quantile by bisection, to about 1e-9.
        var quantile = StudentT.InvCDF(0, 1, length - 1, (1 + level) / 2);
        var fit = new MeanModel().Fit(TimeSeries.Create("north", Enumerable.Range(0, length).Select(i => (double)(i % 2))));
        var width = fit.ResidualStandardDeviation!.Value * Math.Sqrt(1 + (1d / length));
        Assert.Equal(quantile, (fit.Forecast(1, level).Steps[0].Intervals[0].Upper - fit.Forecast(1).Steps[0].Mean) / width, 1e-8);
    }

    [Fact]
    public void Naive2_repeats_the_last_value_and_keeps_the_season()
    {
        double[] factors = [0.7, 1.4, 1.1, 0.8];
        var series = TimeSeries.Create("north", Enumerable.Range(0, 41).Select(i => 200 * factors[i % 4]), 4);
        var steps = new AdjustedNaiveModel().Fit(series).Forecast(4).Steps;
        Assert.All(steps, s => Assert.Equal(200 * factors[s.Step % 4], s.Mean, 1e-9));
    }

    [Fact]
    public void Naive2_without_a_season_is_naive()
    {
        var series = TimeSeries.Create("north", [5, 9, 4, 7, 6, 8, 5, 6]);
        var (naive, other) = (new NaiveModel().Fit(series).Forecast(3, 0.80), new AdjustedNaiveModel().Fit(series).Forecast(3, 0.80));
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(naive.Steps[i].Intervals[0].Upper, other.Steps[i].Intervals[0].Upper, 1e-12));
    }

    [Fact]
    public void One_value_is_carried_on()
    {
        Assert.All(new IForecastModel[] { new DriftModel(), new MeanModel() }, model =>
        {
            var fit = model.Fit(TimeSeries.Create("north", [5]));
            Assert.Equal(("naive", 5d), (fit.ModelName, fit.Forecast(1).Steps[0].Mean));
            Assert.Contains(model.Name, fit.ModelReason, StringComparison.Ordinal);
        });
    }
}
