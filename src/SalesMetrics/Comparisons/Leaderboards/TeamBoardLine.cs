namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>A team by what it brings per full place.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="Members">How many members.</param>
/// <param name="Value">What they brought together.</param>
/// <param name="Capacity">Their full places together.</param>
/// <param name="PerPlace">Value / capacity, exact.</param>
/// <param name="StandardError">How much that would vary with other members as good as these; null for a team of one.</param>
/// <param name="Place">The places of the group of ties.</param>
public sealed record TeamBoardLine(string TeamId, int Members, decimal Value, decimal Capacity, Ratio PerPlace, double? StandardError, RankPosition Place);
