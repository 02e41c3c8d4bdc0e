using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Recalculations;

/// <summary>Everything a plan is paid on. A change of the facts is a copy: <c>facts with { Credits = corrected }</c>.</summary>
/// <remarks>Two are equal when they hold the same books and equal target incentives and stated measures.</remarks>
public sealed record PayFacts
{
    /// <summary>Who was where.</summary>
    public required SalesOrganization Organization { get; init; }

    /// <summary>What was credited, after credit rules where there are any.</summary>
    public required CreditBook Credits { get; init; }

    /// <summary>What was asked for, in the currency of the credits.</summary>
    public required QuotaBook Quotas { get; init; }

    /// <summary>The target incentives, in the plan's currency.</summary>
    public required TargetIncentives Targets { get; init; }

    /// <summary>Values that somebody states, for the window of a run; empty for none.</summary>
    public ImmutableArray<StatedMeasure> Stated
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <inheritdoc />
    public bool Equals(PayFacts? other) =>
        other is not null
        && ReferenceEquals(Organization, other.Organization)
        && ReferenceEquals(Credits, other.Credits)
        && ReferenceEquals(Quotas, other.Quotas)
        && Targets.Equals(other.Targets)
        && Stated.SequenceEqual(other.Stated);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Organization, Credits, Quotas, Targets);
}
