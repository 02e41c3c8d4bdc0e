using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Compensation.Versions;
using SalesMetrics.Crediting;

namespace SalesMetrics.Json;

/// <summary>What a plan file holds: the plan, what it pays whom at 100 %, and if it says so which version it is, for whom it holds, in which currency
/// people are paid, and by which rules they are credited.</summary>
/// <remarks>One file holds one version; the files of all versions and plans make a <see cref="PlanBook"/>. Two are equal when they say the same.</remarks>
public sealed record PlanFile
{
    /// <summary>Puts a plan and target incentives together, without a version.</summary>
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

    /// <summary>Takes plan and target incentives from a version.</summary>
    public PlanFile(PlanVersion version)
        : this((version ?? throw new ArgumentNullException(nameof(version))).Plan, version.TargetIncentives)
    {
        Version = version;
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>The target incentives a period of the plan, in its currency.</summary>
    public TargetIncentives TargetIncentives { get; }

    /// <summary>Which version of the plan it is, from when, and what changed; null when the file does not say.</summary>
    public PlanVersion? Version { get; }

    /// <summary>For whom the plan holds and when, in the order stated; empty when the file does not say.</summary>
    /// <exception cref="ArgumentException">One of them is of another plan, or null.</exception>
    public ImmutableArray<PlanAssignment> Assignments
    {
        get;
        init
        {
            foreach (var one in value.IsDefault ? [] : value)
            {
                if (!string.Equals(one?.PlanId, Plan.Id, StringComparison.Ordinal))
                {
                    throw new ArgumentException(Invariant($"The file is about the plan '{Plan.Id}', the assignment about '{one?.PlanId}'."), nameof(value));
                }
            }

            field = value.IsDefault ? [] : value;
        }
    } = [];

    /// <summary>The currency people are paid in and the rates that count; null when it is the plan's.</summary>
    public PayCurrencyTerms? PayCurrency { get; init; }

    /// <summary>The rules by which sales are credited for pay; none when the file states none.</summary>
    /// <remarks>They are not applied to anything here: see <see cref="CreditRuleCalculator"/>.</remarks>
    /// <exception cref="ArgumentNullException">They are null.</exception>
    /// <exception cref="CurrencyMismatchException">The bound of a windfall is in another currency than the plan.</exception>
    public CreditRules CreditRules
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach (var windfall in value.Rules.OfType<CreditRule.Windfall>())
            {
                _ = Money.Zero(Plan.Currency) + windfall.Bound;
            }

            field = value;
        }
    } = CreditRules.None;

    /// <inheritdoc />
    public bool Equals(PlanFile? other) =>
        other is not null
        && Plan.Equals(other.Plan)
        && TargetIncentives.Equals(other.TargetIncentives)
        && Equals(Version, other.Version)
        && Assignments.SequenceEqual(other.Assignments)
        && Equals(PayCurrency, other.PayCurrency)
        && CreditRules.Equals(other.CreditRules);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Plan, TargetIncentives, Version, Assignments.Length, PayCurrency, CreditRules);
}
