using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// Naive and seasonal naive on all of M3, averages over series. Source: R 4 with forecast 8.20 on the data of Mcomp 2.9, sMAPE and MASE by
/// frequency. Tolerance: the three decimals the figures were given with.
/// </summary>
public class M3BenchmarkTests
{
    private static readonly string[] Frequencies = ["yearly", "quarterly", "monthly", "other"];

    [SharedDataFact(M3.File)]
    public void Naive_errs_on_M3_as_much_as_in_R() =>
        AssertTable(new NaiveModel(), [17.880, 11.323, 18.181, 6.302, 15.701], [3.172, 1.464, 1.175, 3.089, 1.787]);

    [SharedDataFact(M3.File)]
    public void Seasonal_naive_errs_on_M3_as_much_as_in_R() =>
        AssertTable(new SeasonalNaiveModel(), [17.880, 11.065, 17.234, 6.302, 15.186], [3.172, 1.425, 1.146, 3.089, 1.764]);

    [SharedDataFact(M3.File)]
    public void Simple_exponential_smoothing_errs_on_M3_within_one_percent_of_R()
    {
        // R's search stops a little before ours, so the figures are near but not equal.
        var (smape, mase) = Table(new SimpleExponentialSmoothingModel());
        double[] smapeOfR = [17.757, 10.897, 16.219, 6.284, 14.634];
        double[] maseOfR = [3.167, 1.417, 1.091, 3.089, 1.735];
        Assert.All(Enumerable.Range(0, 5), i => Assert.InRange(smape[i] / smapeOfR[i], 0.99, 1.01));
        Assert.All(Enumerable.Range(0, 5), i => Assert.InRange(mase[i] / maseOfR[i], 0.99, 1.01));
    }

    [SharedDataFact(M3.File)]
    public void The_default_is_nearer_to_M3_than_seasonal_naive_in_scaled_error()
    {
        var (_, mase) = Table(ForecastModels.Default);
        Assert.True(mase[4] < 1.764, $"MASE {mase[4]:F3}");
    }

    private static void AssertTable(IForecastModel model, double[] expectedSmape, double[] expectedMase)
    {
        var (smape, mase) = Table(model);
        Assert.Equal(expectedSmape, smape.Select(value => Math.Round(value, 3)));
        Assert.Equal(expectedMase, mase.Select(value => Math.Round(value, 3)));
    }

    /// <summary>One figure a frequency, then all series.</summary>
    private static (double[] Smape, double[] Mase) Table(IForecastModel model)
    {
        var measured = M3.All
            .Select(s => (s.Frequency, Accuracy: AccuracyCalculator.Calculate(
                s.History, model.Fit(s.History).Forecast(s.Test.Length), s.Test.AsSpan())))
            .ToList();
        Assert.Equal(3003, measured.Count);
        double[] Row(Func<Accuracy, double> measure) =>
        [
            .. Frequencies.Select(f => measured.Where(m => m.Frequency == f).Average(m => measure(m.Accuracy))),
            measured.Average(m => measure(m.Accuracy)),
        ];
        return (Row(a => a.SmapePercent), Row(a => a.Mase!.Value));
    }
}
