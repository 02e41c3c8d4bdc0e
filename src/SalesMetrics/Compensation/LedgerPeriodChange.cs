using SalesMetrics.Calendars;

namespace SalesMetrics.Compensation;

/// <summary>A payment period was closed or opened again.</summary>
/// <param name="Period">The payment period.</param>
/// <param name="IsClosed">Whether it was closed; false when it was opened again.</param>
/// <param name="Reason">Why.</param>
public sealed record LedgerPeriodChange(FiscalPeriod Period, bool IsClosed, string Reason);
