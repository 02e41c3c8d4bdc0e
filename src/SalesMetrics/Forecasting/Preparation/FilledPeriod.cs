using SalesMetrics.Calendars;

namespace SalesMetrics.Forecasting.Preparation;

/// <summary>A period whose value was not measured but made.</summary>
/// <param name="Period">The period.</param>
/// <param name="Value">The value it got.</param>
/// <param name="Rule">How it was made, for a person.</param>
public sealed record FilledPeriod(FiscalPeriod Period, double Value, string Rule);
