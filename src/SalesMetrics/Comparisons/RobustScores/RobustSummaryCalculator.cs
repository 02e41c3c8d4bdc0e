using System.Buffers;
using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.RobustScores;

/// <summary>Quantiles and the median absolute deviation of many values at once, such as the sales of all reps in a month.</summary>
public static class RobustSummaryCalculator
{
    /// <summary>Summarizes values. Nothing is allocated.</summary>
    /// <param name="values">The values, in any order, all finite. They are not changed.</param>
    /// <returns>Null (undefined) when there is none.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite; the message gives its place.</exception>
    public static RobustSummary? Calculate(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return null;
        }

        CheckFinite(values);
        var (numbers, places) = (ArrayPool<double>.Shared.Rent(values.Length), ArrayPool<int>.Shared.Rent(values.Length));
        var sorted = numbers.AsSpan(0, values.Length);
        DoubleOrder.Sort(values, sorted, places.AsSpan(0, values.Length));
        var median = SortedQuantile.At(sorted, 0.5);
        var summary = new RobustSummary(
            values.Length,
            SortedQuantile.At(sorted, 0.1),
            SortedQuantile.At(sorted, 0.25),
            median,
            SortedQuantile.At(sorted, 0.75),
            SortedQuantile.At(sorted, 0.9),
            MedianDeviation(sorted, median));
        ArrayPool<double>.Shared.Return(numbers);
        ArrayPool<int>.Shared.Return(places);
        return summary;
    }

    internal static void CheckFinite(ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(Invariant($"Value {i + 1} is {values[i]}: every value must be finite."), nameof(values));
            }
        }
    }

    private static double MedianDeviation(ReadOnlySpan<double> sorted, double median)
    {
        var half = sorted.Length / 2;
        var at = Deviation(sorted, median, half);
        return sorted.Length % 2 == 1 ? at : Deviation(sorted, median, half - 1) is var before ? before + ((at - before) / 2) : at;
    }

    // The deviation of a rank, from 0. Deviations rise to either side of the median, so those up to the rank are so many above and the others below: how many above is
    // found by halving.
    private static double Deviation(ReadOnlySpan<double> sorted, double median, int rank)
    {
        var up = sorted.Length / 2;
        var (least, most) = (Math.Max(0, rank + 1 - up), Math.Min(sorted.Length - up, rank + 1));
        while (least < most)
        {
            // With so many above: enough when the next one above is no nearer than the last one taken below.
            var above = (least + most) / 2;
            if (sorted[up + above] - median >= median - sorted[up - 1 - (rank - above)])
            {
                most = above;
            }
            else
            {
                least = above + 1;
            }
        }

        var below = rank + 1 - least;
        return Math.Max(least > 0 ? sorted[up + least - 1] - median : 0, below > 0 ? median - sorted[up - below] : 0);
    }
}
