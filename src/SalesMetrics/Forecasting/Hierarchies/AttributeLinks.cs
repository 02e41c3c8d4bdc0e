namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Turns leaves with attributes into nodes with parents. Working memory of one hierarchy.</summary>
internal sealed class AttributeLinks(ImmutableArray<ImmutableArray<string>> groupings, string topId)
{
    private readonly List<Issue> _issues = [];
    private readonly List<HierarchyLink> _links = [];

    // What each name stands for: the attributes and values that lead to it, in a form that no value can counterfeit.
    private readonly Dictionary<string, string> _meanings = new(StringComparer.Ordinal);
    private readonly HashSet<(string Tree, string Id)> _made = [];

    public Checked<ForecastHierarchy?> Build(ImmutableArray<HierarchyRow> rows)
    {
        _meanings.Add(topId, "top");
        foreach (var row in rows)
        {
            Name(row.LeafId, "leaf", row.LeafId);
        }

        for (var i = 0; i < groupings.Length; i++)
        {
            // Numbered, so that two equal groupings are told as such and the first one stays the first tree.
            var tree = Invariant($"{i + 1:D3} {string.Join('/', groupings[i])}").TrimEnd();
            if (!rows.IsEmpty)
            {
                _links.Add(new HierarchyLink(topId, "", tree));
            }

            foreach (var row in rows)
            {
                AddRow(row, groupings[i], tree);
            }
        }

        return _issues.Count > 0 ? new Checked<ForecastHierarchy?>(null, [.. _issues]) : new HierarchyBuilder().Build([.. _links]);
    }

    private void AddRow(HierarchyRow row, ImmutableArray<string> grouping, string tree)
    {
        var (parent, meaning) = (topId, "");
        foreach (var attribute in grouping)
        {
            if (!row.Attributes.TryGetValue(attribute, out var value) || string.IsNullOrEmpty(value))
            {
                _issues.Add(Issue.Rejected(
                    "missing-attribute", attribute, row.LeafId, Invariant($"'{row.LeafId}' has no {attribute}."), "Fill it in, if only with a word for none."));
                return;
            }

            var id = meaning.Length == 0 ? value : parent + "/" + value;
            meaning += Invariant($"{attribute.Length}:{attribute}={value.Length}:{value};");
            if (!Name(id, meaning, row.LeafId))
            {
                return;
            }

            if (_made.Add((tree, id)))
            {
                _links.Add(new HierarchyLink(id, parent, tree));
            }

            parent = id;
        }

        _links.Add(new HierarchyLink(row.LeafId, parent, tree));
    }

    private bool Name(string id, string meaning, string leafId)
    {
        if (_meanings.TryAdd(id, meaning) || string.Equals(_meanings[id], meaning, StringComparison.Ordinal))
        {
            return true;
        }

        _issues.Add(Issue.Rejected(
            "name-taken", "", id, Invariant($"'{id}', needed for '{leafId}', is the name of another node already."), "Rename one of the two values."));
        return false;
    }
}
