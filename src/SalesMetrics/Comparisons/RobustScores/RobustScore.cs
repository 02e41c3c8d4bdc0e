namespace SalesMetrics.Comparisons.RobustScores;

/// <summary>How far one value lies from the middle of its peers.</summary>
/// <param name="Id">Whose value.</param>
/// <param name="Value">The value.</param>
/// <param name="Score">(value - median) / spread; null (undefined) when all values are equal.</param>
/// <param name="ClassicalScore">(value - mean) / standard deviation, for comparison: an outlier hides in it, because it widens the deviation. Null when
/// undefined.</param>
/// <param name="MidRank">The share of values below, equal ones counting half, its own included: 0 to 1.</param>
public sealed record RobustScore(string Id, double Value, double? Score, double? ClassicalScore, double MidRank)
{
    /// <summary>Whether the score of Iglewicz and Hoaglin, 0.6745 / 0.6744908 of <see cref="Score"/>, is beyond 3.5 either way.</summary>
    public bool IsOutlier => Score is { } score && Math.Abs(score) * RobustScoreCalculator.Consistency * 0.6745 > 3.5;
}
