using SalesMetrics.Calendars;
using SalesMetrics.Crediting;

namespace SalesMetrics.Quotas;

/// <summary>A cell from which more credits were taken back than added: something was removed twice, or removed and never added.</summary>
/// <param name="PayeeId">Whose.</param>
/// <param name="Kind">Direct credits or overlays.</param>
/// <param name="Period">The period; null for the days outside all periods.</param>
/// <param name="Credits">How many are left, below zero.</param>
public sealed record OvertakenCell(string PayeeId, CreditKind Kind, FiscalPeriod? Period, long Credits);
