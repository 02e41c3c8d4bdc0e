namespace SalesMetrics.Quotas;

/// <summary>What is settled for one unit of a cascade, whatever its people weigh.</summary>
public sealed record CascadeTerms
{
    /// <summary>The weight among its siblings, such as an estimate of a territory's potential, zero or more; null for what its people weigh.</summary>
    public Ratio? Weight { get; init; }

    /// <summary>The least it may get, inclusive; null for none.</summary>
    public Money? Floor { get; init; }

    /// <summary>The most it may get, inclusive; null for none.</summary>
    public Money? Ceiling { get; init; }

    /// <summary>How much more than its goal it passes on, 0.05 for 5 % more; null for the tree's.</summary>
    public Ratio? OverAssignment { get; init; }
}
