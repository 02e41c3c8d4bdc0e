namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>What adds up to what: reps to teams to regions to the company, or the same leaves added up in several ways.</summary>
/// <remarks>
/// <para>A hierarchy is one tree or several over the same leaves. Several make groupings that cross, such as sales by rep and product added up
/// by region and by product family. A node in two trees, as the company usually is, adds up the same leaves in both.</para>
/// <para>Nodes are held in an order of their own (sums from the top down, then leaves by id), so that the order of the input changes no
/// result.</para>
/// <para>Two hierarchies are equal only when they are the same object.</para>
/// </remarks>
public sealed class ForecastHierarchy
{
    /// <summary>The most lines a hierarchy may be made from.</summary>
    public const int MaxLinks = 5_000_000;

    private readonly ImmutableDictionary<string, int> _indexes;

    internal ForecastHierarchy(ImmutableArray<HierarchyNode> nodes, int aggregateCount, ImmutableArray<HierarchyTree> trees)
    {
        Nodes = nodes;
        AggregateCount = aggregateCount;
        Trees = trees;
        _indexes = nodes.Select((node, index) => KeyValuePair.Create(node.Id, index)).ToImmutableDictionary(StringComparer.Ordinal);
    }

    /// <summary>All nodes: sums first, by depth and id, then leaves by id.</summary>
    public ImmutableArray<HierarchyNode> Nodes { get; }

    /// <summary>The names of the trees, in ordinal order; one empty name unless several ways of adding up were given.</summary>
    public ImmutableArray<string> TreeNames => ImmutableArray.CreateRange(Trees, tree => tree.Name);

    /// <summary>How many leaves there are; at least 1.</summary>
    public int LeafCount => Nodes.Length - AggregateCount;

    /// <summary>Whether there is only one way of adding up.</summary>
    public bool IsTree => Trees.Length == 1;

    internal int AggregateCount { get; }

    internal ImmutableArray<HierarchyTree> Trees { get; }

    /// <summary>Makes a hierarchy from nodes and their parents.</summary>
    /// <param name="links">A line for each node of each tree, the top's with an empty parent; in any order.</param>
    /// <returns>
    /// The hierarchy; null when an issue stands in the way: <c>empty</c>, <c>missing-id</c>, <c>duplicate-node</c>, <c>two-parents</c>,
    /// <c>unknown-parent</c> (an orphan), <c>no-top</c>, <c>several-tops</c>, <c>cycle</c>, and with several trees <c>unknown-leaf</c>,
    /// <c>missing-leaf</c> or <c>unlike-sums</c> (a node adds up other leaves in one tree than in another).
    /// </returns>
    /// <exception cref="ArgumentException">There are more than <see cref="MaxLinks"/> lines, or one is null.</exception>
    public static Checked<ForecastHierarchy?> FromParents(IEnumerable<HierarchyLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        ImmutableArray<HierarchyLink> all = [.. links.Take(MaxLinks + 1)];
        if (all.Length > MaxLinks || all.Contains(null!))
        {
            throw new ArgumentException(Invariant($"A hierarchy is made from at most {MaxLinks} lines, none of them null."), nameof(links));
        }

        return new HierarchyBuilder().Build(all);
    }

    /// <summary>Makes a hierarchy from leaves with attributes: a tree for each grouping.</summary>
    /// <remarks>
    /// A node below the top is named by its values from the top down, joined by a slash: the grouping region, team gives <c>North</c> and
    /// <c>North/Red</c>. Groupings that begin alike share those nodes.
    /// </remarks>
    /// <param name="rows">The leaves.</param>
    /// <param name="groupings">The attributes of each tree, the highest first; at least one tree. A tree without attributes is the top over the leaves.</param>
    /// <param name="topId">The name of the sum of all leaves.</param>
    /// <returns>The hierarchy; null when an issue stands in the way: those of <see cref="FromParents"/>, <c>missing-attribute</c>, or
    /// <c>name-taken</c> (two different nodes would have one name).</returns>
    /// <exception cref="ArgumentException">There is no grouping, a row or grouping is null, or the name of the top is empty.</exception>
    public static Checked<ForecastHierarchy?> FromAttributes(
        IEnumerable<HierarchyRow> rows, ImmutableArray<ImmutableArray<string>> groupings, string topId = "Total")
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentException.ThrowIfNullOrEmpty(topId);
        if (groupings.IsDefaultOrEmpty || groupings.Any(grouping => grouping.IsDefault))
        {
            throw new ArgumentException("Give at least one grouping; an empty one is the top over the leaves.", nameof(groupings));
        }

        ImmutableArray<HierarchyRow> all = [.. rows.Take(MaxLinks + 1)];
        if ((long)all.Length * groupings.Length > MaxLinks || all.Contains(null!))
        {
            throw new ArgumentException(Invariant($"A hierarchy is made from at most {MaxLinks} lines, none of them null."), nameof(rows));
        }

        return new AttributeLinks(groupings, topId).Build(all);
    }

    /// <summary>The node of a name; null when there is none.</summary>
    public HierarchyNode? Find(string nodeId)
    {
        ArgumentNullException.ThrowIfNull(nodeId);
        return _indexes.TryGetValue(nodeId, out var index) ? Nodes[index] : null;
    }

    internal bool TryGetIndex(string nodeId, out int index) => _indexes.TryGetValue(nodeId, out index);

    /// <summary>Adds leaves up to all nodes.</summary>
    /// <param name="leaves">A value a leaf.</param>
    /// <param name="nodes">Becomes a value a node.</param>
    internal void Sum(ReadOnlySpan<double> leaves, Span<double> nodes)
    {
        foreach (var tree in Trees)
        {
            var sums = new double[tree.Length];
            for (var place = tree.Length - 1; place >= 0; place--)
            {
                var node = tree.Nodes[place];
                if (node >= AggregateCount)
                {
                    sums[place] = leaves[node - AggregateCount];
                }

                if (tree.Parents[place] >= 0)
                {
                    sums[tree.Parents[place]] += sums[place];
                }

                if (tree.IsOwner[place])
                {
                    nodes[node] = sums[place];
                }
            }
        }
    }

    /// <summary>The transpose of <see cref="Sum"/>: gives each leaf what the nodes above it, and itself, have.</summary>
    internal void PassDown(ReadOnlySpan<double> nodes, Span<double> leaves)
    {
        leaves.Clear();
        foreach (var tree in Trees)
        {
            var carried = new double[tree.Length];
            for (var place = 0; place < tree.Length; place++)
            {
                var node = tree.Nodes[place];
                carried[place] = (tree.Parents[place] < 0 ? 0 : carried[tree.Parents[place]]) + (tree.IsOwner[place] ? nodes[node] : 0);
                if (node >= AggregateCount)
                {
                    leaves[node - AggregateCount] += carried[place];
                }
            }
        }
    }
}
