namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>One line of a hierarchy: a node and the node that it is a part of.</summary>
/// <param name="NodeId">The node; not empty.</param>
/// <param name="ParentId">The node above it, which has a line of its own; empty for the top.</param>
/// <param name="TreeName">
/// Which tree the line belongs to, when the same leaves are added up in several ways; the default, an empty name, is a tree like any other.
/// </param>
public sealed record HierarchyLink(string NodeId, string ParentId, string TreeName = "");
