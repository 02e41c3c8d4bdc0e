using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models;

/// <summary>The search for a level with a trend against a plain grid, whose errors are reckoned here by the recursion itself: wherever it begins and whatever edge of
/// the region it meets on its way, it must not end above a point that anybody could have tried.</summary>
public class TrendLikelihoodTests
{
    private const double Least = 0.0001;
    private const double Most = 0.9999;

    [Theory]
    [InlineData(14)]
    [InlineData(20)]
    [InlineData(40)]
    public void No_point_of_a_grid_is_likelier_than_what_holt_and_damped_find(int length)
    {
        var random = new Random(length);
        for (var i = 0; i < 100; i++)
        {
            var series = TimeSeries.Create("wandering", Wander(random, length), 1);
            AssertNoneIsLikelier(new HoltModel().Fit(series), [1]);
            AssertNoneIsLikelier(new DampedTrendModel().Fit(series), [0.8, 0.84, 0.9, 0.95, 0.98]);
        }
    }

    private static void AssertNoneIsLikelier(IFittedModel fit, double[] phis)
    {
        var values = fit.Series.Values.AsSpan();
        var own = Squares(fit.Series.Values.Zip(fit.FittedValues, (value, fitted) => value - fitted));
        foreach (var alpha in (double[])[Least, 0.1, 0.25, 0.4, 0.6, 0.8, 0.95, Most])
        {
            foreach (var share in (double[])[0, 0.1, 0.3, 0.6, 1])
            {
                foreach (var phi in phis)
                {
                    var beta = Least + (share * (alpha - Least));
                    var squares = LeastSquares(values, alpha, beta, phi);
                    Assert.True(
                        own <= squares * 1.02,
                        $"{fit.ModelName} of {string.Join(", ", values.ToArray().Select(value => $"{value:F0}"))}: {own:G6}, and {squares:G6} with alpha {alpha}, beta {beta:G4}, phi {phi}");
                }
            }
        }
    }

    // Errors are affine in the first level and trend, so the best of these follow from the errors without and with each of them.
    private static double LeastSquares(ReadOnlySpan<double> values, double alpha, double beta, double phi)
    {
        var without = Errors(values, alpha, beta, phi, 0, 0);
        var byLevel = Errors(new double[values.Length], alpha, beta, phi, 1, 0);
        var byTrend = Errors(new double[values.Length], alpha, beta, phi, 0, 1);
        var (ll, lt, tt) = (Product(byLevel, byLevel), Product(byLevel, byTrend), Product(byTrend, byTrend));
        var (l, t) = (-Product(byLevel, without), -Product(byTrend, without));
        var determinant = (ll * tt) - (lt * lt);
        var (level, trend) = (((l * tt) - (t * lt)) / determinant, ((t * ll) - (l * lt)) / determinant);
        return Squares(Errors(values, alpha, beta, phi, level, trend));
    }

    private static double[] Errors(ReadOnlySpan<double> values, double alpha, double beta, double phi, double level, double trend)
    {
        var errors = new double[values.Length];
        for (var i = 0; i < errors.Length; i++)
        {
            var forecast = level + (phi * trend);
            errors[i] = values[i] - forecast;
            (level, trend) = (forecast + (alpha * errors[i]), (phi * trend) + (beta * errors[i]));
        }

        return errors;
    }

    private static double Product(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    private static double Squares(IEnumerable<double> errors) => errors.Sum(error => error * error);

    // Level and trend wander, some hardly and some much, as in histories of years.
    private static double[] Wander(Random random, int length)
    {
        var (level, trend) = (1_000d, 50 * (random.NextDouble() - 0.3));
        var (ofLevel, ofTrend) = (200 * Math.Pow(random.NextDouble(), 2), 100 * Math.Pow(random.NextDouble(), 3));
        var values = new double[length];
        for (var i = 0; i < length; i++)
        {
            trend = (0.95 * trend) + (ofTrend * (random.NextDouble() - 0.5));
            level += trend + (ofLevel * (random.NextDouble() - 0.5));
            values[i] = Math.Round(level + (50 * (random.NextDouble() - 0.5)));
        }

        return values;
    }
}
