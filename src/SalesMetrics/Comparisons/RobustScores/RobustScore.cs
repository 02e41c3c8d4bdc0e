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
    /// <summary>0.6745 (value - median) / median absolute deviation, the score of Iglewicz and Hoaglin; null as <see cref="Score"/>.</summary>
    public double? ModifiedScore => Score * RobustScoreCalculator.Consistency * 0.6745;

    /// <summary>Whether <see cref="ModifiedScore"/> is beyond 3.5 either way.</summary>
    public bool IsOutlier => ModifiedScore is { } score && Math.Abs(score) > 3.5;
}
