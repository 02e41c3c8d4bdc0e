namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>A leaf with its attributes, such as a rep's sales of a product with region, team and product family.</summary>
public sealed class HierarchyRow
{
    /// <summary>The leaf; not empty.</summary>
    public required string LeafId { get; init; }

    /// <summary>The attributes by name.</summary>
    public required ImmutableDictionary<string, string> Attributes { get; init; }
}
