namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>One line of a leaderboard.</summary>
/// <param name="Id">Who.</param>
/// <param name="Score">The score.</param>
/// <param name="Place">The places that its group of ties takes up together: those who cannot be told from the first of the group.</param>
/// <param name="Credible">The places that it may itself have, as far as the data tell: from behind everybody surely better to before everybody surely worse.</param>
public sealed record LeaderboardLine(string Id, double Score, RankPosition Place, RankPosition Credible);
