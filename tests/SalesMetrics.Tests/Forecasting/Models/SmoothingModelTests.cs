using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models;

public class SmoothingModelTests
{
    private const double Z95 = 1.9599639845400543;

    private static readonly double[] Ragged = [12, 15, 11, 14, 18, 13, 17, 16, 21, 15, 19, 20, 24, 18, 22, 23, 25, 21, 26, 24];

    /// <summary>Runs the recursions of Hyndman et al. 2008, table 2.1 (additive error) from the parameters that a fit reports.</summary>
    private static (double SquaredErrors, double[] Means) Rerun(
        IEnumerable<double> values, IReadOnlyList<ModelParameter> parameters, int horizon)
    {
        double Of(string name) => parameters.Where(p => p.Name == name).Select(p => p.Value).SingleOrDefault();
        var seasons = parameters.Where(p => p.Name.StartsWith("season", StringComparison.Ordinal)).Select(p => p.Value).ToList();
        seasons = seasons.Count == 0 ? [0] : seasons;
        var (level, trend, squares) = (Of("level"), Of("trend"), 0d);
        foreach (var value in values)
        {
            var error = value - (level + trend + seasons[0]);
            squares += error * error;
            (level, trend) = (level + trend + (Of("alpha") * error), trend + (Of("beta") * error));
            seasons.Add(seasons[0] + (Of("gamma") * error));
            seasons.RemoveAt(0);
        }

        return (squares, [.. Enumerable.Range(1, horizon).Select(h => level + (h * trend) + seasons[(h - 1) % seasons.Count])]);
    }

    public static TheoryData<string, int> Models => new() { { "ses", 2 }, { "holt", 4 }, { "holt-winters", 3 + 2 + 3 } };

