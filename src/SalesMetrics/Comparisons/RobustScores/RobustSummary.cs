using System.Runtime.InteropServices;

namespace SalesMetrics.Comparisons.RobustScores;

/// <summary>The middle of some values and how far they spread, by order alone.</summary>
/// <param name="Count">How many values; at least 1.</param>
/// <param name="Tenth">The quantile at 0.1: a straight line between neighbours (Hyndman &amp; Fan 1996, type 7), as all of them.</param>
/// <param name="LowerQuartile">The quantile at 0.25.</param>
/// <param name="Median">The median.</param>
/// <param name="UpperQuartile">The quantile at 0.75.</param>
/// <param name="Ninetieth">The quantile at 0.9.</param>
/// <param name="MedianDeviation">The median absolute deviation from the median, as it is: times 1.4826 it is the standard deviation of normal values.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RobustSummary(int Count, double Tenth, double LowerQuartile, double Median, double UpperQuartile, double Ninetieth, double MedianDeviation);
