using System.Runtime.InteropServices;

namespace SalesMetrics.Columns;

/// <summary>What a <see cref="QuantileSketch"/> knows of a quantile, in minor units.</summary>
/// <param name="Lower">The true quantile is at least this.</param>
/// <param name="Upper">The true quantile is at most this.</param>
/// <param name="Value">An estimate between the two, off by at most <see cref="QuantileSketch.RelativeError"/> of the true quantile.</param>
/// <remarks>The default value is an exact 0.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct QuantileEstimate(long Lower, long Upper, long Value)
{
    /// <summary>Whether the quantile is known to the minor unit.</summary>
    public bool IsExact => Lower == Upper;
}
