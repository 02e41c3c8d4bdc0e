using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models.Theta;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models.Theta;

public class ThetaModelTests
{
    private static readonly double[] Sales = [102, 98, 107, 111, 109, 118, 121, 117, 126, 131, 128, 137];

    public static TheoryData<IForecastModel> Family =>
        [new ThetaModel(), new OptimisedThetaModel(), new DynamicThetaModel(), new DynamicOptimisedThetaModel()];

    [Fact]
    public void Theta_is_smoothing_plus_half_the_trend()
    {
        var fit = new ThetaModel().Fit(TimeSeries.Create("north", Sales));
        var (alpha, drift, level) = (Parameter(fit, "alpha"), Parameter(fit, "drift"), Parameter(fit, "level"));
        var middle = 6.5;
        var slope = Sales.Select((y, i) => (i + 1 - middle) * y).Sum() / Sales.Select((_, i) => (i + 1 - middle) * (i + 1 - middle)).Sum();
        Assert.Equal(slope / 2, drift, 1e-9);
        foreach (var y in Sales)
        {
            level += alpha * (y - level);
        }

        var lag = (1 - Math.Pow(1 - alpha, 12)) / alpha;
        var steps = fit.Forecast(3).Steps;
        Assert.Equal(level + (drift * (0 + lag)), steps[0].Mean, 1e-9);
        Assert.Equal(level + (drift * (2 + lag)), steps[2].Mean, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Family))]
    public void A_season_is_found_taken_out_and_put_back(IForecastModel model)
    {
        double[] factors = [0.7, 1.4, 1.1, 0.8];
        var series = TimeSeries.Create("north", Enumerable.Range(0, 40).Select(i => (100 + i + (i * 7 % 3)) * factors[i % 4]), 4);
        var steps = model.Fit(series).Forecast(8).Steps;
        Assert.All(steps, s => Assert.InRange(s.Mean / ((140 + s.Step) * factors[(s.Step - 1) % 4]), 0.95, 1.05));
    }

    [Theory]
    [MemberData(nameof(Family))]
    public void A_season_next_to_zero_is_added_instead_of_multiplied(IForecastModel model)
    {
        var fit = model.Fit(TimeSeries.Create("north", Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? 0d : 50 + (i % 4) + (i * 7 % 3)), 4));
        Assert.Equal(0, fit.Parameters.Where(p => p.Name.StartsWith("season", StringComparison.Ordinal)).Sum(p => p.Value), 1e-9);
        Assert.Equal(0, fit.Forecast(1).Steps[0].Mean, 3d);
    }

    [Theory]
    [MemberData(nameof(Family))]
    public void Nothing_but_a_season_is_carried_on_without_intervals(IForecastModel model)
    {
        double[] season = [70, 130, 110, 90];
        var forecast = model.Fit(TimeSeries.Create("north", Enumerable.Range(0, 40).Select(i => season[i % 4]), 4)).Forecast(4, 0.80);
        Assert.Equal(season, forecast.Steps.Select(s => s.Mean), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Contains("runs through every value", forecast.NoIntervalReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("theta", 2, "naive")]
    [InlineData("optimised-theta", 7, "theta")]
    [InlineData("dynamic-theta", 6, "theta")]
    [InlineData("dynamic-optimised-theta", 7, "theta")]
    [InlineData("dynamic-optimised-theta", 2, "naive")]
    public void A_short_history_falls_back_and_says_so(string asked, int length, string fitted)
    {
        Assert.True(ForecastModels.TryGet(asked, out var model));
        var fit = model.Fit(TimeSeries.Create("north", Sales[..length]));
        Assert.Equal(fitted, fit.ModelName);
        Assert.Contains(asked, fit.ModelReason, StringComparison.Ordinal);
        Assert.Equal(asked, model.Fit(TimeSeries.Create("north", Sales[..(asked == "theta" ? 3 : 8)])).ModelName);
    }

    [Theory]
    [InlineData("optimised-theta", false, true)]
    [InlineData("dynamic-theta", true, false)]
    [InlineData("dynamic-optimised-theta", true, true)]
    public void No_parameters_nearby_make_smaller_errors(string name, bool isDynamic, bool searchesTheta)
    {
        Assert.True(ForecastModels.TryGet(name, out var model));
        var fit = model.Fit(TimeSeries.Create("north", Sales));
        var (alpha, theta, level) = (Parameter(fit, "alpha"), Parameter(fit, "theta"), Parameter(fit, "level"));
        var best = Squares(alpha, theta, level, isDynamic);
        Assert.Equal(fit.FittedValues.Zip(Sales[3..], (f, y) => (y - f) * (y - f)).Sum(), best, 1e-6);
        for (var a = 0.1; a <= 0.99; a += 0.01)
        {
            foreach (var l in new[] { level - 3, level - 0.1, level, level + 0.1, level + 3 })
            {
                Assert.All(searchesTheta ? new[] { 1, 1.3, 2, 3, 10, 1e6 } : [2d], t => Assert.True(Squares(a, t, l, isDynamic) >= best - 1e-9));
            }
        }
    }

    [Fact]
    public void The_spread_of_the_dynamic_model_is_that_of_simulated_futures()
    {
        // An error of 1 at step j moves step h by what the difference of two runs shows; errors are independent, so their squares add up.
        var fit = new DynamicOptimisedThetaModel().Fit(TimeSeries.Create("north", Sales));
        var (alpha, theta, level) = (Parameter(fit, "alpha"), Parameter(fit, "theta"), Parameter(fit, "level"));
        var calm = Future(alpha, theta, level, shockAt: 0);
        var variances = new double[12];
        for (var j = 1; j <= 12; j++)
        {
            var moved = Future(alpha, theta, level, j);
            for (var h = j; h <= 12; h++)
            {
                variances[h - 1] += (moved[h - 1] - calm[h - 1]) * (moved[h - 1] - calm[h - 1]);
            }
        }

        var steps = fit.Forecast(12, 0.80).Steps;
        Assert.All(steps, s => Assert.Equal(calm[s.Step - 1], s.Mean, 1e-8));
        double Half(ForecastStep s) => (s.Intervals[0].Upper - s.Intervals[0].Lower) / 2;
        Assert.All(steps, s => Assert.Equal(Math.Sqrt(variances[s.Step - 1]), Half(s) / Half(steps[0]), 1e-8));
    }

    private static double Parameter(IFittedModel fit, string name) => fit.Parameters.Single(p => p.Name == name).Value;

    private static double Squares(double alpha, double theta, double level, bool isDynamic)
    {
        var errors = 0d;
        Run(Sales, alpha, theta, level, isDynamic, (i, forecast) => errors += i < 3 ? 0 : (Sales[i] - forecast) * (Sales[i] - forecast));
        return errors;
    }

    private static double[] Future(double alpha, double theta, double level, int shockAt)
    {
        var path = Sales.ToList();
        for (var h = 1; h <= 12; h++)
        {
            var next = 0d;
            Run([.. path, 0], alpha, theta, level, isDynamic: true, (_, forecast) => next = forecast);
            path.Add(next + (h == shockAt ? 1 : 0));
        }

        return [.. path.Skip(Sales.Length)];
    }

    // The model as published, with trend lines fitted anew to the values so far.
    private static void Run(double[] values, double alpha, double theta, double level, bool isDynamic, Action<int, double> see)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var known = isDynamic ? i : values.Length;
            double slope = 0, intercept = 0;
            if (known > 0)
            {
                var middle = (known + 1) / 2d;
                var mean = values.Take(known).Average();
                slope = known < 2 ? 0 : values.Take(known).Select((y, k) => (k + 1 - middle) * y).Sum() / (known * ((known * (double)known) - 1) / 12);
                intercept = mean - (slope * middle);
            }

            var power = Math.Pow(1 - alpha, i);
            see(i, level + ((1 - (1 / theta)) * ((power * intercept) + ((1 - (power * (1 - alpha))) / alpha * slope))));
            level += alpha * (values[i] - level);
        }
    }
}
