namespace SalesMetrics.Comparisons.GapDecompositions;

/// <summary>What one factor contributes to a gap.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Value">Its contribution, in the unit of the value; above zero when it raises it.</param>
public sealed record GapEffect(GapFactor Factor, double Value);
