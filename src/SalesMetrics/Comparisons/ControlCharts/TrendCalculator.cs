using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>Tests for a trend that one odd period cannot make, and that neighbours which go together do not feign.</summary>
public static class TrendCalculator
{
    /// <summary>The most values, since all pairs are compared.</summary>
    public const int MaxLength = 2_000;

    private const double CorrelationLevel = 1.2815515655446004;
    private const double MostCorrelation = 0.95;

    /// <summary>Tests.</summary>
    /// <remarks>Where ranks go together with those of the period before, the trend taken out, the variance is raised as for a first-order process (Hamed &amp; Rao 1998);
    /// it is never lowered. The correlation r of few ranks is too small on average, so it is taken as (r + 2 / n) / (1 - 4 / n), and counts beyond 1.28 / sqrt(n). With
    /// fewer than 10 values it cannot be told from luck, and is not looked for.</remarks>
    /// <param name="values">The values, oldest first, all finite; take a season out before, or use a chart that does: it allows for what that takes away.</param>
    /// <returns>Null (undefined) with fewer than 5 values.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or there are too many.</exception>
    public static TrendTest? Calculate(ImmutableArray<double> values)
    {
        values = values.IsDefault ? [] : values;
        Check(values.AsSpan(), MaxLength);
        return values.Length < ChartRules.LeastPeriods ? null : Test(values.AsSpan());
    }

    internal static void Check(ReadOnlySpan<double> values, int most)
    {
        if (values.Length > most)
        {
            throw new ArgumentException(Invariant($"{values.Length} values: at most {most} are allowed."), nameof(values));
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(Invariant($"Period {i + 1} has {values[i]}: every value must be finite."), nameof(values));
            }
        }
    }

    internal static TrendTest Test(ReadOnlySpan<double> values, double raise = 1)
    {
        double n = values.Length;
        var (slopes, s) = (new double[values.Length * (values.Length - 1) / 2], 0L);
        var next = 0;
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i + 1; j < values.Length; j++)
            {
                s += Math.Sign(values[j] - values[i]);
                slopes[next++] = (values[j] - values[i]) / (j - i);
            }
        }

        var sorted = new double[slopes.Length];
        DoubleOrder.Sort(slopes, sorted, new int[slopes.Length]);
        var slope = SortedQuantile.At(sorted, 0.5);
        var variance = ((n * (n - 1) * ((2 * n) + 5)) - Ties(values)) / 18;
        var factor = raise * VarianceFactor(values, slope);

        // Sen 1968: the places C from the middle, on either side, with C the half width of S.
        var places = NormalQuantile.TwoSided(0.95) * Math.Sqrt(Math.Max(0, variance) * factor);
        var (low, high) = (Math.Clamp((slopes.Length - places) / 2 / (slopes.Length - 1), 0, 1), Math.Clamp((slopes.Length + places) / 2 / (slopes.Length - 1), 0, 1));
        return new(
            slope,
            SortedQuantile.At(sorted, low),
            SortedQuantile.At(sorted, high),
            s,
            factor,
            variance > 0 ? BinomialTest.TwoSided(Math.Max(0, Math.Abs(s) - 1) / Math.Sqrt(variance * factor)) : null);
    }

    private static double Ties(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var sum = 0.0;
        for (var first = 0; first < sorted.Length;)
        {
            var last = first + 1;
            while (last < sorted.Length && sorted[last] == sorted[first])
            {
                last++;
            }

            double same = last - first;
            sum += same * (same - 1) * ((2 * same) + 5);
            first = last;
        }

        return sum;
    }

    // 1 + 2 / (n (n - 1) (n - 2)) x sum over lags i of (n - i) (n - i - 1) (n - i - 2) x correlation^i.
    private static double VarianceFactor(ReadOnlySpan<double> values, double slope)
    {
        double n = values.Length;
        if (n < 10)
        {
            return 1;
        }

        var detrended = new double[values.Length];
        for (var i = 0; i < detrended.Length; i++)
        {
            detrended[i] = values[i] - (slope * i);
        }

        var ranks = Ranks(detrended);
        var measured = ChartRules.Autocorrelation(ranks) ?? 0;
        var correlation = Math.Min(MostCorrelation, (measured + (2 / n)) / (1 - (4 / n)));
        if (correlation <= CorrelationLevel / Math.Sqrt(n))
        {
            return 1;
        }

        var (sum, power) = (0.0, 1.0);
        for (var lag = 1; lag < values.Length; lag++)
        {
            power *= correlation;
            sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * power;
        }

        return 1 + (2 * sum / (n * (n - 1) * (n - 2)));
    }

    // Equal values share the mean of their places.
    private static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        var sorted = (double[])values.Clone();
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (var first = 0; first < sorted.Length;)
        {
            var last = first + 1;
            while (last < sorted.Length && sorted[last] == sorted[first])
            {
                last++;
            }

            for (var i = first; i < last; i++)
            {
                ranks[order[i]] = (first + 1 + last) / 2.0;
            }

            first = last;
        }

        return ranks;
    }
}
