namespace SalesMetrics.Numerics;

/// <summary>Quantiles of a sample: the straight line between neighbouring values (Hyndman &amp; Fan 1996, type 7; R's default).</summary>
internal static class SortedQuantile
{
    /// <summary>The quantile of values in ascending order, at least one.</summary>
    /// <param name="sorted">The values.</param>
    /// <param name="probability">From 0 to 1.</param>
    public static double At(ReadOnlySpan<double> sorted, double probability)
    {
        var place = probability * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
