using SalesMetrics.Crediting;
using SalesMetrics.Json;
using SalesMetrics.Organization;

namespace SalesMetrics.Cli.Input;

/// <summary>Credits sales by the rules that a plan file states.</summary>
internal static class PlanCrediting
{
    /// <summary>What the rules make of a book; null when the file states none.</summary>
    public static Checked<RuledCredits>? Apply(CreditBook credits, PlanFile plan, SalesOrganization organization)
    {
        if (plan.CreditRules.Rules.IsEmpty)
        {
            return null;
        }

        PlanSource.RequireCurrency(plan, credits.Currency);
        if (plan.CreditRules.Rules.OfType<CreditRule.Timing>().FirstOrDefault(WaitsForEvents) is { } timing)
        {
            throw new UsageException(
                Invariant($"The credit rule '{timing.Id}' waits for events such as an invoice, which no file given here states: leave it out, or apply it in code."));
        }

        return CreditRuleCalculator.Calculate(credits, plan.CreditRules, organization);
    }

    /// <summary>Refuses a plan file with rules where there are no sales to credit by them.</summary>
    public static void RequireNone(PlanFile plan, string command)
    {
        if (!plan.CreditRules.Rules.IsEmpty)
        {
            throw new UsageException(Invariant($"'{plan.Plan.Name}' states credit rules, which '{command}' does not apply: leave creditRules out."));
        }
    }

    private static bool WaitsForEvents(CreditRule.Timing timing) =>
        timing.Schedule.Shares.Any(share => !string.Equals(share.Key, CreditSchedule.Booking, StringComparison.Ordinal));
}
