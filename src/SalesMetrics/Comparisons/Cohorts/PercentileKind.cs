namespace SalesMetrics.Comparisons.Cohorts;

/// <summary>Which values count as below somebody's own. Tools differ, so the choice has a name.</summary>
public enum PercentileKind
{
    /// <summary>Those below, and half of the equal ones, its own included: the mid-rank. The mean over a cohort is one half.</summary>
    MidRank,

    /// <summary>Those below only: 0 for the lowest.</summary>
    Below,

    /// <summary>Those below and all equal ones, its own included: 1 for the highest.</summary>
    AtOrBelow,
}
