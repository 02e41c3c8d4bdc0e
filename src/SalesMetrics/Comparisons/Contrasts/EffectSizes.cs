using MathNet.Numerics;
using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.Contrasts;

/// <summary>The sizes of differences between two groups, with intervals.</summary>
internal static class EffectSizes
{
    private const int MaxSteps = 200;

    /// <summary>Cliff's delta with the interval of Feng and Cliff 2004, which stays within -1 and 1.</summary>
    public static EffectSize CliffsDelta(double[] first, double[] second, double level)
    {
        double n = first.Length, m = second.Length;
        var rows = first.Select(x => second.Average(y => (double)x.CompareTo(y))).ToArray();
        var columns = second.Select(y => first.Average(x => (double)x.CompareTo(y))).ToArray();
        var d = rows.Average();
        var z = NormalQuantile.TwoSided(level);
        if (Math.Abs(d) == 1)
        {
            // All pairs go one way: no variance is left to go by (Feng and Cliff 2004, equation 6).
            var (least, smaller) = (z * z, Math.Min(n, m));
            var end = (smaller - least) / (smaller + least);
            return d > 0 ? new(d, end, 1) : new(d, -1, -end);
        }

        var within = first.Sum(x => second.Sum(y => Square(x.CompareTo(y) - d)));
        var variance = ((m * m * rows.Sum(row => Square(row - d))) + (n * n * columns.Sum(column => Square(column - d))) - within) / (n * m * (n - 1) * (m - 1));
        variance = Math.Max(variance, (1 - (d * d)) / ((n * m) - 1));
        var spread = z * Math.Sqrt(variance) * Math.Sqrt(Square(1 - (d * d)) + (z * z * variance));
        var (middle, scale) = (d - (d * d * d), 1 - (d * d) + (z * z * variance));
        return new(d, Math.Max(-1, (middle - spread) / scale), Math.Min(1, (middle + spread) / scale));
    }

    /// <summary>Hedges' g, exactly corrected, with the normal interval of Hedges and Olkin 1985; null when nobody differs within the groups.</summary>
    public static EffectSize? HedgesG(double[] first, double[] second, double level)
    {
        double n = first.Length, m = second.Length, freedom = n + m - 2;
        var (a, b) = (first.Average(), second.Average());
        var pooled = Math.Sqrt((first.Sum(x => Square(x - a)) + second.Sum(y => Square(y - b))) / freedom);
        if (pooled == 0)
        {
            return null;
        }

        var correction = Math.Exp(SpecialFunctions.GammaLn(freedom / 2) - SpecialFunctions.GammaLn((freedom - 1) / 2)) / Math.Sqrt(freedom / 2);
        var g = correction * (a - b) / pooled;
        var half = NormalQuantile.TwoSided(level) * Math.Sqrt(((n + m) / (n * m)) + (g * g / (2 * (n + m))));
        return new(g, g - half, g + half);
    }

    /// <summary>The difference of two shares with the interval of Newcombe 1998 (method 10: Wilson's intervals put together).</summary>
    public static EffectSize ShareDifference(long first, long ofFirst, long second, long ofSecond, double level)
    {
        var (p, q) = ((double)first / ofFirst, (double)second / ofSecond);
        var (a, b) = (ProportionIntervalCalculator.Calculate(first, ofFirst, level, IntervalMethod.Wilson), ProportionIntervalCalculator.Calculate(second, ofSecond, level, IntervalMethod.Wilson));
        return new(
            p - q,
            p - q - Math.Sqrt(Square(p - a.Lower) + Square(b.Upper - q)),
            p - q + Math.Sqrt(Square(a.Upper - p) + Square(q - b.Lower)));
    }

    /// <summary>Cramer's V, and the interval of the population's by the noncentral chi-square distribution (Smithson 2003).</summary>
    public static EffectSize CramersV(ContingencyTable table, double level)
    {
        var (statistic, freedom) = (table.Statistic!.Value, table.DegreesOfFreedom);
        var scale = table.Total * (Math.Min(table.RowIds.Length, table.ColumnIds.Length) - 1.0);
        double Limit(double tail) => Math.Min(1, Math.Sqrt(Noncentrality(statistic, freedom, tail) / scale));
        return new(table.CramersV!.Value, Limit((1 + level) / 2), Limit((1 - level) / 2));
    }

    // The noncentrality at which the statistic is the quantile asked for; 0 when even none makes it one.
    private static double Noncentrality(double statistic, int freedom, double probability)
    {
        if (NoncentralAtMost(statistic, freedom, 0) <= probability)
        {
            return 0;
        }

        var (low, high) = (0.0, Math.Max(1, statistic));
        for (var i = 0; i < MaxSteps && NoncentralAtMost(statistic, freedom, high) > probability; i++)
        {
            high *= 2;
        }

        for (var i = 0; i < MaxSteps && high - low > 1e-12 * high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = NoncentralAtMost(statistic, freedom, middle) > probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // A mixture of central chi-squares with Poisson weights, from the heaviest outwards.
    private static double NoncentralAtMost(double statistic, int freedom, double noncentrality)
    {
        if (statistic <= 0)
        {
            return 0;
        }

        var half = noncentrality / 2;
        var (middle, sum) = ((int)half, 0.0);
        double Term(int k) => Math.Exp(-half + (k == 0 ? 0 : k * Math.Log(half)) - SpecialFunctions.GammaLn(k + 1.0)) * SpecialFunctions.GammaLowerRegularized((freedom / 2.0) + k, statistic / 2);
        for (var k = middle; k >= 0; k--)
        {
            var term = Term(k);
            sum += term;
            if (half == 0 || (k < middle - (10 * Math.Sqrt(half)) && term < 1e-17))
            {
                break;
            }
        }

        for (var k = middle + 1; half > 0; k++)
        {
            var term = Term(k);
            sum += term;
            if (term < 1e-17)
            {
                break;
            }
        }

        return sum;
    }

    private static double Square(double value) => value * value;
}
