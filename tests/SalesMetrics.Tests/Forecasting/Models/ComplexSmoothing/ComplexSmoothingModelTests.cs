using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models.ComplexSmoothing;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models.ComplexSmoothing;

public class ComplexSmoothingModelTests
{
    private static readonly double[] Sales = [102, 98, 107, 111, 109, 118, 121, 117, 126, 131, 128, 137];

    [Fact]
    public void The_forecast_is_the_published_recursion_forward_backward_and_forward()
    {
        var fit = new ComplexSmoothingModel(ComplexSeason.None).Fit(TimeSeries.Create("north", Sales));
        var (a0, a1) = (Parameter(fit, "alpha-real"), Parameter(fit, "alpha-imaginary"));
        var level = Sales.Take(10).Average();
        var potential = level / 1.1;
        List<double> forecasts = [];
        foreach (var y in Sales.Concat(Sales.Reverse()).Concat(Sales))
        {
            forecasts.Add(level);
            Step(y - level);
        }

        Assert.Equal(forecasts[^12..], fit.FittedValues, (a, b) => Math.Abs(a - b) < 1e-8);
        foreach (var step in fit.Forecast(3).Steps)
        {
            Assert.Equal(level, step.Mean, 1e-8);
            Step(0);
        }

        void Step(double e) => (level, potential) =
            (level - ((1 - a1) * potential) + ((a0 - a1) * e), level + ((1 - a0) * potential) + ((a0 + a1) * e));
    }

    [Fact]
    public void The_spread_adds_up_what_an_error_moves_later_on()
    {
        var fit = new ComplexSmoothingModel(ComplexSeason.None).Fit(TimeSeries.Create("north", Sales));
        var (a0, a1) = (Parameter(fit, "alpha-real"), Parameter(fit, "alpha-imaginary"));
        var (level, potential, variance) = (a0 - a1, a0 + a1, 1d);
        var steps = fit.Forecast(6, 0.80).Steps;
        foreach (var step in steps)
        {
            Assert.Equal(
                1.2815515655446004 * fit.ResidualStandardDeviation!.Value * Math.Sqrt(variance), step.Intervals[0].Upper - step.Mean, 1e-7);
            variance += level * level;
            (level, potential) = (level - ((1 - a1) * potential), level + ((1 - a0) * potential));
        }
    }

    [Theory]
    [InlineData(ComplexSeason.Simple)]
    [InlineData(ComplexSeason.Partial)]
    [InlineData(ComplexSeason.Full)]
    public void A_season_is_carried_on(ComplexSeason season)
    {
        double[] factors = [70, 140, 110, 80];
        var series = TimeSeries.Create("north", Enumerable.Range(0, 48).Select(i => factors[i % 4] + (i * 7 % 3)), 4);
        var fit = new ComplexSmoothingModel(season).Fit(series);
        Assert.Null(fit.ModelReason);
        Assert.All(fit.Forecast(8).Steps, s => Assert.InRange(s.Mean - factors[(s.Step - 1) % 4], -3, 6));
    }

    [Fact]
    public void The_form_is_chosen_by_AICc_and_the_reason_says_so()
    {
        double[] season = [70, 140, 110, 80];
        var seasonal = new ComplexSmoothingModel().Fit(TimeSeries.Create("north", Enumerable.Range(0, 48).Select(i => season[i % 4] + (i * 7 % 3)), 4));
        Assert.Contains("of least AICc", seasonal.ModelReason, StringComparison.Ordinal);
        Assert.DoesNotContain("form of season none", seasonal.ModelReason, StringComparison.Ordinal);
        Assert.Null(new ComplexSmoothingModel().Fit(TimeSeries.Create("north", Sales)).ModelReason);
    }

    [Fact]
    public void A_form_that_the_history_is_too_short_for_gives_way_with_a_reason()
    {
        var fit = new ComplexSmoothingModel(ComplexSeason.Full).Fit(TimeSeries.Create("north", Sales, 12));
        Assert.Equal("ces", fit.ModelName);
        Assert.Contains("25 values", fit.ModelReason, StringComparison.Ordinal);
        Assert.Equal("ses", new ComplexSmoothingModel().Fit(TimeSeries.Create("north", Sales[..4])).ModelName);
        Assert.Equal("ces", new ComplexSmoothingModel().Fit(TimeSeries.Create("north", Sales[..5])).ModelName);
    }

    [Fact]
    public void No_parameters_nearby_make_smaller_errors()
    {
        var series = TimeSeries.Create("north", Sales);
        var fit = new ComplexSmoothingModel().Fit(series);
        var best = new Pair(Parameter(fit, "alpha-real"), Parameter(fit, "alpha-imaginary"));
        double Squares(Pair p)
        {
            var level = Sales.Take(10).Average();
            var (potential, squares) = (level / 1.1, 0d);
            var i = 0;
            foreach (var y in Sales.Concat(Sales.Reverse()).Concat(Sales))
            {
                var e = y - level;
                squares += i++ >= 24 ? e * e : 0;
                (level, potential) = (
                    level - ((1 - p.I) * potential) + ((p.R - p.I) * e), level + ((1 - p.R) * potential) + ((p.R + p.I) * e));
            }

            return squares;
        }

        foreach (var (r, i) in new[] { (0.01, 0), (-0.01, 0), (0, 0.01), (0, -0.01), (0.01, 0.01), (-0.01, -0.01) })
        {
            var near = new Pair(best.R + r, best.I + i);
            Assert.True(Squares(near) >= Squares(best) - 1e-6);
        }
    }

    [Fact]
    public void An_unknown_form_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ComplexSmoothingModel((ComplexSeason)9));

    private static double Parameter(IFittedModel fit, string name) => fit.Parameters.Single(p => p.Name == name).Value;

    private sealed record Pair(double R, double I);
}
