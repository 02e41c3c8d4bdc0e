using SalesMetrics.Forecasting.Hierarchies;
using SalesMetrics.Series;

namespace SalesMetrics.Cli.Input;

/// <summary>Series whose names hold the levels they belong to, and the sums of them.</summary>
internal sealed class SeriesTree
{
    private const string Top = "Total";

    private SeriesTree(ForecastHierarchy hierarchy, ImmutableArray<TimeSeries> series)
    {
        Hierarchy = hierarchy;
        Series = series;
    }

    public ForecastHierarchy Hierarchy { get; }

    /// <summary>A series a node, in the order of the hierarchy.</summary>
    public ImmutableArray<TimeSeries> Series { get; }

    /// <summary>Adds series up by the levels of their names. All end with the same period; one that begins later counts as zero before.</summary>
    public static SeriesTree Of(ImmutableArray<TimeSeries> leaves, string separator)
    {
        if (separator.Length == 0)
        {
            throw new UsageException("--separator is empty: give what stands between the levels of an id, such as /.");
        }

        var byId = leaves.ToDictionary(leaf => leaf.Id, StringComparer.Ordinal);
        var links = leaves.SelectMany(leaf => Links(leaf.Id, separator)).Append(new HierarchyLink(Top, "")).Distinct();
        var found = ForecastHierarchy.FromParents(links);
        if (found.Value is not { } hierarchy)
        {
            throw new UsageException(string.Join(Environment.NewLine, found.Issues));
        }

        if (hierarchy.Nodes.FirstOrDefault(node => !node.IsLeaf && byId.ContainsKey(node.Id)) is { } both)
        {
            throw new UsageException(Invariant($"'{both.Id}' has values of its own and parts, such as '{both.ChildIds[0]}': give values of the parts only."));
        }

        var sums = new Dictionary<string, TimeSeries>(byId, StringComparer.Ordinal);

        // Parts stand after their sums.
        foreach (var node in hierarchy.Nodes.Where(node => !node.IsLeaf).OrderByDescending(node => node.Depth))
        {
            sums.Add(node.Id, Sum(node.Id, [.. node.ChildIds.Select(child => sums[child])]));
        }

        return new(hierarchy, [.. hierarchy.Nodes.Select(node => sums[node.Id])]);
    }

    private static IEnumerable<HierarchyLink> Links(string id, string separator)
    {
        var end = id.Length;
        while (end >= 0)
        {
            var node = id[..end];
            var before = end == 0 ? -1 : node.LastIndexOf(separator, StringComparison.Ordinal);
            yield return new HierarchyLink(node, before < 0 ? Top : node[..before]);
            end = before;
        }
    }

    private static TimeSeries Sum(string id, ImmutableArray<TimeSeries> parts)
    {
        var values = new double[parts.Max(part => part.Length)];
        foreach (var part in parts)
        {
            var start = values.Length - part.Length;
            for (var i = 0; i < part.Length; i++)
            {
                values[start + i] += part.Values[i];
            }
        }

        return TimeSeries.Create(id, values, parts[0].SeasonLength);
    }
}
