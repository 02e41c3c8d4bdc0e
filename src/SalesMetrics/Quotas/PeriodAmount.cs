using SalesMetrics.Calendars;

namespace SalesMetrics.Quotas;

/// <summary>What was credited in one past period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Amount">The amount; may be negative.</param>
public readonly record struct PeriodAmount(FiscalPeriod Period, Money Amount);
