using MathNet.Numerics.Statistics;

namespace SalesMetrics.Comparisons.RobustScores;

/// <summary>Scores how far values lie from the middle of their peers, in a way that a few extreme ones cannot hide from.</summary>
public static class RobustScoreCalculator
{
    // What makes the median absolute deviation that of a normal distribution; R's mad uses the same four decimals.
    internal const double Consistency = 1.4826;

    // The same for the mean absolute deviation: sqrt(pi / 2), as Iglewicz and Hoaglin give it.
    private const double MeanConsistency = 1.2533;

    /// <summary>Calculates the scores (Iglewicz &amp; Hoaglin 1993).</summary>
    /// <remarks>Give people of one cohort only: role, tenure, segment. With fewer than three values every score says little.</remarks>
    /// <param name="values">The values by id; at least one, all finite.</param>
    /// <exception cref="ArgumentException">There is none, an id is empty or given twice, or a value is NaN or infinite.</exception>
    public static RobustScoreTable Calculate(IEnumerable<KeyValuePair<string, double>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ImmutableArray<KeyValuePair<string, double>> all = [.. values];
        Check(all);
        double[] numbers = [.. all.Select(entry => entry.Value)];
        var summary = RobustSummaryCalculator.Calculate(numbers)!.Value;
        var (median, raw) = (summary.Median, summary.MedianDeviation);
        var spread = raw > 0 ? Consistency * raw : MeanConsistency * numbers.Average(value => Math.Abs(value - median));
        var (mean, deviation) = numbers.MeanStandardDeviation();
        var ranks = new double[numbers.Length];
        MidRankCalculator.Calculate(numbers, ranks);
        return new(median, raw, mean, double.IsNaN(deviation) ? null : deviation, spread > 0 ? spread : null, raw == 0 && spread > 0,
        [
            .. all.Select((entry, i) => new RobustScore(
                entry.Key,
                entry.Value,
                spread > 0 ? (entry.Value - median) / spread : null,
                deviation > 0 ? (entry.Value - mean) / deviation : null,
                (ranks[i] - 0.5) / numbers.Length)),
        ]);
    }

    private static void Check(ImmutableArray<KeyValuePair<string, double>> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("There are no values: at least one is needed.", nameof(values));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, value) in values)
        {
            if (string.IsNullOrWhiteSpace(id) || !seen.Add(id) || !double.IsFinite(value))
            {
                throw new ArgumentException(Invariant($"'{id}' has {value}: every id comes once and is not empty, and every value is finite."), nameof(values));
            }
        }
    }
}
