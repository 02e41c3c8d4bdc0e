namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Weighted least squares on one tree, in time linear in its nodes.</summary>
/// <remarks>
/// From the leaves up, every sum is what its parts say, moved toward its own forecast by the ratio of variances; from the top down, what a
/// sum and its parts still differ by is shared among the parts by their variances. Both are exact, since the parts of a tree err
/// independently given the weights: this is Gaussian elimination in the tree's own order.
/// </remarks>
internal sealed class TreeWeights
{
    private readonly HierarchyTree _tree;
    private readonly int _aggregateCount;
    private readonly bool[]? _isZero;

    // How far a sum moves toward its own forecast, and how much of the rest of its parent's difference a part takes.
    private readonly double[] _gains;
    private readonly double[] _shares;

    /// <param name="tree">The tree.</param>
    /// <param name="aggregateCount">How many nodes of the hierarchy are sums.</param>
    /// <param name="variances">By node: above zero; infinite for a sum without a forecast.</param>
    /// <param name="isZero">By leaf, whether it is held at zero; null for none.</param>
    public TreeWeights(HierarchyTree tree, int aggregateCount, double[] variances, bool[]? isZero)
    {
        (_tree, _aggregateCount, _isZero) = (tree, aggregateCount, isZero);
        (_gains, _shares) = (new double[tree.Length], new double[tree.Length]);
        var below = new double[tree.Length];
        var spread = new double[tree.Length];
        for (var place = tree.Length - 1; place >= 0; place--)
        {
            var node = tree.Nodes[place];
            if (node >= aggregateCount)
            {
                spread[place] = isZero is not null && isZero[node - aggregateCount] ? 0 : variances[node];
            }
            else
            {
                var counts = tree.IsOwner[place] && below[place] > 0 && double.IsFinite(variances[node]);
                _gains[place] = counts ? below[place] / (below[place] + variances[node]) : 0;
                spread[place] = (1 - _gains[place]) * below[place];
            }

            if (tree.Parents[place] >= 0)
            {
                below[tree.Parents[place]] += spread[place];
            }
        }

        for (var place = 1; place < tree.Length; place++)
        {
            var whole = below[tree.Parents[place]];
            _shares[place] = whole > 0 ? spread[place] / whole : 0;
        }
    }

    /// <summary>Finds the leaves whose sums are nearest to forecasts.</summary>
    /// <param name="forecasts">By node.</param>
    /// <param name="leaves">Becomes the leaves.</param>
    public void Solve(ReadOnlySpan<double> forecasts, Span<double> leaves)
    {
        var sums = new double[_tree.Length];
        var values = new double[_tree.Length];
        for (var place = _tree.Length - 1; place >= 0; place--)
        {
            var node = _tree.Nodes[place];
            values[place] = node < _aggregateCount
                ? sums[place] + (_gains[place] == 0 ? 0 : _gains[place] * (forecasts[node] - sums[place]))
                : _isZero is not null && _isZero[node - _aggregateCount] ? 0 : forecasts[node];
            if (_tree.Parents[place] >= 0)
            {
                sums[_tree.Parents[place]] += values[place];
            }
        }

        for (var place = 0; place < _tree.Length; place++)
        {
            var parent = _tree.Parents[place];
            if (parent >= 0)
            {
                values[place] += _shares[place] * (values[parent] - sums[parent]);
            }

            if (_tree.Nodes[place] >= _aggregateCount)
            {
                leaves[_tree.Nodes[place] - _aggregateCount] = values[place];
            }
        }
    }
}
