namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Checks the lines of a hierarchy and puts them together. Working memory of one hierarchy.</summary>
internal sealed class HierarchyBuilder
{
    private readonly List<Issue> _issues = [];

    public Checked<ForecastHierarchy?> Build(ImmutableArray<HierarchyLink> links)
    {
        if (links.IsEmpty)
        {
            Add("empty", "", "The hierarchy has no lines.", "Give a line for each node, the top's with an empty parent.");
        }

        var drafts = new List<TreeDraft>();
        foreach (var tree in links.GroupBy(link => link.TreeName, StringComparer.Ordinal).OrderBy(tree => tree.Key, StringComparer.Ordinal))
        {
            if (Draft(tree.Key, tree) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        if (_issues.Count == 0)
        {
            CompareLeaves(drafts);
        }

        return _issues.Count > 0
            ? new Checked<ForecastHierarchy?>(null, [.. _issues])
            : new Checked<ForecastHierarchy?>(HierarchyAssembler.Assemble(drafts), []);
    }

    private TreeDraft? Draft(string name, IEnumerable<HierarchyLink> links)
    {
        var found = _issues.Count;
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        var tree = name.Length == 0 ? "" : Invariant($" of the tree '{name}'");
        foreach (var link in links)
        {
            if (string.IsNullOrEmpty(link.NodeId) || link.ParentId is null)
            {
                Add("missing-id", "", Invariant($"A line{tree} names no node."), "Fill in the name, and the node above it or an empty text for the top.");
            }
            else if (parents.TryGetValue(link.NodeId, out var other))
            {
                if (string.Equals(other, link.ParentId, StringComparison.Ordinal))
                {
                    Add("duplicate-node", link.NodeId, Invariant($"'{link.NodeId}'{tree} is listed twice."), "Remove one of the lines.");
                }
                else
                {
                    Add(
                        "two-parents",
                        link.NodeId,
                        Invariant($"'{link.NodeId}'{tree} is below both '{other}' and '{link.ParentId}'."),
                        "Keep one of them, or give the other one in a tree of another name.");
                }
            }
            else
            {
                parents.Add(link.NodeId, link.ParentId);
            }
        }

        var tops = new List<string>();
        var children = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (node, parent) in parents.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (parent.Length == 0)
            {
                tops.Add(node);
            }
            else if (!parents.ContainsKey(parent))
            {
                Add("unknown-parent", node, Invariant($"'{node}'{tree} is below '{parent}', which has no line."), "Add a line for it, with an empty parent if it is the top.");
            }
            else if (children.TryGetValue(parent, out var parts))
            {
                parts.Add(node);
            }
            else
            {
                children.Add(parent, [node]);
            }
        }

        CheckTops(tops, parents, tree);
        if (_issues.Count > found)
        {
            return null;
        }

        var draft = TreeDraft.Create(name, tops[0], children);
        if (draft.Ids.Count < parents.Count)
        {
            // Every node has a parent that is there and there is one top, so what the top does not reach hangs on itself.
            var node = Cycle(parents, draft.Ids);
            Add("cycle", node, Invariant($"'{node}'{tree} is below itself."), "Correct the parent of one of the nodes in the circle.");
            return null;
        }

        return draft;
    }

    private void CheckTops(List<string> tops, Dictionary<string, string> parents, string tree)
    {
        if (tops.Count > 1)
        {
            Add(
                "several-tops",
                tops[1],
                Invariant($"'{tops[0]}' and '{tops[1]}'{tree} both have nothing above them."),
                "Put one node above all others; only its parent is empty.");
        }
        else if (tops.Count == 0 && parents.Count > 0)
        {
            Add("no-top", "", Invariant($"No node{tree} is without a node above it."), "Give the top a line with an empty parent.");
        }
    }

    private static string Cycle(Dictionary<string, string> parents, List<string> reached)
    {
        var fine = reached.ToHashSet(StringComparer.Ordinal);
        var node = parents.Keys.Where(id => !fine.Contains(id)).Order(StringComparer.Ordinal).First();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(node))
        {
            node = parents[node];
        }

        return node;
    }

    private void CompareLeaves(List<TreeDraft> drafts)
    {
        var leaves = drafts[0].Leaves.ToHashSet(StringComparer.Ordinal);
        for (var i = 1; i < drafts.Count; i++)
        {
            var others = drafts[i].Leaves.ToHashSet(StringComparer.Ordinal);
            foreach (var leaf in drafts[i].Leaves.Where(leaf => !leaves.Contains(leaf)))
            {
                Add(
                    "unknown-leaf",
                    leaf,
                    Invariant($"'{leaf}' has nothing below it in the tree '{drafts[i].Name}' but is no leaf of the tree '{drafts[0].Name}'."),
                    "All trees add up the same leaves.");
            }

            foreach (var leaf in drafts[0].Leaves.Where(leaf => !others.Contains(leaf)))
            {
                Add("missing-leaf", leaf, Invariant($"The leaf '{leaf}' is not in the tree '{drafts[i].Name}'."), "Put it below a node of that tree.");
            }
        }

        if (_issues.Count == 0)
        {
            CompareSums(drafts);
        }
    }

    private void CompareSums(List<TreeDraft> drafts)
    {
        var known = new Dictionary<string, (TreeDraft Draft, int Place)>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            for (var place = 0; place < draft.Ids.Count; place++)
            {
                var id = draft.Ids[place];
                if (known.TryAdd(id, (draft, place)) || draft.IsLeaf(place))
                {
                    continue;
                }

                var (first, there) = known[id];
                if (!first.LeavesBelow(there).SetEquals(draft.LeavesBelow(place)))
                {
                    Add(
                        "unlike-sums",
                        id,
                        Invariant($"'{id}' adds up other leaves in the tree '{draft.Name}' than in the tree '{first.Name}'."),
                        "Give the two sums different names.");
                }
            }
        }
    }

    private void Add(string code, string value, string message, string advice) => _issues.Add(Issue.Rejected(code, "", value, message, advice));
}
