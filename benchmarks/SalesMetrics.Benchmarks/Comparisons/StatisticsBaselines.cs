using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.RobustScores;

namespace SalesMetrics.Benchmarks.Comparisons;

/// <summary>The same statistics as one would write them: with LINQ and sorting, or with one call of MathNet for each figure.</summary>
internal static class StatisticsBaselines
{
    public static RobustSummary LinqSummary(double[] values)
    {
        var sorted = values.Order().ToArray();
        var median = At(sorted, 0.5);
        return new(
            values.Length, At(sorted, 0.1), At(sorted, 0.25), median, At(sorted, 0.75), At(sorted, 0.9), At(values.Select(value => Math.Abs(value - median)).Order().ToArray(), 0.5));
    }

    public static RobustSummary MathNetSummary(double[] values)
    {
        var median = values.Median();
        return new(
            values.Length,
            values.QuantileCustom(0.1, QuantileDefinition.R7),
            values.QuantileCustom(0.25, QuantileDefinition.R7),
            median,
            values.QuantileCustom(0.75, QuantileDefinition.R7),
            values.QuantileCustom(0.9, QuantileDefinition.R7),
            values.Select(value => Math.Abs(value - median)).Median());
    }

    public static double[] LinqRanks(double[] values)
    {
        var (ranks, below) = (new double[values.Length], 0);
        foreach (var same in Enumerable.Range(0, values.Length).GroupBy(i => values[i]).OrderBy(same => same.Key))
        {
            var count = same.Count();
            foreach (var i in same)
            {
                ranks[i] = below + ((count + 1) / 2.0);
            }

            below += count;
        }

        return ranks;
    }

    public static double[] MathNetRanks(double[] values) => values.Ranks(RankDefinition.Average);

    public static double Wilson(WinCount count)
    {
        var (z, n, p) = (Normal.InvCDF(0, 1, 0.975), (double)count.Decided, (double)count.Won / count.Decided);
        var half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        return (p + (z * z / (2 * n)) - half) / (1 + (z * z / n));
    }

    public static double[] BenjaminiHochberg(IReadOnlyList<double> probabilities)
    {
        var (adjusted, least, left) = (new double[probabilities.Count], 1.0, probabilities.Count);
        foreach (var i in Enumerable.Range(0, probabilities.Count).OrderByDescending(i => probabilities[i]))
        {
            least = Math.Min(least, (double)probabilities.Count / left-- * probabilities[i]);
            adjusted[i] = least;
        }

        return adjusted;
    }

    /// <summary>The limits of an XmR chart and how many values lie beyond them: no more than the least that the library's chart tells.</summary>
    public static (double Lower, double Upper, int Beyond) Xmr(double[] values)
    {
        var (mean, step) = (values.Average(), values.Zip(values.Skip(1), (before, now) => Math.Abs(now - before)).Average());
        var (lower, upper) = (mean - (2.66 * step), mean + (2.66 * step));
        return (lower, upper, values.Count(value => value < lower || value > upper));
    }

    private static double At(double[] sorted, double probability)
    {
        var place = probability * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
