namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>One way of adding the leaves up. Places run from the top down, parents before their parts.</summary>
/// <param name="name">The tree's name.</param>
/// <param name="nodes">The node at each place: its index in the hierarchy.</param>
/// <param name="parents">The place of the parent; -1 for the top, which is at place 0.</param>
/// <param name="isOwner">Whether this is the first tree to hold the node, so that its forecast counts once.</param>
internal sealed class HierarchyTree(string name, ImmutableArray<int> nodes, ImmutableArray<int> parents, ImmutableArray<bool> isOwner)
{
    public string Name { get; } = name;

    public ImmutableArray<int> Nodes { get; } = nodes;

    public ImmutableArray<int> Parents { get; } = parents;

    public ImmutableArray<bool> IsOwner { get; } = isOwner;

    public int Length => Nodes.Length;
}
