namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>A node of a hierarchy: a leaf, or the sum of others.</summary>
public sealed class HierarchyNode
{
    internal HierarchyNode(string id, int depth, int leafCount, ImmutableArray<string> parentIds, ImmutableArray<string> childIds)
    {
        Id = id;
        Depth = depth;
        LeafCount = leafCount;
        ParentIds = parentIds;
        ChildIds = childIds;
    }

    /// <summary>Its name, unique in the hierarchy.</summary>
    public string Id { get; }

    /// <summary>How many steps below the top it is, in the first tree that holds it; 0 for the top.</summary>
    public int Depth { get; }

    /// <summary>How many leaves it adds up; 1 for a leaf.</summary>
    public int LeafCount { get; }

    /// <summary>The node above it in each tree that holds it, in the order of the trees; empty for a top.</summary>
    public ImmutableArray<string> ParentIds { get; }

    /// <summary>Its parts in the first tree that holds it, by id; empty for a leaf.</summary>
    public ImmutableArray<string> ChildIds { get; }

    /// <summary>Whether nothing is below it.</summary>
    public bool IsLeaf => ChildIds.IsEmpty;
}
