namespace SalesMetrics.Comparisons;

/// <summary>Adjusts p-values for having tested a whole family.</summary>
internal static class FalseDiscovery
{
    /// <summary>
    /// The step-up adjustment of Benjamini and Hochberg (1995): the smallest false discovery rate at which each test would count. For
    /// the j-th smallest of m, the least m p(i) / i over all i from j on, at most 1. (R: p.adjust, method BH.)
    /// </summary>
    public static ImmutableArray<double> Adjust(ImmutableArray<double> probabilities)
    {
        var order = Enumerable.Range(0, probabilities.Length).OrderByDescending(i => probabilities[i]).ToArray();
        var adjusted = new double[probabilities.Length];
        var least = 1.0;
        for (var i = 0; i < order.Length; i++)
        {
            var rank = order.Length - i;

            // The factor first: it is exactly 1 for the largest, which must not shrink by rounding.
            least = Math.Min(least, (double)order.Length / rank * probabilities[order[i]]);
            adjusted[order[i]] = least;
        }

        return [.. adjusted];
    }
}
