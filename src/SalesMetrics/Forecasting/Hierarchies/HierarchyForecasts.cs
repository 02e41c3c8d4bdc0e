namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Forecasts made node by node, matched with a hierarchy. They need not add up yet, and not every node needs one.</summary>
public sealed class HierarchyForecasts
{
    private readonly ImmutableArray<NodeForecast?> _byNode;

    private HierarchyForecasts(ForecastHierarchy hierarchy, int horizon, ImmutableArray<NodeForecast?> byNode)
    {
        Hierarchy = hierarchy;
        Horizon = horizon;
        _byNode = byNode;
    }

    /// <summary>The hierarchy.</summary>
    public ForecastHierarchy Hierarchy { get; }

    /// <summary>The number of periods of every forecast.</summary>
    public int Horizon { get; }

    /// <summary>Matches forecasts with nodes.</summary>
    /// <param name="hierarchy">The hierarchy.</param>
    /// <param name="horizon">How many periods every forecast has; at least 1.</param>
    /// <param name="forecasts">The forecasts, in any order.</param>
    /// <returns>The forecasts that fit; issues <c>unknown-node</c>, <c>duplicate-forecast</c> (the first one counts) and
    /// <c>other-horizon</c> say which do not.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is out of its range.</exception>
    public static Checked<HierarchyForecasts> Create(ForecastHierarchy hierarchy, int horizon, IEnumerable<NodeForecast> forecasts)
    {
        ArgumentNullException.ThrowIfNull(hierarchy);
        ArgumentNullException.ThrowIfNull(forecasts);
        Forecast.CheckHorizon(horizon);
        var byNode = new NodeForecast?[hierarchy.Nodes.Length];
        var issues = new List<Issue>();
        foreach (var forecast in forecasts)
        {
            ArgumentNullException.ThrowIfNull(forecast, nameof(forecasts));
            if (!hierarchy.TryGetIndex(forecast.NodeId, out var index))
            {
                issues.Add(Issue.Rejected(
                    "unknown-node", "", forecast.NodeId, Invariant($"'{forecast.NodeId}' is forecast but not in the hierarchy."), "Add it to the hierarchy or remove it."));
            }
            else if (forecast.Means.Length != horizon)
            {
                issues.Add(Issue.Rejected(
                    "other-horizon",
                    "",
                    forecast.NodeId,
                    Invariant($"'{forecast.NodeId}' is forecast for {forecast.Means.Length} periods instead of {horizon}."),
                    "Forecast all nodes for the same periods."));
            }
            else if (byNode[index] is not null)
            {
                issues.Add(Issue.Rejected(
                    "duplicate-forecast", "", forecast.NodeId, Invariant($"'{forecast.NodeId}' is forecast twice."), "Keep one forecast a node."));
            }
            else
            {
                byNode[index] = forecast;
            }
        }

        return new Checked<HierarchyForecasts>(new HierarchyForecasts(hierarchy, horizon, ImmutableArray.Create(byNode)), [.. issues]);
    }

    /// <summary>The forecast of a node; null when it has none or is not in the hierarchy.</summary>
    public NodeForecast? Find(string nodeId)
    {
        ArgumentNullException.ThrowIfNull(nodeId);
        return Hierarchy.TryGetIndex(nodeId, out var index) ? _byNode[index] : null;
    }

    internal NodeForecast? Of(int node) => _byNode[node];

    /// <summary>The means of one step by node, 0 where there is no forecast.</summary>
    internal double[] Means(int step) => [.. _byNode.Select(forecast => forecast?.Means[step] ?? 0)];
}
