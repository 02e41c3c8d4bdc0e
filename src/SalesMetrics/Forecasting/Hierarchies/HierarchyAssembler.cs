namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Numbers the nodes of checked trees: sums by depth and id, then leaves by id.</summary>
internal static class HierarchyAssembler
{
    public static ForecastHierarchy Assemble(List<TreeDraft> drafts)
    {
        var firsts = new Dictionary<string, (TreeDraft Draft, int Place)>(StringComparer.Ordinal);
        var parents = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            for (var place = 0; place < draft.Ids.Count; place++)
            {
                firsts.TryAdd(draft.Ids[place], (draft, place));
                if (!parents.TryGetValue(draft.Ids[place], out var above))
                {
                    parents.Add(draft.Ids[place], above = []);
                }

                if (draft.Parents[place] >= 0)
                {
                    above.Add(draft.Ids[draft.Parents[place]]);
                }
            }
        }

        string[] order =
        [
            .. firsts
                .OrderBy(entry => entry.Value.Draft.IsLeaf(entry.Value.Place))
                .ThenBy(entry => entry.Value.Draft.IsLeaf(entry.Value.Place) ? 0 : entry.Value.Draft.Depths[entry.Value.Place])
                .ThenBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => entry.Key),
        ];
        var indexes = order.Select((id, index) => (id, index)).ToDictionary(entry => entry.id, entry => entry.index, StringComparer.Ordinal);
        var counts = drafts.ToDictionary(draft => draft, CountLeaves);
        var nodes = ImmutableArray.CreateRange(order.Select(id =>
        {
            var (draft, place) = firsts[id];
            return new HierarchyNode(id, draft.Depths[place], counts[draft][place], [.. parents[id]], [.. draft.Children(place)]);
        }));
        var trees = ImmutableArray.CreateRange(drafts.Select(draft => new HierarchyTree(
            draft.Name,
            [.. draft.Ids.Select(id => indexes[id])],
            [.. draft.Parents],
            [.. draft.Ids.Select(id => firsts[id].Draft == draft)])));
        return new ForecastHierarchy(nodes, order.Count(id => !firsts[id].Draft.IsLeaf(firsts[id].Place)), trees);
    }

    private static int[] CountLeaves(TreeDraft draft)
    {
        var counts = new int[draft.Ids.Count];
        for (var place = counts.Length - 1; place >= 0; place--)
        {
            counts[place] += draft.IsLeaf(place) ? 1 : 0;
            if (draft.Parents[place] >= 0)
            {
                counts[draft.Parents[place]] += counts[place];
            }
        }

        return counts;
    }
}
