using System.Collections.Immutable;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Combinations;
using SalesMetrics.Series;
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

    private static readonly Lazy<Measured[]> Results = new(() =>
        [.. M3.All.GroupBy(series => series.Frequency).SelectMany(group => group.Select((series, i) => (series, i + 1))).AsParallel().AsOrdered().Select(Measure)]);

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
        AssertNear([15.914, 8.840, 13.278, 4.379, 12.211], smape, 0.001);
        AssertNear([2.680, 1.053, 0.824, 1.821, 1.338], mase, 0.001);
    }

    /// <summary>No number was fitted to the test part of quarters and months, nor, of series without a season, to that of even running number within their frequency. The
    /// width without a season was calibrated on the ends of those of odd number, by build/fit-limits.cs. Yearly to other, at 80 and then at 95 %.</summary>
    [SharedDataFact(M3.File)]
    public void Limits_hold_the_share_that_they_state_within_two_points_at_every_frequency_on_outcomes_to_which_no_number_was_fitted()
    {
        double[] covered = [.. Shares(IsUnfitted, 0), .. Shares(IsUnfitted, 1)];

        AssertNear([79.7, 81.3, 78.7, 79.7, 96.1, 94.8, 95.3, 94.0], covered, 0.1);
        Assert.All(Enumerable.Range(0, 4), i => Assert.True(Math.Abs(covered[i] - 80) < 2 && Math.Abs(covered[i + 4] - 95) < 2, Text(covered)));

        // The halves of quarters and months, which differ by chance: neither calibrated anything.
        AssertNear([82.6, 78.1, 95.2, 94.9], [.. Shares(measured => !measured.IsOdd, 0)[1..3], .. Shares(measured => !measured.IsOdd, 1)[1..3]], 0.1);
    }

    /// <summary>The halves changed over: the width that the even half finds ("--calibrate even"), on the odd half; and each series by the half that it is not in.</summary>
    [SharedDataFact(M3.File)]
    public void The_width_that_either_half_finds_holds_on_the_other()
    {
        static double Reverse(Measured measured) => measured.History.SeasonLength == 1 ? 0.898 / 0.895 : 1;
        static double ByTheOther(Measured measured) => measured.IsOdd ? Reverse(measured) : 1;
        double[] reverse = [.. Shares(measured => measured.IsOdd, 0, Reverse), .. Shares(measured => measured.IsOdd, 1, Reverse)];
        double[] crossed = [.. Shares(_ => true, 0, ByTheOther), .. Shares(_ => true, 1, ByTheOther)];

        AssertNear([84.0, 80.1, 79.3, 78.6, 96.6, 94.5, 95.8, 94.7], reverse, 0.1);
        AssertNear([81.8, 81.3, 78.7, 79.2, 96.4, 94.8, 95.3, 94.3], crossed, 0.1);
        Assert.All(Enumerable.Range(0, 4), i => Assert.True(Math.Abs(crossed[i] - 80) < 2 && Math.Abs(crossed[i + 4] - 95) < 2, Text(crossed)));
    }

    /// <summary>All series, of which half of those without a season calibrated: yearly to other, then all, at 80 and then at 95 %.</summary>
    [SharedDataFact(M3.File)]
    public void Limits_hold_the_share_that_they_state_within_two_points_at_every_frequency()
    {
        double[] covered = [.. Groups().Select(group => Covered(group, 0)), .. Groups().Select(group => Covered(group, 1))];

        AssertNear([81.7, 81.3, 78.7, 79.1, 79.5, 96.4, 94.8, 95.3, 94.3, 95.3], covered, 0.1);
        Assert.All(Enumerable.Range(0, 5), i => Assert.True(Math.Abs(covered[i] - 80) < 2 && Math.Abs(covered[i + 5] - 95) < 2, Text(covered)));
    }

    /// <summary>The sum of all coming values of a series against the limits of sums of its paths at 80 and 95 %, and against the 80 % limits of its steps added up:
    /// on outcomes to which no number was fitted, then on all.</summary>
    [SharedDataFact(M3.File)]
    public void Its_paths_hold_sums_over_the_horizon_as_documented()
    {
        static double[] Held(Func<Measured, bool> isIn)
        {
            double[] Percent(Func<Measured, double> inside) => [.. Groups().Select(group => 100 * group.Where(isIn).Average(inside))];
            return [.. Percent(r => r.SumInside80), .. Percent(r => r.SumInside95), .. Percent(r => r.SumInsideAddedLimits)];
        }

        AssertNear([78.3, 80.2, 79.7, 78.2, 79.6, 95.7, 94.2, 94.3, 96.6, 94.5, 81.7, 85.8, 87.9, 80.5, 86.3], Held(IsUnfitted), 0.1);
        AssertNear([80.9, 80.2, 79.7, 79.3, 80.1, 96.1, 94.2, 94.3, 96.0, 94.7, 84.5, 85.8, 87.9, 83.9, 86.4], Held(_ => true), 0.1);
    }

    private static IEnumerable<Measured[]> Groups() =>
        Frequencies.Select(frequency => Results.Value.Where(r => r.Frequency == frequency).ToArray()).Append(Results.Value);

    private static Measured Measure((M3Series Series, int Number) numbered)
    {
        var (series, number) = numbered;
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
            number % 2 == 1,
            series.History,
            forecast,
            series.Test,
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

    private static bool IsUnfitted(Measured measured) => measured.History.SeasonLength > 1 || !measured.IsOdd;

    /// <summary>The share of the outcomes, by frequency, within limits made wider by a factor.</summary>
    private static double[] Shares(Func<Measured, bool> isIn, int level, Func<Measured, double>? factor = null) =>
        [.. Groups().Take(4).Select(group => 100 * group.Where(isIn).Average(measured => measured.Outcomes.Zip(measured.Forecast.Steps).Average(pair =>
            Math.Abs(pair.First - pair.Second.Mean) <= (factor?.Invoke(measured) ?? 1) * (pair.Second.Intervals[level].Upper - pair.Second.Mean) ? 1 : 0)))];

    private static void AssertNear(double[] documented, double[] own, double tolerance) =>
        Assert.True(documented.Zip(own).All(pair => Math.Abs(pair.First - pair.Second) < tolerance), Text(own));

    private static string Text(IEnumerable<double> figures) => string.Join(' ', figures.Select(figure => Invariant($"{figure:F3}")));

    private sealed record Measured(
        string Frequency,
        bool IsOdd,
        TimeSeries History,
        Forecast Forecast,
        ImmutableArray<double> Outcomes,
        Accuracy Accuracy,
        double SumInside80,
        double SumInside95,
        double SumInsideAddedLimits);
}
