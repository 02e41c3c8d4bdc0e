namespace SalesMetrics.Comparisons.Cohorts;

/// <summary>What people must share to be compared with each other; several together.</summary>
[Flags]
public enum CohortBy
{
    /// <summary>Nothing: all are one cohort.</summary>
    None = 0,

    /// <summary>The role.</summary>
    Role = 1,

    /// <summary>The class of tenure.</summary>
    Tenure = 2,

    /// <summary>The segment.</summary>
    Segment = 4,

    /// <summary>The territory.</summary>
    Territory = 8,
}
