using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>A goal in a key figure of the process: 40 meetings in a month, 30 % of leads qualified.</summary>
public sealed record KpiGoal
{
    /// <summary>Whose goal.</summary>
    public required SalesUnit Unit { get; init; }

    /// <summary>The days the goal is for, both ends inclusive.</summary>
    public required DateInterval Interval { get; init; }

    /// <summary>The definition, by id.</summary>
    public required string KpiId { get; init; }

    /// <summary>The goal: a count, or for a rate a fraction such as 3/10. Zero or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public required Ratio Target
    {
        get;
        init => field = value.Sign >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A goal is zero or more.");
    }
}
