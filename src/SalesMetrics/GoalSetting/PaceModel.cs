using SalesMetrics.Numerics;

namespace SalesMetrics.GoalSetting;

/// <summary>Plays the days to come through, by the unit's own days.</summary>
/// <remarks>
/// The Bayesian bootstrap of daily totals (Rubin 1981), drawn as a Polya urn (Lo 1988): each day to come takes the total of a day of the
/// history or of a day drawn before it on the path, all equally likely. The urn carries the doubt about the true rate along, which a
/// plain bootstrap leaves out and thereby claims too much. Deals per day, their sizes and days without any come as they came.
/// </remarks>
internal static class PaceModel
{
    /// <summary>Projects the end of the period.</summary>
    /// <param name="history">Season-free totals of past selling days, in major units; not empty.</param>
    /// <param name="intensities">For each selling day to come, how much it brings beside an average one.</param>
    /// <param name="credited">What is credited already.</param>
    /// <param name="goal">The quota, if there is one above zero.</param>
    /// <param name="numbers">The unit's stream.</param>
    /// <param name="options">How many paths, and the level of the interval.</param>
    public static (double Mean, double Lower, double Upper, double? Probability) Project(
        ReadOnlySpan<double> history, ReadOnlySpan<double> intensities, double credited, double? goal, PathNumbers numbers, PaceOptions options)
    {
        var urn = new double[history.Length + intensities.Length];
        history.CopyTo(urn);
        var ends = new double[options.Paths];
        for (var path = 0; path < ends.Length; path++)
        {
            var end = credited;
            for (var day = 0; day < intensities.Length; day++)
            {
                var drawn = urn[numbers.Below(history.Length + day)];
                urn[history.Length + day] = drawn;
                end += drawn * intensities[day];
            }

            ends[path] = end;
        }

        // Sums of cents in binary may miss a goal by a hair that they reach exactly.
        double? probability = goal is { } needed ? (double)ends.Count(end => end >= needed - (1e-9 * Math.Max(1, needed))) / ends.Length : null;
        Array.Sort(ends);
        var tail = (1 - options.Level) / 2;
        return (ends.Average(), SortedQuantile.At(ends, tail), SortedQuantile.At(ends, 1 - tail), probability);
    }
}
