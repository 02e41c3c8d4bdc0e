using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Draws futures of all nodes that go together and makes them add up.</summary>
internal static class JointPaths
{
    public static ReconciledPaths Draw(HierarchyForecasts forecasts, LeafRule rule, int count, long seed)
    {
        var hierarchy = forecasts.Hierarchy;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if ((double)count * forecasts.Horizon * hierarchy.Nodes.Length > SamplePaths.MaxValues)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count),
                count,
                Invariant($"{count} paths of {forecasts.Horizon} steps and {hierarchy.Nodes.Length} nodes are more than {SamplePaths.MaxValues} values."));
        }

        int[] given = [.. Enumerable.Range(0, hierarchy.Nodes.Length).Where(i => forecasts.Of(i) is not null)];
        var periods = given.Min(i => forecasts.Of(i)!.Errors.Length);
        var drawn = given.Min(i => forecasts.Of(i)!.Paths?.Count ?? 0);
        if (drawn == 0 && periods == 0)
        {
            throw new InvalidOperationException("Neither paths nor past errors are known of every forecast: give one or the other.");
        }

        var random = new NormalStream(seed);
        var (source, origin) = drawn > 0
            ? FromPaths(forecasts, given, Math.Min(count, drawn), periods, ref random)
            : FromErrors(forecasts, given, count, periods, ref random);
        count = drawn > 0 ? Math.Min(count, drawn) : count;
        return new ReconciledPaths(hierarchy, forecasts.Horizon, Reconcile(forecasts, rule, count, source), origin);
    }

    private static ImmutableArray<ImmutableArray<double>> Reconcile(HierarchyForecasts forecasts, LeafRule rule, int count, Func<int, int, int, double> source)
    {
        var hierarchy = forecasts.Hierarchy;
        var values = new double[hierarchy.LeafCount][];
        for (var leaf = 0; leaf < values.Length; leaf++)
        {
            values[leaf] = new double[count * forecasts.Horizon];
        }

        var nodes = new double[hierarchy.Nodes.Length];
        for (var path = 0; path < count; path++)
        {
            for (var step = 0; step < forecasts.Horizon; step++)
            {
                for (var i = 0; i < nodes.Length; i++)
                {
                    nodes[i] = forecasts.Of(i) is null ? 0 : source(i, path, step);
                }

                var leaves = rule.Leaves(nodes, step);
                ExactGrid.Round(leaves);
                for (var leaf = 0; leaf < leaves.Length; leaf++)
                {
                    values[leaf][(path * forecasts.Horizon) + step] = leaves[leaf];
                }
            }
        }

        return [.. values.Select(leaf => ImmutableArray.Create(leaf))];
    }

    /// <summary>Which past errors are drawn for each path and step, counted back from the last, from 1: the same for all nodes.</summary>
    private static int[] DrawPeriods(int length, int periods, ref NormalStream random)
    {
        var back = new int[length];
        foreach (ref var period in back.AsSpan())
        {
            period = 1 + (int)(random.Uniform() * periods);
        }

        return back;
    }

    private static (Func<int, int, int, double> Source, string Origin) FromErrors(
        HierarchyForecasts forecasts, int[] given, int count, int periods, ref NormalStream random)
    {
        var horizon = forecasts.Horizon;
        var back = DrawPeriods(count * horizon, periods, ref random);
        return (
            (node, path, step) => forecasts.Of(node)!.Means[step] + forecasts.Of(node)!.Errors[^back[(path * horizon) + step]],
            Invariant($"means plus past one-step errors of {periods} periods, drawn for {given.Length} nodes together"));
    }

    private static (Func<int, int, int, double> Source, string Origin) FromPaths(
        HierarchyForecasts forecasts, int[] given, int count, int periods, ref NormalStream random)
    {
        if (periods < ErrorStructureCalculator.MinErrors)
        {
            return (
                (node, path, step) => forecasts.Of(node)!.Paths!.Path(path)[step],
                Invariant($"{count} paths of each of {given.Length} models, taken to be independent: {periods} past errors are too few to tell"));
        }

        var horizon = forecasts.Horizon;
        var back = DrawPeriods(count * horizon, periods, ref random);
        var arranged = new double[forecasts.Hierarchy.Nodes.Length][];
        foreach (var node in given)
        {
            arranged[node] = PathRanking.Arrange(forecasts.Of(node)!, count, back, periods, ref random);
        }

        return (
            (node, path, step) => arranged[node][(path * horizon) + step],
            Invariant($"{count} paths of each of {given.Length} models, ranked like past errors of {periods} periods"));
    }
}
