using SalesMetrics.Calendars;

namespace SalesMetrics.Compensation.Recalculations;

/// <summary>A payout that was calculated anew.</summary>
/// <param name="Period">The period paid for.</param>
/// <param name="PayeeId">Who is paid.</param>
public readonly record struct RecalculatedPayout(FiscalPeriod Period, string PayeeId);
