namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Weighted least squares on any hierarchy: directly on a tree, by conjugate gradients where trees cross.</summary>
/// <remarks>
/// With several trees, the first one alone is solved directly and used as the preconditioner. What the others add has the rank of their sums,
/// so that the steps needed are at most those, and few in practice. Nothing is ever held as a dense matrix.
/// </remarks>
internal sealed class WeightedProjection
{
    // The energy of the error beside that of the forecasts; rounding leaves some 1e-32.
    private const double Tolerance = 1e-26;

    private readonly ForecastHierarchy _hierarchy;
    private readonly double[] _variances;
    private readonly TreeWeights _first;
    private readonly int _maxIterations;

    public WeightedProjection(ForecastHierarchy hierarchy, double[] variances, bool[]? isZero, int maxIterations)
    {
        (_hierarchy, _variances, _maxIterations) = (hierarchy, variances, maxIterations);
        _first = new TreeWeights(hierarchy.Trees[0], hierarchy.AggregateCount, variances, isZero);
    }

    /// <summary>Whether a search ran into its limit.</summary>
    public bool HitLimit { get; private set; }

    /// <summary>The most steps that a search took.</summary>
    public int Iterations { get; private set; }

    /// <summary>Finds the leaves whose sums are nearest to forecasts, weighted by one over the variances.</summary>
    public double[] Leaves(ReadOnlySpan<double> forecasts)
    {
        var leaves = new double[_hierarchy.LeafCount];
        _first.Solve(forecasts, leaves);
        if (!_hierarchy.IsTree)
        {
            Improve(forecasts, leaves);
        }

        return leaves;
    }

    /// <summary>The leaves' sums.</summary>
    public double[] Nodes(ReadOnlySpan<double> leaves)
    {
        var nodes = new double[_hierarchy.Nodes.Length];
        _hierarchy.Sum(leaves, nodes);
        return nodes;
    }

    /// <summary>One over the variances, times a vector by node, passed down to the leaves.</summary>
    public double[] Weighted(ReadOnlySpan<double> nodes)
    {
        var weighted = new double[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            weighted[i] = nodes[i] / _variances[i];
        }

        var leaves = new double[_hierarchy.LeafCount];
        _hierarchy.PassDown(weighted, leaves);
        return leaves;
    }

    private void Improve(ReadOnlySpan<double> forecasts, double[] leaves)
    {
        var residual = Nodes(leaves);
        var energy = 0.0;
        for (var i = 0; i < residual.Length; i++)
        {
            residual[i] = forecasts[i] - residual[i];
            energy += forecasts[i] / _variances[i] * forecasts[i];
        }

        var gradient = Weighted(residual);
        var step = Precondition(gradient);
        var direction = step;
        var size = Dot(gradient, step);
        for (var iteration = 0; size > Tolerance * energy; iteration++)
        {
            if (iteration == _maxIterations)
            {
                HitLimit = true;
                return;
            }

            var image = Weighted(Nodes(direction));
            var length = size / Dot(direction, image);
            for (var i = 0; i < leaves.Length; i++)
            {
                leaves[i] += length * direction[i];
                gradient[i] -= length * image[i];
            }

            step = Precondition(gradient);
            var next = Dot(gradient, step);
            var turn = next / size;
            size = next;
            direction = [.. step.Zip(direction, (now, before) => now + (turn * before))];
            Iterations = Math.Max(Iterations, iteration + 1);
        }
    }

    /// <summary>Solves the normal equations of the first tree alone: its forecasts would be the gradient's, at the leaves.</summary>
    private double[] Precondition(double[] gradient)
    {
        var sums = _hierarchy.AggregateCount;
        var forecasts = new double[_hierarchy.Nodes.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            forecasts[sums + i] = gradient[i] * _variances[sums + i];
        }

        var step = new double[gradient.Length];
        _first.Solve(forecasts, step);
        return step;
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
