using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Combinations;
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

    private static readonly Lazy<Measured[]> Results = new(() => [.. M3.All.AsParallel().AsOrdered().Select(Measure)]);

    [SharedDataFact(M3.File)]
    public void It_reaches_the_goals_and_is_nowhere_worse_than_Theta()
    {
        double[] smape = [.. Groups().Select(group => group.Average(r => r.Accuracy.SmapePercent))];
        double[] mase = [.. Groups().Select(group => group.Average(r => r.Accuracy.Mase!.Value))];
        var own = Text(smape.Concat(mase));

        Assert.True(smape[4] < 12.30 && mase[4] < 1.34, own);
        Assert.True(((smape[4] / 14.702) + (mase[4] / 1.669)) / 2 < 0.82, own);
        double[] smapeOfTheta = [16.752, 9.210, 13.864, 4.922];
        double[] maseOfTheta = [2.773, 1.117, 0.864, 2.271];
        Assert.All(Enumerable.Range(0, 4), i => Assert.True(smape[i] < smapeOfTheta[i] && mase[i] < maseOfTheta[i], own));

        // As documented, to half of the last digit and as much again for other processors.
        AssertNear([15.867, 8.840, 13.278, 4.378, 12.201], smape, 0.001);
        AssertNear([2.676, 1.053, 0.824, 1.821, 1.337], mase, 0.001);
    }

    /// <summary>The goal is two points at every frequency; years, and barely the others, are covered by more. The width was fitted to the training part, by
    /// build/fit-limits.cs, and was not changed after this was measured: yearly to other, then all, at 80 and then at 95 %.</summary>
    [SharedDataFact(M3.File)]
    public void Its_limits_hold_the_share_that_they_state_within_two_points_at_quarters_and_months_and_no_less_anywhere()
    {
        double[] covered = [.. Groups().Select(group => Covered(group, 0)), .. Groups().Select(group => Covered(group, 1))];

        AssertNear([85.3, 81.4, 78.7, 82.3, 80.0, 97.4, 94.8, 95.3, 95.5, 95.5], covered, 0.1);
        Assert.All((int[])[1, 2, 4], i => Assert.True(Math.Abs(covered[i] - 80) <= 2 && Math.Abs(covered[i + 5] - 95) <= 2, Text(covered)));
        Assert.All(Enumerable.Range(0, 5), i => Assert.True(covered[i] > 78 && covered[i + 5] > 93, Text(covered)));
    }

    /// <summary>The sum of all coming values of a series against the limits of sums of its paths at 80 and 95 %, and against the 80 % limits of its steps added up.</summary>
    [SharedDataFact(M3.File)]
    public void Its_paths_hold_sums_over_the_horizon_as_documented()
    {
        double[] Percent(Func<Measured, double> inside) => [.. Groups().Select(group => 100 * group.Average(inside))];
        double[] covered = [.. Percent(r => r.SumInside80), .. Percent(r => r.SumInside95), .. Percent(r => r.SumInsideAddedLimits)];

        AssertNear([84.5, 80.3, 79.8, 84.5, 81.2, 97.4, 94.2, 94.3, 96.6, 95.0, 88.1, 85.8, 87.9, 89.1, 87.5], covered, 0.1);
    }

    private static IEnumerable<Measured[]> Groups() =>
        Frequencies.Select(frequency => Results.Value.Where(r => r.Frequency == frequency).ToArray()).Append(Results.Value);

    private static Measured Measure(M3Series series)
    {
        var fit = Assert.IsType<FittedCombination>(new AutoModel().Fit(series.History));
        var horizon = series.Test.Length;
        var forecast = fit.Forecast(horizon, 0.80, 0.95);
        var paths = fit.SamplePaths(horizon, 1000, seed: 1)!;
        var sum = series.Test.Sum();
        double Inside(double least, double most) => least <= sum && sum <= most ? 1 : 0;
        double InsidePaths(double level) =>
            Inside(paths.QuantileOfSum(1, horizon, (1 - level) / 2), paths.QuantileOfSum(1, horizon, (1 + level) / 2));
        return new Measured(
            series.Frequency,
            AccuracyCalculator.Calculate(series.History, forecast, series.Test.AsSpan()),
            InsidePaths(0.80),
            InsidePaths(0.95),
            Inside(forecast.Steps.Sum(s => s.Intervals[0].Lower), forecast.Steps.Sum(s => s.Intervals[0].Upper)));
    }

    private static double Covered(Measured[] group, int level)
    {
        var coverages = group.Select(r => r.Accuracy.Coverages[level]).ToArray();
        return 100d * coverages.Sum(c => c.Inside) / coverages.Sum(c => c.Count);
    }

    private static void AssertNear(double[] documented, double[] own, double tolerance) =>
        Assert.True(documented.Zip(own).All(pair => Math.Abs(pair.First - pair.Second) < tolerance), Text(own));

    private static string Text(IEnumerable<double> figures) => string.Join(' ', figures.Select(figure => Invariant($"{figure:F3}")));

    private sealed record Measured(string Frequency, Accuracy Accuracy, double SumInside80, double SumInside95, double SumInsideAddedLimits);
}
