namespace SalesMetrics.Pipeline.Funnels;

/// <summary>How old an open deal is, beside what deals that were won were at its stage.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="OwnerId">Its owner; empty when the log does not say.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="AgeDays">Whole days since it began.</param>
/// <param name="StageDays">Whole days in its stage, all stays together.</param>
/// <param name="MedianWinningAge">The median age at which deals that were won left this stage for the last time; null with fewer of them than asked for.</param>
/// <param name="StalledAfterDays">The days in this stage that few deals that were won needed; null with fewer of them than asked for.</param>
public sealed record StageAge(
    string DealId, string OwnerId, SalesStage Stage, int AgeDays, int StageDays, double? MedianWinningAge, double? StalledAfterDays)
{
    /// <summary>Age / median winning age at this stage; null when that is unknown or 0.</summary>
    public double? AgeRatio => MedianWinningAge is > 0 and var median ? AgeDays / median : null;

    /// <summary>Whether it has been in its stage longer than nearly all deals that were won; null when too few were.</summary>
    public bool? IsStalled => StalledAfterDays is { } limit ? StageDays > limit : null;
}
