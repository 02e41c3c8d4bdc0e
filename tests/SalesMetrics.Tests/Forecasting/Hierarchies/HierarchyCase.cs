using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;
using SalesMetrics.Forecasting.Hierarchies;

namespace SalesMetrics.Tests.Forecasting.Hierarchies;

/// <summary>A random hierarchy of one or two trees, with forecasts that do not add up, past errors that go together, and histories.</summary>
public sealed class HierarchyCase
{
    public const int Horizon = 2;
    public const int Periods = 9;

    private readonly Random _random;

    private HierarchyCase(int seed, bool crossed)
    {
        _random = new Random(seed);
        var leaves = _random.Next(2, 9);
        var links = ImmutableArray.CreateBuilder<HierarchyLink>();
        AddTree(links, "", leaves, "g");
        if (crossed)
        {
            AddTree(links, "other", leaves, "h");
        }

        Links = links.ToImmutable();
        Hierarchy = ForecastHierarchy.FromParents(Links).Value!;
        var common = Enumerable.Range(0, Periods).Select(_ => Noise()).ToArray();
        Forecasts =
        [
            .. Hierarchy.Nodes.Select(node => NodeForecast.Create(
                node.Id,
                Enumerable.Range(0, Horizon).Select(_ => (20 * node.LeafCount) + (30 * Noise())),
                common.Select(shared => node.LeafCount * (shared + Noise())),
                Enumerable.Range(0, Periods).Select(_ => 1 + _random.NextDouble()))),
        ];
    }

    public ImmutableArray<HierarchyLink> Links { get; }

    public ForecastHierarchy Hierarchy { get; }

    public ImmutableArray<NodeForecast> Forecasts { get; }

    public HierarchyForecasts Matched => HierarchyForecasts.Create(Hierarchy, Horizon, Forecasts).Value;

    public static Gen<HierarchyCase> Any =>
        from seed in Gen.Choose(0, 1_000_000) from crossed in Gen.Elements(true, false) select new HierarchyCase(seed, crossed);

    public static Gen<HierarchyCase> AnyTree => from seed in Gen.Choose(0, 1_000_000) select new HierarchyCase(seed, crossed: false);

    /// <summary>The same forecasts with other means.</summary>
    public HierarchyForecasts With(Func<NodeForecast, int, IEnumerable<double>> means) => HierarchyForecasts.Create(
        Hierarchy, Horizon, Forecasts.Select((forecast, i) => NodeForecast.Create(forecast.NodeId, means(forecast, i), forecast.Errors, forecast.History))).Value;

    /// <summary>The matrix S, a row a node and a column a leaf, found from the lines alone.</summary>
    public Matrix<double> Summing()
    {
        var parents = Links.ToLookup(link => link.NodeId, link => (link.ParentId, link.TreeName), StringComparer.Ordinal);
        var leaves = Hierarchy.Nodes.Where(node => node.IsLeaf).Select(node => node.Id).ToArray();
        var matrix = Matrix<double>.Build.Dense(Hierarchy.Nodes.Length, leaves.Length);
        var rows = Hierarchy.Nodes.Select((node, i) => (node.Id, i)).ToDictionary(entry => entry.Id, entry => entry.i, StringComparer.Ordinal);
        for (var column = 0; column < leaves.Length; column++)
        {
            matrix[rows[leaves[column]], column] = 1;
            foreach (var tree in Links.Select(link => link.TreeName).Distinct(StringComparer.Ordinal))
            {
                for (var id = leaves[column]; id.Length > 0; id = parents[id].Single(parent => parent.TreeName == tree).ParentId)
                {
                    matrix[rows[id], column] = 1;
                }
            }
        }

        return matrix;
    }

    public double Noise() => Enumerable.Range(0, 12).Sum(_ => _random.NextDouble()) - 6;

    public override string ToString() => string.Join("; ", Links.Select(link => $"{link.TreeName}:{link.NodeId}<{link.ParentId}"));

    private void AddTree(ImmutableArray<HierarchyLink>.Builder links, string tree, int leaves, string prefix)
    {
        links.Add(new HierarchyLink("Total", "", tree));
        var groups = _random.Next(1, 4);
        var used = new SortedSet<int>();
        for (var leaf = 0; leaf < leaves; leaf++)
        {
            // Some leaves hang at the top itself, so that the tree is not balanced.
            var group = _random.Next(0, groups + 1);
            links.Add(new HierarchyLink($"leaf{leaf}", group == groups ? "Total" : $"{prefix}{group}", tree));
            if (group < groups)
            {
                used.Add(group);
            }
        }

        var half = _random.Next(0, 2) == 0;
        if (half && used.Count > 0)
        {
            links.Add(new HierarchyLink(prefix + "above", "Total", tree));
        }

        foreach (var group in used)
        {
            links.Add(new HierarchyLink($"{prefix}{group}", half ? prefix + "above" : "Total", tree));
        }
    }
}
