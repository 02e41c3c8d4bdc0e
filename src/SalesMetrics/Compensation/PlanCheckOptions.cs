using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>What the plan check may know beside the plan.</summary>
public sealed record PlanCheckOptions
{
    /// <summary>A target incentive in the plan's currency, to state jumps in money; without it they are stated in percent of target pay.</summary>
    public Money? TargetIncentive { get; init; }

    /// <summary>A quota in the plan's currency, to state jumps of rate tables in money; without it they are stated in percent of credit.</summary>
    public Money? SampleQuota { get; init; }

    /// <summary>Who is paid, to find components that follow a unit nobody belongs to; without it that is not checked.</summary>
    public SalesOrganization? Organization { get; init; }

    /// <summary>The ids of the measures that are recorded, to find those that are not; empty when that is not to be checked.</summary>
    public ImmutableArray<string> RecordedMeasureIds
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <inheritdoc />
    public bool Equals(PlanCheckOptions? other) =>
        other is not null
        && TargetIncentive == other.TargetIncentive
        && SampleQuota == other.SampleQuota
        && ReferenceEquals(Organization, other.Organization)
        && RecordedMeasureIds.SequenceEqual(other.RecordedMeasureIds);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(TargetIncentive, SampleQuota, RecordedMeasureIds.Length);
}