    [Theory]
    [MemberData(nameof(Models))]
    public void The_forecast_can_be_redone_from_the_parameters(string name, int estimated)
    {
        Assert.True(ForecastModels.TryGet(name, out var model));
        var fit = model.Fit(TimeSeries.Create("north", Ragged, seasonLength: 4));
        Assert.Equal((name, null), (fit.ModelName, fit.ModelReason));
        var (squares, means) = Rerun(Ragged, fit.Parameters, 9);
        Assert.Equal(squares, Ragged.Zip(fit.FittedValues, (y, f) => (y - f) * (y - f)).Sum(), 8);

        Assert.Equal(0, fit.Parameters.Where(p => p.Name.StartsWith("season", StringComparison.Ordinal)).Sum(p => p.Value), 8);

        var sigma = Math.Sqrt(squares / (Ragged.Length - estimated));
        Assert.Equal(sigma, fit.ResidualStandardDeviation!.Value, 8);

        // Class 1 of Hyndman et al. 2008, table 6.1: 1 + sum of (alpha + beta j + gamma [4 divides j])².
        double Of(string parameter) => fit.Parameters.Where(p => p.Name == parameter).Select(p => p.Value).SingleOrDefault();
        foreach (var step in fit.Forecast(9, 0.95).Steps)
        {
            var variance = 1 + Enumerable.Range(1, step.Step - 1).Sum(j =>
                Math.Pow(Of("alpha") + (Of("beta") * j) + (j % 4 == 0 ? Of("gamma") : 0), 2));
            Assert.Equal(means[step.Step - 1], step.Mean, 8);
            Assert.Equal(Z95 * sigma * Math.Sqrt(variance), step.Intervals[0].Upper - step.Mean, 8);
            Assert.Equal(Z95 * sigma * Math.Sqrt(variance), step.Mean - step.Intervals[0].Lower, 8);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void No_parameters_nearby_have_smaller_errors(string name, int estimated)
    {
        _ = estimated;
        Assert.True(ForecastModels.TryGet(name, out var model));
        var fit = model.Fit(TimeSeries.Create("north", Ragged, seasonLength: 4));
        Assert.Equal(SearchExit.Converged, fit.Search.Exit);
        var (best, _) = Rerun(Ragged, fit.Parameters, 1);
        var random = new Random(20261123);
        for (var trial = 0; trial < 2000; trial++)
        {
            var moved = fit.Parameters
                .Select(p => new ModelParameter(p.Name, p.Value + ((random.NextDouble() - 0.5) * (p.Value is > 0 and < 1 ? 0.02 : 0.4))))
                .ToList();
            double Of(string parameter) => moved.Where(p => p.Name == parameter).Select(p => p.Value).SingleOrDefault();
            if (Of("alpha") is < 1e-4 or > 0.9999 || Of("beta") > Of("alpha") || Of("gamma") > 1 - Of("alpha")
                || moved.Any(p => p.Name is "beta" or "gamma" && p.Value < 1e-4))
            {
                continue;
            }

            var seasons = moved.Where(p => p.Name.StartsWith("season", StringComparison.Ordinal)).ToList();
            // The seasonal states keep their sum of 0: only then are they told apart from the level.
            var excess = seasons.Count == 0 ? 0 : seasons.Average(p => p.Value);
            moved = [.. moved.Select(p => seasons.Contains(p) ? new ModelParameter(p.Name, p.Value - excess) : p)];
            Assert.True(Rerun(Ragged, moved, 1).SquaredErrors >= best * (1 - 1e-7), string.Join(' ', moved));
        }
    }

    [Fact]
    public void A_straight_line_is_carried_on_by_Holt_without_limits()
    {
        var forecast = new HoltModel().Fit(TimeSeries.Create("north", Enumerable.Range(1, 20).Select(i => 3d * i))).Forecast(3, 0.95);
        Assert.Equal([63, 66, 69], forecast.Steps.Select(s => Math.Round(s.Mean, 8)));
        Assert.StartsWith("The model runs through every value", forecast.NoIntervalReason, StringComparison.Ordinal);
        Assert.All(forecast.Steps, s => Assert.Empty(s.Intervals));
    }

    [Fact]
    public void A_line_with_a_season_is_carried_on_by_Holt_Winters()
    {
        double[] season = [5, -2, 0, -3];
        double At(int i) => (2d * i) + season[i % 4];
        var fit = new HoltWintersModel().Fit(TimeSeries.Create("north", Enumerable.Range(0, 20).Select(At), seasonLength: 4));
        Assert.Equal(Enumerable.Range(20, 8).Select(At), fit.Forecast(8).Steps.Select(s => Math.Round(s.Mean, 8)));
    }

    [Fact]
    public void A_season_too_long_to_estimate_its_states_is_still_followed()
    {
        const int M = 90;
        double At(int i) => 1000 + (100 * Math.Sin(2 * Math.PI * i / M)) + (i * 7919 % 13);
        var fit = new HoltWintersModel().Fit(TimeSeries.Create("north", Enumerable.Range(0, 4 * M).Select(At), seasonLength: M));
        Assert.Equal("holt-winters", fit.ModelName);
        Assert.All(fit.Forecast(M).Steps, s => Assert.InRange(s.Mean - At((4 * M) + s.Step - 1), -25, 25));
    }

    public static TheoryData<string, double[], int, string, string> Fallbacks => new()
    {
        { "ses", [5, 6], 1, "naive", "ses needs 3 values and there are 2" },
        { "holt", [5, 6, 7, 9], 1, "ses", "holt needs 5 values and there are 4" },
        { "holt", [5, 6], 1, "naive", "holt needs 5 values and there are 2" },
        { "holt-winters", [5, 6, 7, 9, 4, 3, 8, 5], 4, "ses", "holt-winters needs 9 values and there are 8" },
        { "holt-winters", [5, 6, 7, 9, 4, 3, 8, 5, 9], 1, "ses", "needs a season length of at least 2" },
        { "ses", [0, 0, 0, 0], 1, "naive", "The history is constant" },
        { "holt", [4, 4, 4, 4, 4], 1, "naive", "The history is constant" },
        { "holt-winters", [4, 4, 4, 4, 4, 4, 4, 4, 4], 4, "naive", "The history is constant" },
    };

    [Theory]
    [MemberData(nameof(Fallbacks))]
    public void What_cannot_be_estimated_falls_back_and_says_why(string asked, double[] values, int seasonLength, string fitted, string reason)
    {
        Assert.True(ForecastModels.TryGet(asked, out var model));
        var forecast = model.Fit(TimeSeries.Create("north", values, seasonLength)).Forecast(3, 0.80);
        Assert.Equal(fitted, forecast.ModelName);
        Assert.Contains(reason, forecast.ModelReason, StringComparison.Ordinal);
        Assert.All(forecast.Steps, s => Assert.True(double.IsFinite(s.Mean)));
        Assert.True(forecast.NoIntervalReason is not null || forecast.Steps.All(s => s.Intervals.Length == 1));
    }

    [Fact]
    public void Models_are_found_by_name_without_regard_to_case()
    {
        Assert.True(ForecastModels.TryGet("Holt-Winters", out var model));
        Assert.IsType<HoltWintersModel>(model);
        Assert.False(ForecastModels.TryGet("crystal-ball", out _));
        Assert.Equal(ForecastModels.All.Length, ForecastModels.All.Select(m => m.Name).Distinct().Count());
    }
}
