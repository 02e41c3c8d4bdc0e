namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>Somebody against their own past.</summary>
/// <param name="Id">Who.</param>
/// <param name="Now">The value of the last period.</param>
/// <param name="OwnMean">The mean of the periods before.</param>
/// <param name="OwnBest">The best period before.</param>
/// <param name="IsBeyondOwnLimits">Whether the last period lies outside of what is ordinary for this person (XmR limits of the periods before); null with fewer than 5 of them.</param>
/// <param name="Place">The place by <see cref="Improvement"/>.</param>
public sealed record PersonalLine(string Id, double Now, double OwnMean, double OwnBest, bool? IsBeyondOwnLimits, RankPosition Place)
{
    /// <summary>Now - own mean.</summary>
    public double Improvement => Now - OwnMean;

    /// <summary>Improvement / own mean; null when the own mean is not above zero.</summary>
    public double? ImprovementShare => OwnMean > 0 ? Improvement / OwnMean : null;

    /// <summary>Whether the last period is better than every one before.</summary>
    public bool IsPersonalBest => Now > OwnBest;
}
