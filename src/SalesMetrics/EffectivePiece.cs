namespace SalesMetrics;

/// <summary>A stretch of days over which one value holds.</summary>
/// <typeparam name="T">What changes over time.</typeparam>
/// <param name="Interval">The days, both ends inclusive.</param>
/// <param name="Value">The value on each of them.</param>
public readonly record struct EffectivePiece<T>(DateInterval Interval, T Value);
