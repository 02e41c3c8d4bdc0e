namespace SalesMetrics.Forecasting.Calls;

/// <summary>What a period brought in the end.</summary>
/// <param name="SeriesId">The series.</param>
/// <param name="Period">The first day of the period.</param>
/// <param name="Value">The value, in the unit of the series; finite.</param>
public sealed record ObservedValue(string SeriesId, LocalDate Period, double Value);
