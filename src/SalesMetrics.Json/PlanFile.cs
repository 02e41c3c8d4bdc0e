using SalesMetrics.Compensation;

namespace SalesMetrics.Json;

/// <summary>What a plan file holds: the plan, and what it pays whom at 100 %.</summary>
public sealed record PlanFile
{
    /// <summary>Puts a plan and target incentives together.</summary>
    /// <exception cref="CurrencyMismatchException">They are in different currencies.</exception>
    public PlanFile(Plan plan, TargetIncentives targetIncentives)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(targetIncentives);

        // Adding zero of the plan's currency throws when the currencies differ, with the message that says what to do.
        _ = Money.Zero(plan.Currency) + targetIncentives.Default;
        Plan = plan;
        TargetIncentives = targetIncentives;
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>The target incentives a period of the plan, in its currency.</summary>
    public TargetIncentives TargetIncentives { get; }
}
