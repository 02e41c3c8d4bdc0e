using SalesMetrics.Calendars;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Recalculations;

/// <summary>A SPIF, contest or pool that was calculated anew.</summary>
/// <param name="Period">The period paid for.</param>
/// <param name="ClauseId">The clause of the plan.</param>
/// <param name="Unit">The unit whose pool it is; null for a SPIF or contest.</param>
public readonly record struct RecalculatedProgram(FiscalPeriod Period, string ClauseId, SalesUnit? Unit);
