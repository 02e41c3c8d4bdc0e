using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Combinations;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models.Combinations;

public class ErrorPatternTests
{
    private static FittedCombination Fit(IEnumerable<double> values) =>
        Assert.IsType<FittedCombination>(new AutoModel().Fit(TimeSeries.Create("north", values)));

    // Noise of one size that changes to another.
    private static IEnumerable<double> Noise(double before, double after) =>
        Enumerable.Range(0, 60).Select(i => 1000 + ((i < 40 ? before : after) * ((i * 7919 % 13) - 6)));

    [Fact]
    public void It_is_what_the_errors_of_the_fit_say()
    {
        var fit = Fit(Noise(1, 3));
        double[] errors = [.. fit.Series.Values[^fit.FittedValues.Length..].Zip(fit.FittedValues, (y, f) => Math.Abs(y - f))];
        double[] weights = [.. errors.Select((_, i) => Math.Pow(0.5, (errors.Length - 1 - i) / 8d))];
        var sorted = errors.Order().ToArray();
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

        Assert.Equal(errors.Zip(weights, (e, w) => e * w).Sum() / weights.Sum() / errors.Average(), fit.PastErrors.Recent, 1e-9);
        Assert.Equal(median / Math.Sqrt(errors.Average(e => e * e)), fit.PastErrors.Typical, 1e-9);
    }

    [Fact]
    public void A_series_that_has_calmed_down_has_narrower_limits_beside_its_spread_and_a_wilder_one_wider()
    {
        double Spreads(double before, double after)
        {
            var fit = Fit(Noise(before, after));
            var step = fit.Forecast(1, 0.80).Steps[0];
            return (step.Intervals[0].Upper - step.Mean) / fit.Spreads(1)[0];
        }

        var (calmer, same, wilder) = (Spreads(3, 1), Spreads(2, 2), Spreads(1, 3));
        Assert.True(calmer < same && same < wilder, $"{calmer} {same} {wilder}");
        Assert.True(Fit(Noise(3, 1)).PastErrors.Recent < 1 && Fit(Noise(1, 3)).PastErrors.Recent > 1);
    }

    [Fact]
    public void It_does_not_depend_on_the_unit_and_survives_the_largest_values()
    {
        var (small, large) = (Fit(Noise(1, 2)).PastErrors, Fit(Noise(1, 2).Select(y => y * Math.Pow(2, 900))).PastErrors);
        Assert.Equal(small.Recent, large.Recent, 1e-9);
        Assert.Equal(small.Typical, large.Typical, 1e-9);
    }
}
