using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Arima;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models.Arima;

/// <summary>Paths of ARIMA models against variances worked out on paper: how much each future error adds to a sum of coming values.</summary>
public class ArimaPathTests
{
    private const int Count = 40_000;
    private const int Horizon = 8;

    private static readonly double[] Values =
        [112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140, 145, 150, 178, 163, 172, 178];

    [Fact]
    public void Of_a_first_order_autoregression_an_error_fades_by_its_coefficient()
    {
        var fit = Fit(1, 0, 0);
        var (phi, mean) = (Of(fit, "ar1"), Of(fit, "mean"));
        Assert.InRange(phi, 0.3, 0.95);

        // An error with k periods left to the end adds 1 + phi + ... + phi^(k - 1) of itself.
        CheckSums(fit, k => (1 - Math.Pow(phi, k)) / (1 - phi));
        CheckMeans(fit, h => mean + (Math.Pow(phi, h) * (Values[^1] - mean)));
    }

    [Fact]
    public void Of_a_random_walk_with_drift_an_error_stays()
    {
        var fit = Fit(0, 1, 0);
        CheckSums(fit, k => k);
        CheckMeans(fit, h => Values[^1] + (h * (Values[^1] - Values[0]) / (Values.Length - 1)));
    }

    [Fact]
    public void Of_a_first_order_moving_average_an_error_comes_once_more()
    {
        var fit = Fit(0, 0, 1);
        var (theta, mean) = (Of(fit, "ma1"), Of(fit, "mean"));
        Assert.InRange(Math.Abs(theta), 0.2, 0.99);
        CheckSums(fit, k => k == 1 ? 1 : 1 + theta);
        CheckMeans(fit, h => h == 1 ? fit.Forecast(1).Steps[0].Mean : mean);
    }

    [Fact]
    public void Of_exponential_smoothing_as_arima_a_share_of_an_error_stays()
    {
        var fit = Fit(0, 1, 1, hasConstant: false);
        var theta = Of(fit, "ma1");
        CheckSums(fit, k => 1 + ((k - 1) * (1 + theta)));
    }

    [Fact]
    public void Of_a_seasonal_random_walk_an_error_comes_again_each_season()
    {
        var fit = Assert.IsType<FittedArima>(ArimaModel.Of(ArimaOrder.Create(0, 0, 0, 0, 1, 0, false)).Fit(TimeSeries.Create("north", Values, 4)));

        // Of 8 periods each of the first 4 errors counts twice, each of the last 4 once.
        CheckSums(fit, k => k > 4 ? 2 : 1);
        CheckMeans(fit, h => Values[^(4 - ((h - 1) % 4))]);
    }

    [Fact]
    public void Errors_are_normal_and_a_season_of_moving_averages_is_no_exception()
    {
        var fit = Assert.IsType<FittedArima>(ArimaModel.Of(ArimaOrder.Create(1, 1, 1, 0, 1, 1, false)).Fit(TimeSeries.Create("north", Values, 4)));
        var paths = fit.SamplePaths(Horizon, Count, 3)!;
        Assert.All(fit.Forecast(Horizon, 0.5, 0.95).Steps, step => Assert.All(step.Intervals, interval =>
        {
            // 40,000 draws place a 2.5 % quantile within 0.014 deviations in one of two tries.
            var tolerance = 0.025 * (step.Intervals[1].Upper - step.Mean);
            Assert.Equal(interval.Lower, paths.QuantileOfSum(step.Step, step.Step, (1 - interval.Level) / 2), tolerance);
            Assert.Equal(interval.Upper, paths.QuantileOfSum(step.Step, step.Step, (1 + interval.Level) / 2), tolerance);
        }));
    }

    [Theory]
    [InlineData("arima")]
    [InlineData("stl-arima")]
    [InlineData("box-cox-arima")]
    [InlineData("regression-arima")]
    public void The_seed_decides_the_paths_and_their_number_does_not(string name)
    {
        Assert.True(ForecastModels.TryGet(name, out var model));
        var fit = (ISamplePaths)model.Fit(TimeSeries.Create("north", Values, 4));
        var (first, more, other) = (fit.SamplePaths(5, 3, 1)!, fit.SamplePaths(5, 9, 1)!, fit.SamplePaths(5, 3, 2)!);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(first.Path(i).ToArray(), more.Path(i).ToArray());
            Assert.NotEqual(first.Path(i).ToArray(), other.Path(i).ToArray());
        }
    }

    [Fact]
    public void Without_a_spread_there_are_no_paths()
    {
        // As many coefficients as differences.
        var fit = Assert.IsType<FittedArima>(ArimaModel.Of(ArimaOrder.Create(0, 1, 0, 0, 0, 0, true)).Fit(TimeSeries.Create("north", [1, 2, 3, 4, 5, 6], 1)));
        Assert.NotNull(fit.NoIntervalReason);
        Assert.Null(fit.SamplePaths(3, 2, 1));
    }

    private static FittedArima Fit(int ar, int differences, int ma, bool hasConstant = true) =>
        Assert.IsType<FittedArima>(ArimaModel.Of(ArimaOrder.Create(ar, differences, ma, 0, 0, 0, hasConstant)).Fit(TimeSeries.Create("north", Values, 1)));

    private static double Of(FittedArima fit, string name) => fit.Parameters.Single(parameter => parameter.Name == name).Value;

    // weightWithLeft(k): what an error k periods before the end of the sum, its own included, adds to it.
    private static void CheckSums(FittedArima fit, Func<int, double> weightWithLeft)
    {
        var sums = Sums(fit.SamplePaths(Horizon, Count, 5)!);
        var mean = sums.Average();
        var variance = sums.Average(sum => (sum - mean) * (sum - mean));
        var expected = Math.Pow(fit.ResidualStandardDeviation!.Value, 2) * Enumerable.Range(1, Horizon).Sum(k => Math.Pow(weightWithLeft(k), 2));

        // A variance of 40,000 normal draws has a standard error of 0.7 %.
        Assert.Equal(1, variance / expected, 0.025);
        Assert.Equal(fit.Forecast(Horizon).Steps.Sum(step => step.Mean), mean, 4 * Math.Sqrt(expected / Count));
    }

    private static void CheckMeans(FittedArima fit, Func<int, double> mean)
    {
        var paths = fit.SamplePaths(Horizon, Count, 9)!;
        var limits = fit.Forecast(Horizon, 0.5).Steps;
        for (var h = 1; h <= Horizon; h++)
        {
            // 1.4826 half widths of the middle half are a standard deviation.
            var deviation = (limits[h - 1].Intervals[0].Upper - limits[h - 1].Mean) * 1.4826;
            Assert.Equal(mean(h), paths.QuantileOfSum(h, h, 0.5), 4 * 1.2533 * deviation / Math.Sqrt(Count));
        }
    }

    private static double[] Sums(SamplePaths paths)
    {
        var sums = new double[paths.Count];
        for (var i = 0; i < sums.Length; i++)
        {
            foreach (var value in paths.Path(i))
            {
                sums[i] += value;
            }
        }

        return sums;
    }
}
