using SalesMetrics.Calendars;
using SalesMetrics.Compensation.Versions;

namespace SalesMetrics.Compensation;

/// <summary>What a posting is complete for: the plans and the earning period whose standing lines it replaces, and what they come to now.</summary>
/// <param name="PlanIds">The plans.</param>
/// <param name="WaiverPlanId">The plan that a waiver is put down to; empty when it is about several.</param>
/// <param name="Period">The earning period.</param>
/// <param name="Payouts">The payouts by payee; several of one payee when the period was paid in pieces.</param>
internal sealed record LedgerScope(ImmutableArray<string> PlanIds, string WaiverPlanId, FiscalPeriod Period, ILookup<string, Payout> Payouts)
{
    public static LedgerScope Of(PayRun run) =>
        new([run.Plan.Id], run.Plan.Id, run.Period, run.Payouts.ToLookup(payout => payout.PayeeId, StringComparer.Ordinal));

    public static LedgerScope Of(DatedPayRun run) =>
        new(run.Book.PlansBy(run.Period.Grain), "", run.Period, run.Payouts.Select(one => one.Payout).ToLookup(payout => payout.PayeeId, StringComparer.Ordinal));
}
