namespace SalesMetrics.Compensation;

/// <summary>By what the members of a team share a pool.</summary>
public enum PoolSharing
{
    /// <summary>By each member's credited amount; who has none or less gets nothing.</summary>
    Credit,

    /// <summary>In equal parts.</summary>
    EqualParts,

    /// <summary>By each member's stated hours.</summary>
    Hours,

    /// <summary>By each member's attainment; who has none or less gets nothing.</summary>
    Attainment,
}
