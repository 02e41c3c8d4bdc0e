using System.Runtime.InteropServices;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>A quantile of a cost, with how far it may be off because only so many samples were drawn; an estimate.</summary>
/// <param name="Probability">The share of possible costs that do not exceed it, above 0 and below 1.</param>
/// <param name="Value">The quantile, in major units.</param>
/// <param name="Lower">The lower end of the interval for the true quantile; null when there are too few samples to have one.</param>
/// <param name="Upper">The upper end of the interval for the true quantile; null when there are too few samples to have one.</param>
/// <param name="Level">The confidence level of the interval.</param>
/// <remarks>The interval is about the drawing alone. That the samples themselves are a wrong idea of the future is not in it.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CostQuantile(double Probability, double Value, double? Lower, double? Upper, double Level);
