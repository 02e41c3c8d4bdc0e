namespace SalesMetrics.Compensation.Versions;

/// <summary>A plan as it holds from a day on, until the day before its next version.</summary>
public sealed record PlanVersion
{
    /// <summary>States a version.</summary>
    /// <param name="id">The version's id, once among those of its plan; not empty.</param>
    /// <param name="plan">The plan. All versions of one plan have its id.</param>
    /// <param name="targetIncentives">What it pays whom for a whole period at 100 %, in the plan's currency.</param>
    /// <param name="change">The first day on which it holds, what changed, and who decided it; the words are not empty.</param>
    /// <exception cref="ArgumentException">The id or what changed is empty.</exception>
    /// <exception cref="CurrencyMismatchException">The target incentives are not in the plan's currency.</exception>
    public PlanVersion(string id, Plan plan, TargetIncentives targetIncentives, PlanChange change)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(targetIncentives);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentException.ThrowIfNullOrWhiteSpace(change.Text, nameof(change));
        if (targetIncentives.Default.Currency != plan.Currency)
        {
            throw new CurrencyMismatchException(plan.Currency, targetIncentives.Default.Currency);
        }

        Id = id;
        Plan = plan;
        TargetIncentives = targetIncentives;
        Change = change;
    }

    /// <summary>The version's id.</summary>
    public string Id { get; }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>What it pays whom for a whole period at 100 % of everything.</summary>
    public TargetIncentives TargetIncentives { get; }

    /// <summary>The first day on which it holds, what changed, and who decided it: the entry of the change log.</summary>
    public PlanChange Change { get; }

    /// <summary>The first day on which it holds.</summary>
    public LocalDate From => Change.On;

    /// <summary>What somebody earns in a year by it; null when that is not stated.</summary>
    /// <exception cref="CurrencyMismatchException">It is not in the plan's currency.</exception>
    public OnTargetEarnings? OnTargetEarnings
    {
        get;
        init => field = value is null || value.Total.Currency == Plan.Currency ? value : throw new CurrencyMismatchException(Plan.Currency, value.Total.Currency);
    }

    /// <summary>Plan, version and first day: <c>ae-2017 v2 from 2017-05-15</c>.</summary>
    public override string ToString() => Invariant($"{Plan.Id} {Id} from {From:uuuu-MM-dd}");
}
