using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>Estimates orders that share their differences, on one differenced history.</summary>
internal sealed class ArimaFitter
{
    /// <summary>The most evaluations of the likelihood of one order.</summary>
    public const int MaxEvaluations = 500;

    // The most that one start may take of them, and what is kept for the last digits.
    private const int MaxEvaluationsOfOne = 200;
    private const int Reserve = 60;

    /// <summary>The gain in the sum of squares at which the search for the final coefficients ends.</summary>
    public const double FineTolerance = 1e-10;

    /// <summary>The gain in the sum of squares at which the search for coefficients to compare orders by ends.</summary>
    public const double CoarseTolerance = 1e-7;

    // Roots this near to the unit circle make an order unfit for forecasting (Hyndman & Khandakar 2008).
    private const double LeastRoot = 1.01;

    // A perfect fit has no likelihood; it is given that of errors at the edge of rounding.
    private const double LeastSquares = 1e-28;

    private readonly double _unit;
    private readonly int _seasonLength;
    private readonly ArmaFilter _filter;
    private readonly ArmaLanes _lanes;
    private readonly Vector256<double>[] _errors;
    private readonly ArmaEstimator _estimator;

    /// <param name="differenced">The differenced values.</param>
    /// <param name="unit">How many units of the series one unit of <paramref name="differenced"/> is.</param>
    /// <param name="seasonLength">At least 1.</param>
    /// <param name="largest">The order with the most terms of every kind that will be asked for.</param>
    public ArimaFitter(double[] differenced, double unit, int seasonLength, ArimaOrder largest)
    {
        _unit = unit;
        _seasonLength = seasonLength;
        var shape = largest.Shape(seasonLength);
        var mostStates = Math.Max(shape.ArDegree, shape.MaDegree) + 1;
        _filter = new ArmaFilter(differenced, mostStates);
        _lanes = new ArmaLanes(differenced, mostStates);
        _errors = new Vector256<double>[differenced.Length];
        _estimator = new ArmaEstimator(_lanes, Math.Max(1, shape.Coefficients));
    }

    /// <summary>The filter, as the last estimate left it.</summary>
    public ArmaFilter Filter => _filter;

    /// <summary>Estimates an order as finely as comparing it with others takes: from a neighbour's coefficients and from the best of a few
    /// starts.</summary>
    /// <param name="order">The order.</param>
    /// <param name="near">An order estimated before; may be null.</param>
    public ArimaEstimate Estimate(ArimaOrder order, ArimaEstimate? near) => Estimate(order, near, CoarseTolerance, 3, 1);

    /// <summary>Estimates an order to the last digits that matter, from several starts, since a likelihood can have more than one
    /// peak.</summary>
    /// <param name="order">The order.</param>
    /// <param name="near">An estimate of the same order, from which one of the searches begins; may be null.</param>
    public ArimaEstimate EstimateFinely(ArimaOrder order, ArimaEstimate? near) => Estimate(order, near, FineTolerance, 4, 6);

    private ArimaEstimate Estimate(ArimaOrder order, ArimaEstimate? near, double tolerance, int gridCoefficients, int follow)
    {
        var shape = order.Shape(_seasonLength);
        var count = shape.Coefficients;
        Span<double> best = stackalloc double[count];
        Span<double> trial = stackalloc double[count];
        Span<(double Value, int Code)> starts = stackalloc (double, int)[follow];
        var evaluations = Rank(shape, order.HasConstant, gridCoefficients, starts);
        var (bestValue, exit) = (double.PositiveInfinity, SearchExit.Converged);
        for (var i = near is null ? 0 : -1; i < follow; i++)
        {
            if (i < 0)
            {
                Carry(near!, shape, trial);
            }
            else if (double.IsFinite(starts[i].Value))
            {
                Decode(starts[i].Code, trial);
            }
            else
            {
                break;
            }

            var most = Math.Min(MaxEvaluationsOfOne, MaxEvaluations - Reserve - evaluations);
            if (most <= count)
            {
                break;
            }

            var search = _estimator.Minimize(shape, order.HasConstant, trial, CoarseTolerance, most, out var value);
            evaluations += search.Evaluations;
            if (value < bestValue)
            {
                trial.CopyTo(best);
                (bestValue, exit) = (value, search.Exit);
            }

            if (count == 0)
            {
                break;
            }
        }

        if (tolerance < CoarseTolerance && exit != SearchExit.NotNeeded)
        {
            var search = _estimator.Minimize(
                shape, order.HasConstant, best, tolerance, MaxEvaluations - evaluations, out bestValue);
            (evaluations, exit) = (evaluations + search.Evaluations, search.Exit);
        }

        return new ArimaEstimate(Judge(order, best, bestValue, new SearchSummary(exit, evaluations)), best.ToArray());
    }

