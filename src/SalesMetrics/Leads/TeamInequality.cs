namespace SalesMetrics.Leads;

/// <summary>One team in the split of Theil's index.</summary>
/// <param name="TeamId">The team.</param>
/// <param name="Recipients">How many belong to it.</param>
/// <param name="Share">Its share of the whole, 0 to 1.</param>
/// <param name="TheilT">Theil's T among its own; null (undefined) when it was given nothing.</param>
/// <param name="Within">Its part of the inequality within teams: share x T.</param>
/// <param name="Between">Its part of the inequality between teams: share x ln(share / share of recipients). Parts may be negative, their sum is not.</param>
public sealed record TeamInequality(string TeamId, int Recipients, double Share, double? TheilT, double Within, double Between);
