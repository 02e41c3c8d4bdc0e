using System.Buffers;
using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.RobustScores;

/// <summary>Places of many values at once, such as the sales of all reps in a month; equal values share the mean of theirs.</summary>
public static class MidRankCalculator
{
    /// <summary>Ranks values: 1 for the least, up to as many as there are. Nothing is allocated.</summary>
    /// <param name="values">The values, in any order, all finite. They are not changed.</param>
    /// <param name="ranks">Room for the rank of each, as long as the values.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or there is not as much room.</exception>
    public static void Calculate(ReadOnlySpan<double> values, Span<double> ranks)
    {
        if (ranks.Length != values.Length)
        {
            throw new ArgumentException(Invariant($"Room for {ranks.Length} ranks of {values.Length} values: there must be as much."), nameof(ranks));
        }

        RobustSummaryCalculator.CheckFinite(values);
        var (numbers, places) = (ArrayPool<double>.Shared.Rent(values.Length), ArrayPool<int>.Shared.Rent(values.Length));
        var sorted = numbers.AsSpan(0, values.Length);
        var order = places.AsSpan(0, values.Length);
        DoubleOrder.Sort(values, sorted, order);
        for (var first = 0; first < sorted.Length;)
        {
            var next = first + 1;
            while (next < sorted.Length && sorted[next] == sorted[first])
            {
                next++;
            }

            var rank = (first + 1 + next) / 2.0;
            for (; first < next; first++)
            {
                ranks[order[first]] = rank;
            }
        }

        ArrayPool<double>.Shared.Return(numbers);
        ArrayPool<int>.Shared.Return(places);
    }
}
