using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting;

/// <summary>How many actual values fell inside the prediction intervals of one level. The default is of no level and no values.</summary>
/// <param name="Level">The stated probability of the intervals.</param>
/// <param name="Inside">How many values lay within the limits, the limits included.</param>
/// <param name="Count">How many values had an interval.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IntervalCoverage(double Level, long Inside, long Count)
{
    /// <summary>The fraction inside; near <see cref="Level"/> when the intervals are honest. Null when no value had an interval.</summary>
    public double? Share => Count > 0 ? (double)Inside / Count : null;
}
