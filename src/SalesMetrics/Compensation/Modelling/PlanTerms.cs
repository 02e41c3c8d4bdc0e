namespace SalesMetrics.Compensation.Modelling;

/// <summary>A plan with what it pays whom at 100 %: what is modelled, and what one plan is compared with.</summary>
public sealed record PlanTerms
{
    /// <summary>Puts a plan and target incentives together.</summary>
    /// <exception cref="CurrencyMismatchException">They are in different currencies.</exception>
    public PlanTerms(Plan plan, TargetIncentives targets)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Default.Currency != plan.Currency)
        {
            throw new CurrencyMismatchException(plan.Currency, targets.Default.Currency);
        }

        Plan = plan;
        Targets = targets;
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>The target incentives for one period of the plan, in its currency.</summary>
    public TargetIncentives Targets { get; }
}
