namespace SalesMetrics.Pipeline.Bridges;

/// <summary>What one deal did to one unit's open pipeline, for one reason.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Kind">The reason.</param>
/// <param name="Change">What it added; negative where value went out.</param>
public sealed record BridgeEntry(string DealId, BridgeLineKind Kind, Money Change);
