using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Conformal;
using SalesMetrics.Tests.Support;
using static System.FormattableString;

namespace SalesMetrics.Tests.Golden;

/// <summary>Conformal limits on all of M3: the share of the coming values within the 80 and the 95 % limits, yearly, quarterly, monthly and other. Our own
/// figures, stated in docs/calculations/conformal-intervals.md. Tolerance: half of the last digit given, and as much again for other processors.</summary>
public class ConformalM3Tests
{
    private static readonly string[] Frequencies = ["yearly", "quarterly", "monthly", "other"];

    public static TheoryData<string, double[], double[]> Figures => new()
    {
        { "naive", [73.6, 79.5, 78.5, 82.3], [84.3, 92.5, 93.3, 96.5] },
        { "seasonal-naive", [73.6, 78.5, 77.2, 82.3], [84.3, 91.8, 91.1, 96.5] },
        { "theta", [73.6, 80.3, 81.1, 82.8], [87.1, 93.0, 93.7, 96.1] },
        { "damped", [75.3, 77.0, 80.6, 86.0], [83.9, 92.4, 94.3, 98.2] },
    };

    [SharedDataTheory(M3.File)]
    [MemberData(nameof(Figures))]
    public void They_cover_as_documented(string name, double[] percent80, double[] percent95)
    {
        Assert.True(ForecastModels.TryGet(name, out var model));
        var results = M3.All.AsParallel().AsOrdered().Select(series =>
        {
            var conformal = new ConformalModel(model, new ConformalOptions { Horizon = series.Test.Length });
            var forecast = conformal.Fit(series.History).Forecast(series.Test.Length, 0.80, 0.95);
            return (series.Frequency, AccuracyCalculator.Calculate(series.History, forecast, series.Test.AsSpan()).Coverages);
        }).ToArray();
        double[] Percent(int level) =>
        [
            .. Frequencies.Select(frequency => results.Where(r => r.Frequency == frequency && !r.Coverages.IsEmpty).Select(r => r.Coverages[level]))
                .Select(coverages => 100d * coverages.Sum(c => c.Inside) / coverages.Sum(c => c.Count)),
        ];
        var (own80, own95) = (Percent(0), Percent(1));
        var own = Invariant($"{name} {string.Join(' ', own80.Concat(own95).Select(p => Invariant($"{p:F1}")))}");

        Assert.True(own80.Zip(percent80).All(p => Math.Abs(p.First - p.Second) < 0.1) && own95.Zip(percent95).All(p => Math.Abs(p.First - p.Second) < 0.1), own);
    }
}
