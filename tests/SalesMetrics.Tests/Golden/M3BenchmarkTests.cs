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
    public void The_damped_trend_errs_on_M3_as_R_does_within_one_percent_of_sMAPE_and_two_of_MASE()
    {
        // R's search stops at less likely parameters on most series. Ours err more on yearly ones, by up to 3.7 %.
        var (smape, mase) = Table(new DampedTrendModel());
        double[] smapeOfR = [16.976, 10.900, 16.353, 4.263, 14.414];
        double[] maseOfR = [2.873, 1.356, 1.117, 1.790, 1.594];
        Assert.All(Enumerable.Range(0, 5), i => Assert.InRange(smape[i] / smapeOfR[i], 0.98, i == 4 ? 1.01 : 1.03));
        Assert.All(Enumerable.Range(0, 5), i => Assert.InRange(mase[i] / maseOfR[i], 0.98, i == 4 ? 1.02 : 1.04));
    }

    // R was run on rows 1, 6, 11, ... of the file.
    [SharedDataFact(M3.File)]
    public void Automatic_smoothing_errs_on_every_fifth_series_of_M3_no_more_than_in_R()
    {
        var (smape, mase) = Table(new EtsModel(), every: 5);
        Assert.True(smape[4] <= 12.947, $"sMAPE {smape[4]:F3}");
        Assert.True(mase[4] <= 1.428, $"MASE {mase[4]:F3}");
    }

    private static void AssertTable(IForecastModel model, double[] expectedSmape, double[] expectedMase)
    {
        var (smape, mase) = Table(model);
        Assert.Equal(expectedSmape, smape.Select(value => Math.Round(value, 3)));
        Assert.Equal(expectedMase, mase.Select(value => Math.Round(value, 3)));
    }

    /// <summary>One figure a frequency, then all series.</summary>
    internal static (double[] Smape, double[] Mase) Table(IForecastModel model, int every = 1)
    {
        var measured = M3.All
            .Where((_, i) => i % every == 0)
            .Select(s => (s.Frequency, Accuracy: AccuracyCalculator.Calculate(
                s.History, model.Fit(s.History).Forecast(s.Test.Length), s.Test.AsSpan())))
            .ToList();
        Assert.Equal((3003 + every - 1) / every, measured.Count);
        double[] Row(Func<Accuracy, double> measure) =>
        [
            .. Frequencies.Select(f => measured.Where(m => m.Frequency == f).Average(m => measure(m.Accuracy))),
            measured.Average(m => measure(m.Accuracy)),
        ];
        return (Row(a => a.SmapePercent), Row(a => a.Mase!.Value));
    }
}
