using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>Finds the periods at which the level of a series changes for good (PELT: Killick, Fearnhead &amp; Eckley 2012).</summary>
public static class ChangePointCalculator
{
    /// <summary>The most values.</summary>
    public const int MaxLength = 100_000;

    /// <summary>Finds the changes whose levels fit best: the sum of squares over the variance, and a penalty for each change, is least.</summary>
    /// <remarks>
    /// The deviation comes from the mean step between neighbours, which a change of level hardly moves. Where what is left around the levels still goes together from one
    /// period to the next, beyond 2 / sqrt(n), the variance is raised by (1 + r) / (1 - r), and the changes are looked for again.
    /// </remarks>
    /// <param name="values">The values, oldest first, all finite; take a season out before, or use a chart that does: it allows for what that takes away.</param>
    /// <param name="options">Choices; the defaults when null.</param>
    /// <returns>No changes, and why, with fewer than 8 values or two segments.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or there are too many.</exception>
    public static ChangePoints Calculate(ImmutableArray<double> values, ChangePointOptions? options = null)
    {
        values = values.IsDefault ? [] : values;
        TrendCalculator.Check(values.AsSpan(), MaxLength);
        return Of(values.AsSpan(), options ?? new());
    }

    // A season that was taken out of the values raises the variance of levels above what steps between neighbours tell (ChartSeason).
    internal static ChangePoints Of(ReadOnlySpan<double> values, ChangePointOptions options, double raise = 1)
    {
        var least = Math.Max(ChartRules.FirmPeriods, 2 * options.MinimumSegment);
        var penalty = options.Penalty ?? ((3 * Math.Log(Math.Max(2, values.Length))) + 4);
        if (values.Length < least)
        {
            return new([], null, penalty, Invariant($"{values.Length} periods, and {least} are needed"));
        }

        var deviation = ChartRules.MeanStep(values) / ChartRules.StepsPerDeviation;
        if (!(deviation > 0))
        {
            return new([], null, penalty, "all values are equal");
        }

        var drawnIn = options.ToleratesOddPeriods ? DrawnIn(values, 3 * deviation) : values;
        deviation *= Math.Sqrt(raise);
        var found = "deviation from the mean step between neighbours" + (raise > 1 ? Invariant($", raised by {Math.Sqrt(raise):0.##} for the season that was taken out") : "");
        var starts = Segments(drawnIn, options.MinimumSegment, penalty * deviation * deviation);
        var correlation = ChartRules.Autocorrelation(Residuals(drawnIn, starts)) ?? 0;
        if (correlation <= 2 / Math.Sqrt(values.Length))
        {
            return new(Changes(values, starts, deviation), deviation, penalty, found);
        }

        deviation *= Math.Sqrt((1 + correlation) / (1 - correlation));
        return new(
            Changes(values, Segments(drawnIn, options.MinimumSegment, penalty * deviation * deviation), deviation),
            deviation,
            penalty,
            found + Invariant($", raised since they go together (r = {correlation:0.##})"));
    }

    // The best last change before every place, from left to right. A start that costs more up to some place than the best way there is dropped, once a segment from that
    // place on is long enough to take over.
    private static List<int> Segments(ReadOnlySpan<double> values, int shortest, double penalty)
    {
        var n = values.Length;
        var (sums, squares) = (new double[n + 1], new double[n + 1]);
        var origin = values[0];
        for (var i = 0; i < n; i++)
        {
            var value = values[i] - origin;
            (sums[i + 1], squares[i + 1]) = (sums[i] + value, squares[i] + (value * value));
        }

        double Cost(int from, int to) => Math.Max(0, squares[to] - squares[from] - ((sums[to] - sums[from]) * (sums[to] - sums[from]) / (to - from)));

        var (best, last, open) = (new double[n + 1], new int[n + 1], new List<int> { 0 });
        var dropAt = new int[n + 1];
        Array.Fill(best, double.PositiveInfinity);
        Array.Fill(dropAt, int.MaxValue);
        best[0] = -penalty;
        for (var to = shortest; to <= n; to++)
        {
            var end = to;
            open.RemoveAll(from => dropAt[from] <= end);
            foreach (var from in open)
            {
                var value = best[from] + Cost(from, to) + penalty;
                if (value < best[to])
                {
                    (best[to], last[to]) = (value, from);
                }
            }

            foreach (var from in open)
            {
                dropAt[from] = best[from] + Cost(from, to) > best[to] ? Math.Min(dropAt[from], to + shortest) : dropAt[from];
            }

            if (to - shortest + 1 >= shortest && double.IsFinite(best[to - shortest + 1]))
            {
                open.Add(to - shortest + 1);
            }
        }

        var starts = new List<int>();
        for (var at = n; at > 0; at = last[at])
        {
            starts.Add(last[at]);
        }

        starts.Reverse();
        return starts;
    }

    private static double[] DrawnIn(ReadOnlySpan<double> values, double most)
    {
        var (drawn, window) = (new double[values.Length], new double[5]);
        for (var i = 0; i < values.Length; i++)
        {
            var near = values[Math.Max(0, i - 2)..Math.Min(values.Length, i + 3)];
            near.CopyTo(window);
            Array.Sort(window, 0, near.Length);
            var median = SortedQuantile.At(window.AsSpan(0, near.Length), 0.5);
            drawn[i] = Math.Clamp(values[i], median - most, median + most);
        }

        return drawn;
    }

    private static double[] Residuals(ReadOnlySpan<double> values, List<int> starts)
    {
        var left = new double[values.Length];
        for (var i = 0; i < starts.Count; i++)
        {
            var (from, to) = (starts[i], i + 1 < starts.Count ? starts[i + 1] : values.Length);
            var mean = Mean(values[from..to]);
            for (var k = from; k < to; k++)
            {
                left[k] = values[k] - mean;
            }
        }

        return left;
    }

    private static ImmutableArray<LevelChange> Changes(ReadOnlySpan<double> values, List<int> starts, double deviation)
    {
        var changes = ImmutableArray.CreateBuilder<LevelChange>(starts.Count - 1);
        for (var i = 1; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : values.Length;
            var (before, after) = (Mean(values[starts[i - 1]..starts[i]]), Mean(values[starts[i]..end]));
            var error = deviation * Math.Sqrt((1.0 / (starts[i] - starts[i - 1])) + (1.0 / (end - starts[i])));
            changes.Add(new(starts[i], before, after, (after - before) / error));
        }

        return changes.MoveToImmutable();
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