    /// <summary>Runs the filter once more, to have its errors and states.</summary>
    public double[] Rerun(ArimaEstimate estimate)
    {
        var errors = new double[_filter.Length];
        _filter.Evaluate(estimate.Order.Shape(_seasonLength), estimate.Partials, estimate.Order.HasConstant, errors);
        return errors;
    }

    // Evaluates the corners and middles of a coarse grid, the centre first, and keeps the best starts.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Rank(in ArmaShape shape, bool hasMean, int gridCoefficients, Span<(double Value, int Code)> starts)
    {
        starts.Fill((double.PositiveInfinity, 0));
        var codes = 1;
        for (var i = 0; i < Math.Min(shape.Coefficients, gridCoefficients); i++)
        {
            codes *= 3;
        }

        Span<double> start = stackalloc double[shape.Coefficients];
        Span<Vector256<double>> partials = stackalloc Vector256<double>[shape.Coefficients];
        for (var first = 0; first < codes; first += ArmaLanes.Count)
        {
            // Lanes that the grid leaves over repeat its last point.
            var count = Math.Min(ArmaLanes.Count, codes - first);
            for (var lane = 0; lane < ArmaLanes.Count; lane++)
            {
                Decode(first + Math.Min(lane, count - 1), start);
                for (var i = 0; i < start.Length; i++)
                {
                    partials[i] = partials[i].WithElement(lane, start[i]);
                }
            }

            var values = _lanes.Evaluate(shape, partials, hasMean, _errors);
            for (var lane = 0; lane < count; lane++)
            {
                Keep(values[lane], first + lane, starts);
            }
        }

        return codes;
    }

    private static void Keep(double value, int code, Span<(double Value, int Code)> starts)
    {
        for (var i = 0; i < starts.Length; i++)
        {
            if (value < starts[i].Value)
            {
                starts[i..^1].CopyTo(starts[(i + 1)..]);
                starts[i] = (value, code);
                break;
            }
        }
    }

    private static void Decode(int code, Span<double> start)
    {
        ReadOnlySpan<double> places = [0, -0.6, 0.6];
        for (var i = 0; i < start.Length; i++)
        {
            start[i] = places[code % 3];
            code /= 3;
        }
    }

    // The coefficients of a neighbouring order, as far as this one has them, moved a little away from their limits.
    private static void Carry(ArimaEstimate near, in ArmaShape shape, Span<double> start)
    {
        ReadOnlySpan<int> theirs = [near.Order.Ar, near.Order.Ma, near.Order.SeasonalAr, near.Order.SeasonalMa];
        ReadOnlySpan<int> ours = [shape.Ar, shape.Ma, shape.SeasonalAr, shape.SeasonalMa];
        var (from, to) = (0, 0);
        for (var part = 0; part < ours.Length; part++)
        {
            for (var i = 0; i < ours[part]; i++)
            {
                start[to + i] = i < theirs[part] ? Math.Clamp(near.Partials[from + i], -0.95, 0.95) : 0;
            }

            from += theirs[part];
            to += ours[part];
        }
    }

    private ArimaCandidate Judge(ArimaOrder order, ReadOnlySpan<double> partials, double squares, SearchSummary search)
    {
        double n = _filter.Length;
        double k = order.Estimated + 1;
        var logLikelihood = (-0.5 * n * (Math.Log(2 * Math.PI * Math.Max(squares, LeastSquares * n) / n) + 1)) - (n * Math.Log(_unit));
        double? aicc = n - k - 1 > 0 && double.IsFinite(squares) ? (-2 * logLikelihood) + (2 * k * n / (n - k - 1)) : null;
        var refusal = aicc is null ? "too few values for so many coefficients"
            : IsNearUnitRoot(order, partials) ? "a root within 0.01 of the unit circle"
            : null;
        return new ArimaCandidate(order, logLikelihood, aicc, refusal, search);
    }

    private bool IsNearUnitRoot(ArimaOrder order, ReadOnlySpan<double> partials)
    {
        var at = 0;
        Span<double> coefficients = stackalloc double[ArimaOrder.MostTerms];
        ReadOnlySpan<int> lengths = [order.Ar, order.Ma, order.SeasonalAr, order.SeasonalMa];
        for (var part = 0; part < lengths.Length; part++)
        {
            var own = coefficients[..lengths[part]];
            PartialCorrelations.ToCoefficients(partials.Slice(at, own.Length), own);
            at += own.Length;

            // The roots of a polynomial in B^m are the m-th roots of those of the polynomial in B.
            var radius = part < 2 ? LeastRoot : Math.Pow(LeastRoot, _seasonLength);
            if (!PartialCorrelations.RootsAreBeyond(radius, own))
            {
                return true;
            }
        }

        return false;
    }
}
