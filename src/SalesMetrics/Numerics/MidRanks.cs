namespace SalesMetrics.Numerics;

/// <summary>Ranks from 1, equal values sharing the mean of theirs, as rank tests need them.</summary>
internal static class MidRanks
{
    /// <summary>The rank of each value in the order given, and the sum of t^3 - t over groups of t equal values.</summary>
    public static (double[] Ranks, double Ties) Of(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var places = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, places);
        var (ranks, ties) = (new double[sorted.Length], 0.0);
        for (var first = 0; first < sorted.Length;)
        {
            var next = first + 1;
            while (next < sorted.Length && sorted[next].Equals(sorted[first]))
            {
                next++;
            }

            var (count, rank) = ((double)(next - first), (first + 1 + next) / 2.0);
            ties += (count * count * count) - count;
            for (; first < next; first++)
            {
                ranks[places[first]] = rank;
            }
        }

        return (ranks, ties);
    }
}
