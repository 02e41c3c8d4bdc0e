namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>The leaves are what they are forecast to be; never below zero, if asked for.</summary>
internal sealed class BottomUpRule : LeafRule
{
    private readonly ForecastHierarchy _hierarchy;
    private readonly bool _isNonNegative;

    public BottomUpRule(HierarchyForecasts forecasts, bool isNonNegative)
    {
        (_hierarchy, _isNonNegative) = (forecasts.Hierarchy, isNonNegative);
        for (var i = _hierarchy.AggregateCount; i < _hierarchy.Nodes.Length; i++)
        {
            if (forecasts.Of(i) is null)
            {
                throw new ArgumentException(Invariant($"The leaf '{_hierarchy.Nodes[i].Id}' has no forecast: bottom-up needs one for every leaf."), nameof(forecasts));
            }
        }
    }

    public override double[] Leaves(double[] forecasts, int step) =>
        [.. forecasts.Skip(_hierarchy.AggregateCount).Select(leaf => _isNonNegative ? Math.Max(0, leaf) : leaf)];

    public override string Reason(int node) => node < _hierarchy.AggregateCount
        ? Invariant($"the sum of its {_hierarchy.Nodes[node].LeafCount} leaves")
        : _isNonNegative ? "its own forecast, or zero if that is below" : "its own forecast";
}
