using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Generalised least squares on a hierarchy for errors of the covariance D + U U', D diagonal and U of few columns.</summary>
/// <remarks>
/// The shrinkage covariance has this form, with a column for each past period, so MinT needs no matrix larger than the number of periods. With
/// the common part U z known, what is left is weighted least squares; its best z solves (I + E' D^-1 E) z = E' D^-1 e, where e and E are
/// what weighted least squares leaves of the forecasts and of U. The matrix is at least the identity, so nothing is ill-conditioned.
/// </remarks>
internal sealed class MinimumTraceSolver
{
    private readonly ForecastHierarchy _hierarchy;
    private readonly ErrorStructure _errors;
    private readonly WeightedProjection _projection;
    private readonly double[][] _leafFactors;
    private readonly double[][] _rest;
    private readonly Cholesky<double>? _system;

    /// <param name="hierarchy">The hierarchy.</param>
    /// <param name="errors">The covariance.</param>
    /// <param name="isZero">By leaf, whether it is held at zero; null for none.</param>
    /// <param name="maxIterations">The limit of a search.</param>
    public MinimumTraceSolver(ForecastHierarchy hierarchy, ErrorStructure errors, bool[]? isZero, int maxIterations)
    {
        (_hierarchy, _errors) = (hierarchy, errors);
        _projection = new WeightedProjection(hierarchy, errors.Variances, isZero, maxIterations);
        var count = errors.Factors.Length;
        (_leafFactors, _rest) = (new double[count][], new double[count][]);
        for (var t = 0; t < count; t++)
        {
            _leafFactors[t] = _projection.Leaves(errors.Factors[t]);
            _rest[t] = Less(errors.Factors[t], _leafFactors[t]);
        }

        if (count > 0)
        {
            var matrix = Matrix<double>.Build.Dense(count, count, (row, column) => row == column ? 1 : 0);
            for (var row = 0; row < count; row++)
            {
                for (var column = 0; column <= row; column++)
                {
                    var product = Product(_rest[row], _rest[column]);
                    matrix[row, column] += product;
                    matrix[column, row] = matrix[row, column];
                }
            }

            _system = matrix.Cholesky();
        }
    }

    /// <summary>Whether a search ran into its limit.</summary>
    public bool HitLimit => _projection.HitLimit;

    /// <summary>The most steps that a search took; 0 when none was needed.</summary>
    public int Iterations => _projection.Iterations;

    /// <summary>The leaves nearest to the forecasts, and what their sums and the common part leave of them, over the variances, passed down.</summary>
    public (double[] Leaves, double[] Pull) Solve(ReadOnlySpan<double> forecasts)
    {
        var leaves = _projection.Leaves(forecasts);
        var rest = Less(forecasts, leaves);
        if (_system is not null)
        {
            var right = Vector<double>.Build.Dense([.. _rest.Select(column => Product(column, rest))]);
            var common = _system.Solve(right);
            for (var t = 0; t < common.Count; t++)
            {
                for (var i = 0; i < leaves.Length; i++)
                {
                    leaves[i] -= common[t] * _leafFactors[t][i];
                }

                for (var i = 0; i < rest.Length; i++)
                {
                    rest[i] -= common[t] * _rest[t][i];
                }
            }
        }

        return (leaves, _projection.Weighted(rest));
    }

    private double[] Less(ReadOnlySpan<double> nodes, double[] leaves)
    {
        var rest = _projection.Nodes(leaves);
        for (var i = 0; i < rest.Length; i++)
        {
            rest[i] = double.IsFinite(_errors.Variances[i]) ? nodes[i] - rest[i] : 0;
        }

        return rest;
    }

    private double Product(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] / _errors.Variances[i] * right[i];
        }

        return sum;
    }
}
