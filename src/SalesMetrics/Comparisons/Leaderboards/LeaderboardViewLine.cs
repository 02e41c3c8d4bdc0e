namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>A line of a leaderboard as one person sees it.</summary>
/// <param name="Name">The id or made-up name.</param>
/// <param name="IsViewer">Whether it is the viewer's own line.</param>
/// <param name="Place">The places of its group.</param>
/// <param name="Score">The score; null for others under made-up names, for a score gives people away.</param>
public sealed record LeaderboardViewLine(string Name, bool IsViewer, RankPosition Place, double? Score);
