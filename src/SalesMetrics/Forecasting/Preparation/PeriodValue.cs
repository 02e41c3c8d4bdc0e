using SalesMetrics.Calendars;

namespace SalesMetrics.Forecasting.Preparation;

/// <summary>What was measured in one period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Value">What was measured; null when that is not known, which is not zero.</param>
public sealed record PeriodValue(FiscalPeriod Period, double? Value);
