namespace SalesMetrics.Compensation;

/// <summary>What a period is paid on when a plan pays over columns of periods.</summary>
public enum PayAccumulation
{
    /// <summary>Each period by itself: its credit over its quota, on its target incentive.</summary>
    Discrete,

    /// <summary>
    /// All periods so far, trued up: credit, quota and target incentive are summed from the first period of the columns on, and a period pays
    /// what is earned to date less what was earned to date a period earlier. It is negative where attainment to date fell.
    /// </summary>
    YearToDate,
}
