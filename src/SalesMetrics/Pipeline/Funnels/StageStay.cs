namespace SalesMetrics.Pipeline.Funnels;

/// <summary>How long one deal was in one stage.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="LatestDays">Whole days of its last stay; null while it is still there.</param>
/// <param name="CumulativeDays">Whole days of all its stays together, one that goes on counted up to the as-of day.</param>
/// <param name="Stays">How many stays there were.</param>
public sealed record StageStay(string DealId, int? LatestDays, int CumulativeDays, int Stays)
{
    /// <summary>Whether the deal is still there, so that its time will grow.</summary>
    public bool IsStillThere => LatestDays is null;
}
