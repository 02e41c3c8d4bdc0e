namespace SalesMetrics;

/// <summary>A value and the day from which it holds.</summary>
/// <typeparam name="T">What changes over time.</typeparam>
/// <param name="From">The first day on which the value holds.</param>
/// <param name="Value">The value.</param>
public readonly record struct EffectiveValue<T>(LocalDate From, T Value);
