namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>The forecasts of some nodes of a tree, the middle, are split among their leaves.</summary>
internal sealed class SplitRule : LeafRule
{
    private readonly HierarchyForecasts _forecasts;
    private readonly ForecastHierarchy _hierarchy;
    private readonly TopDownProportions _proportions;

    // The middle node of each leaf, and of each step the leaf's share of it; one row when all steps share it.
    private readonly int[] _middles;
    private readonly double[][] _shares;
    private readonly int _skipped;
    private readonly int _depth;

    public SplitRule(HierarchyForecasts forecasts, int depth, TopDownProportions proportions)
    {
        if (!forecasts.Hierarchy.IsTree)
        {
            throw new ArgumentException("Splitting from the top or the middle needs a single tree: where trees cross there is no one way down.", nameof(forecasts));
        }

        (_forecasts, _hierarchy, _proportions, _depth) = (forecasts, forecasts.Hierarchy, proportions, depth);
        var deepest = _hierarchy.Nodes.Max(node => node.Depth);
        if (depth < 0 || depth > deepest)
        {
            throw new ArgumentOutOfRangeException(nameof(depth), depth, Invariant($"The depth of the middle is 0 to {deepest}, that of the deepest node."));
        }

        _middles = Middles(depth);
        foreach (var middle in _middles.Distinct())
        {
            _ = Needed(middle);
        }

        if (proportions == TopDownProportions.Forecasts)
        {
            _shares = [.. Enumerable.Range(0, forecasts.Horizon).Select(ForecastShares)];
        }
        else
        {
            (var shares, _skipped) = PastShares();
            _shares = [shares];
        }
    }

    public override ImmutableArray<string> Notes => _skipped == 0
        ? []
        : [Invariant($"{_skipped} past sums were zero, of which no share is defined; they are left out of the averages.")];

    public override double[] Leaves(double[] forecasts, int step)
    {
        var shares = _shares[_shares.Length == 1 ? 0 : step];
        return [.. _middles.Select((middle, leaf) => forecasts[middle] * shares[leaf])];
    }

    public override string Reason(int node)
    {
        var own = _hierarchy.Nodes[node];
        if (node >= _hierarchy.AggregateCount && _middles[node - _hierarchy.AggregateCount] is var middle && middle != node)
        {
            var shares = _shares.Select(step => step[node - _hierarchy.AggregateCount]).ToArray();
            var percent = shares.Min() == shares.Max() ? Invariant($"{shares[0]:P1}") : Invariant($"{shares.Min():P1} to {shares.Max():P1}");
            return Invariant($"{percent} of '{_hierarchy.Nodes[middle].Id}'");
        }

        return own.Depth < _depth && !own.IsLeaf ? "the sum of its parts" : own.Depth > _depth ? "the sum of its parts' shares" : "its own forecast";
    }

    private int[] Middles(int depth)
    {
        var tree = _hierarchy.Trees[0];
        var middles = new int[_hierarchy.LeafCount];
        var byPlace = new int[tree.Length];
        for (var place = 0; place < tree.Length; place++)
        {
            var node = tree.Nodes[place];
            byPlace[place] = _hierarchy.Nodes[node].Depth <= depth ? node : byPlace[tree.Parents[place]];
            if (node >= _hierarchy.AggregateCount)
            {
                middles[node - _hierarchy.AggregateCount] = byPlace[place];
            }
        }

        return middles;
    }

    private (double[] Shares, int Skipped) PastShares()
    {
        var sums = _hierarchy.AggregateCount;
        var histories = new NodeForecast[_middles.Length];
        var periods = int.MaxValue;
        for (var leaf = 0; leaf < histories.Length; leaf++)
        {
            histories[leaf] = Needed(sums + leaf);
            periods = Math.Min(periods, histories[leaf].History.Length);
            if (periods == 0)
            {
                throw Missing(_forecasts, Invariant($"'{histories[leaf].NodeId}' has no history to take a share from."));
            }
        }

        var shares = new double[_middles.Length];
        var skipped = 0;
        foreach (var group in Enumerable.Range(0, shares.Length).GroupBy(leaf => _middles[leaf]))
        {
            int[] leaves = [.. group];
            if (leaves is [var only] && sums + only == group.Key)
            {
                shares[only] = 1;
                continue;
            }

            double Past(int leaf, int period) => histories[leaf].History[^(period + 1)];
            var totals = Enumerable.Range(0, periods).Select(period => leaves.Sum(leaf => Past(leaf, period))).ToArray();
            var used = totals.Count(total => total != 0);
            var whole = totals.Sum();
            if (_proportions == TopDownProportions.AverageOfProportions ? used == 0 : whole == 0)
            {
                throw Missing(_forecasts, Invariant($"The history below '{_hierarchy.Nodes[group.Key].Id}' adds up to zero: no share of it is defined."));
            }

            foreach (var leaf in leaves)
            {
                shares[leaf] = _proportions == TopDownProportions.AverageOfProportions
                    ? Enumerable.Range(0, periods).Where(period => totals[period] != 0).Sum(period => Past(leaf, period) / totals[period]) / used
                    : Enumerable.Range(0, periods).Sum(period => Past(leaf, period)) / whole;
            }

            skipped += _proportions == TopDownProportions.AverageOfProportions ? periods - used : 0;
        }

        return (shares, skipped);
    }

    private double[] ForecastShares(int step)
    {
        var tree = _hierarchy.Trees[0];
        var sums = new double[tree.Length];
        for (var place = 1; place < tree.Length; place++)
        {
            if (_hierarchy.Nodes[tree.Nodes[place]].Depth > _depth)
            {
                sums[tree.Parents[place]] += Needed(tree.Nodes[place]).Means[step];
            }
        }

        var shares = new double[tree.Length];
        var leaves = new double[_hierarchy.LeafCount];
        for (var place = 0; place < tree.Length; place++)
        {
            var node = tree.Nodes[place];
            shares[place] = 1;
            if (_hierarchy.Nodes[node].Depth > _depth)
            {
                var parent = tree.Parents[place];
                if (sums[parent] == 0)
                {
                    throw Missing(_forecasts, Invariant($"The parts of '{_hierarchy.Nodes[tree.Nodes[parent]].Id}' are forecast to add up to zero in step {step + 1}: no share is defined."));
                }

                shares[place] = shares[parent] * (Needed(node).Means[step] / sums[parent]);
            }

            if (node >= _hierarchy.AggregateCount)
            {
                leaves[node - _hierarchy.AggregateCount] = shares[place];
            }
        }

        return leaves;
    }

    private NodeForecast Needed(int node) => _forecasts.Of(node)
        ?? throw Missing(_forecasts, Invariant($"'{_hierarchy.Nodes[node].Id}' has no forecast, which this method needs."));

    private static ArgumentException Missing(HierarchyForecasts forecasts, string message) => new(message, nameof(forecasts));
}
