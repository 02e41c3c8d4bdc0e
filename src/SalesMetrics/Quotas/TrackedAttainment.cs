using SalesMetrics.Calendars;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>How far a unit got by now, in one period or over several: the figures of <see cref="Attainment"/> without the credits behind them.</summary>
/// <param name="Unit">Whose.</param>
/// <param name="First">The first period.</param>
/// <param name="Last">The last period; the first one when it is one alone.</param>
/// <param name="Credited">What was credited by now.</param>
/// <param name="Quota">The goal, rounded to whole minor units where an adjustment left a fraction; null when none is set.</param>
/// <param name="Value">Credited over quota, exact and not capped; null without a quota or with one of zero.</param>
/// <param name="Credits">How many credits; negative when more were taken back than added, which no complete count is.</param>
public sealed record TrackedAttainment(
    SalesUnit Unit, FiscalPeriod First, FiscalPeriod Last, Money Credited, Money? Quota, Ratio? Value, long Credits);
