namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>A tree by names: nodes breadth first from the top, brothers by id.</summary>
internal sealed class TreeDraft
{
    private readonly List<int> _firstChildren = [];
    private readonly List<int> _childCounts = [];

    private TreeDraft(string name) => Name = name;

    public string Name { get; }

    public List<string> Ids { get; } = [];

    /// <summary>The place of each node's parent; -1 for the top.</summary>
    public List<int> Parents { get; } = [];

    public List<int> Depths { get; } = [];

    public IEnumerable<string> Leaves => Ids.Where((_, place) => IsLeaf(place));

    public static TreeDraft Create(string name, string top, Dictionary<string, List<string>> children)
    {
        var draft = new TreeDraft(name);
        draft.Ids.Add(top);
        draft.Parents.Add(-1);
        draft.Depths.Add(0);
        for (var place = 0; place < draft.Ids.Count; place++)
        {
            var parts = children.GetValueOrDefault(draft.Ids[place]) ?? [];
            draft._firstChildren.Add(draft.Ids.Count);
            draft._childCounts.Add(parts.Count);
            foreach (var part in parts)
            {
                draft.Ids.Add(part);
                draft.Parents.Add(place);
                draft.Depths.Add(draft.Depths[place] + 1);
            }
        }

        return draft;
    }

    public bool IsLeaf(int place) => _childCounts[place] == 0;

    public IEnumerable<string> Children(int place) => Ids[_firstChildren[place]..(_firstChildren[place] + _childCounts[place])];

    public HashSet<string> LeavesBelow(int place)
    {
        var below = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<int>([place]);
        while (open.TryPop(out var next))
        {
            if (IsLeaf(next))
            {
                below.Add(Ids[next]);
            }

            for (var i = 0; i < _childCounts[next]; i++)
            {
                open.Push(_firstChildren[next] + i);
            }
        }

        return below;
    }
}
