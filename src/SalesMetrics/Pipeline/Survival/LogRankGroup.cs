namespace SalesMetrics.Pipeline.Survival;

/// <summary>One group in a log-rank test.</summary>
/// <param name="Id">The group.</param>
/// <param name="Count">Its lifetimes.</param>
/// <param name="Ended">How many of them ended.</param>
/// <param name="Expected">How many would have ended under the hazards of all groups together.</param>
public sealed record LogRankGroup(string Id, long Count, long Ended, double Expected);
