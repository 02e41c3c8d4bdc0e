namespace SalesMetrics.Comparisons.GapDecompositions;

/// <summary>One factor of a value, on both sides of a comparison.</summary>
/// <param name="Name">What it is, such as <c>win rate</c>; not empty.</param>
/// <param name="From">Its value on the side compared with: peers, or the earlier period. Finite.</param>
/// <param name="To">Its value on the side to be explained. Finite.</param>
public sealed record GapFactor(string Name, double From, double To);
