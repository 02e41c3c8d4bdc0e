namespace SalesMetrics.Compensation.Settlements;

/// <summary>What share of held pay a milestone releases.</summary>
/// <param name="Milestone">The milestone, such as <c>invoice</c>.</param>
/// <param name="Share">The share, above 0, at most 1.</param>
public sealed record HoldShare(string Milestone, Ratio Share);
