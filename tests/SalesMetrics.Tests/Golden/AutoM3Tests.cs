using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Tests.Support;
using static System.FormattableString;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// The automatic forecast on all of M3, averages over series. The goals are those set for this library, the figures to be beaten those of our own models in
/// <see cref="M3ModelTableTests"/>, and what is measured stands in docs/calculations/automatic-forecast.md. It was chosen on the training part.
/// </summary>
public class AutoM3Tests
{
    private static readonly string[] Frequencies = ["yearly", "quarterly", "monthly", "other"];

    [SharedDataFact(M3.File)]
    public void It_reaches_the_goals_and_is_nowhere_worse_than_Theta()
    {
        var (smape, mase, covered) = Measure();
        var own = Invariant($"{string.Join(' ', smape.Concat(mase).Select(v => Invariant($"{v:F3}")))} covered {string.Join(' ', covered.Select(c => Invariant($"{c.Inner:P1}/{c.Outer:P1}")))}");

        Assert.True(smape[4] < 12.30 && mase[4] < 1.34, own);
        Assert.True(((smape[4] / 14.702) + (mase[4] / 1.669)) / 2 < 0.82, own);
        double[] smapeOfTheta = [16.752, 9.210, 13.864, 4.922];
        double[] maseOfTheta = [2.773, 1.117, 0.864, 2.271];
        Assert.All(Enumerable.Range(0, 4), i => Assert.True(smape[i] < smapeOfTheta[i] && mase[i] < maseOfTheta[i], own));

        // As documented, to half of the last digit and as much again for other processors.
        double[] documented = [15.867, 8.840, 13.278, 4.378, 12.201];
        Assert.All(Enumerable.Range(0, 5), i => Assert.True(Math.Abs(smape[i] - documented[i]) < 0.001, own));
        (double Inner, double Outer)[] limits = [(0.822, 0.968), (0.790, 0.931), (0.794, 0.958), (0.864, 0.978)];
        Assert.All(Enumerable.Range(0, 4), i => Assert.True(Math.Abs(covered[i].Inner - limits[i].Inner) < 0.002 && Math.Abs(covered[i].Outer - limits[i].Outer) < 0.002, own));
    }

    private static (double[] Smape, double[] Mase, (double Inner, double Outer)[] Covered) Measure()
    {
        var model = new AutoModel();
        var results = M3.All.AsParallel().AsOrdered()
            .Select(series => (series.Frequency, Accuracy: AccuracyCalculator.Calculate(
                series.History, model.Fit(series.History).Forecast(series.Test.Length, 0.80, 0.95), series.Test.AsSpan())))
            .ToArray();
        var groups = Frequencies.Select(frequency => results.Where(r => r.Frequency == frequency).ToArray()).Append(results).ToArray();
        return (
            [.. groups.Select(group => group.Average(r => r.Accuracy.SmapePercent))],
            [.. groups.Select(group => group.Where(r => r.Accuracy.Mase is not null).Average(r => r.Accuracy.Mase!.Value))],
            [.. groups.Select(group => (Covered(group, 0), Covered(group, 1)))]);

        static double Covered((string, Accuracy Accuracy)[] group, int level)
        {
            var coverages = group.Select(r => r.Accuracy.Coverages).Where(c => c.Length > level).Select(c => c[level]).ToArray();
            return coverages.Sum(c => c.Inside) / (double)coverages.Sum(c => c.Count);
        }
    }
}
