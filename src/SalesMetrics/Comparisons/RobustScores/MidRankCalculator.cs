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
        DoubleOrder.MidRanks(values, ranks);
    }
}
