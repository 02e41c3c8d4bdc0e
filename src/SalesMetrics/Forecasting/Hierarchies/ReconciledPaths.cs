namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Possible futures of all nodes at once, which add up path by path, so that every sum has the quantiles of a sum.</summary>
public sealed class ReconciledPaths
{
    private readonly ForecastHierarchy _hierarchy;

    // By leaf, then path, then step.
    private readonly ImmutableArray<ImmutableArray<double>> _leaves;

    internal ReconciledPaths(ForecastHierarchy hierarchy, int horizon, ImmutableArray<ImmutableArray<double>> leaves, string origin)
    {
        (_hierarchy, _leaves) = (hierarchy, leaves);
        Horizon = horizon;
        Origin = origin;
    }

    /// <summary>The number of periods of each path.</summary>
    public int Horizon { get; }

    /// <summary>The number of paths.</summary>
    public int Count => _leaves[0].Length / Horizon;

    /// <summary>What the paths were made of, in a sentence.</summary>
    public string Origin { get; }

    /// <summary>The paths of a node: path <c>i</c> of a sum is the sum of the paths <c>i</c> of its parts, exactly.</summary>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public SamplePaths Of(string nodeId)
    {
        ArgumentNullException.ThrowIfNull(nodeId);
        if (!_hierarchy.TryGetIndex(nodeId, out var index))
        {
            throw new ArgumentException(Invariant($"'{nodeId}' is no node of the hierarchy."), nameof(nodeId));
        }

        var mark = new double[_hierarchy.Nodes.Length];
        mark[index] = 1;
        var below = new double[_leaves.Length];
        _hierarchy.PassDown(mark, below);
        var sums = new double[_leaves[0].Length];
        for (var leaf = 0; leaf < below.Length; leaf++)
        {
            for (var i = 0; below[leaf] > 0 && i < sums.Length; i++)
            {
                sums[i] += _leaves[leaf][i];
            }
        }

        return new SamplePaths(Horizon, ImmutableArray.Create(sums));
    }

    /// <summary>The range that holds a stated share of a node's paths in one step, the rest equally above and below.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="step">From 1 to <see cref="Horizon"/>.</param>
    /// <param name="level">Above 0 and below 1, such as 0.8.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public PredictionInterval Interval(string nodeId, int step, double level)
    {
        Forecast.CheckLevels([level]);
        var paths = Of(nodeId);
        return new PredictionInterval(
            level, paths.QuantileOfSum(step, step, (1 - level) / 2), paths.QuantileOfSum(step, step, (1 + level) / 2));
    }
}
