namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>Estimates orders that share their differences, on one differenced history.</summary>
internal sealed class ArimaFitter
{
    /// <summary>The most evaluations of the likelihood of one order.</summary>
    public const int MaxEvaluations = 400;

    /// <summary>The gain in the sum of squares at which the search for the final coefficients ends.</summary>
    public const double FineTolerance = 1e-10;

    /// <summary>The gain in the sum of squares at which the search for coefficients to compare orders by ends.</summary>
    public const double CoarseTolerance = 1e-7;

    // How many starts are followed up, and by how many coefficients they differ.
    private const int Starts = 3;
    private const int GridCoefficients = 4;

    // Roots this near to the unit circle make an order unfit for forecasting (Hyndman & Khandakar 2008).
    private const double LeastRoot = 1.01;

    // A perfect fit has no likelihood; it is given that of errors at the edge of rounding.
    private const double LeastSquares = 1e-28;

    private readonly double _unit;
    private readonly int _seasonLength;
    private readonly ArmaFilter _filter;
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
        _filter = new ArmaFilter(differenced, Math.Max(shape.ArDegree, shape.MaDegree) + 1);
        _estimator = new ArmaEstimator(_filter, Math.Max(1, shape.Coefficients));
    }

    /// <summary>The filter, as the last estimate left it.</summary>
    public ArmaFilter Filter => _filter;

    /// <summary>Estimates an order, beginning with the best of some starts.</summary>
    /// <param name="order">The order.</param>
    /// <param name="tolerance">The relative gain in the sum of squares at which the search ends.</param>
    /// <param name="near">An order estimated before, whose coefficients make one of the starts; may be null.</param>
    public ArimaEstimate Estimate(ArimaOrder order, double tolerance, ArimaEstimate? near)
    {
        var shape = order.Shape(_seasonLength);
        var best = new double[shape.Coefficients];
        var evaluations = Start(shape, order.HasConstant, best, near);
        var search = _estimator.Minimize(shape, order.HasConstant, best, tolerance, MaxEvaluations - evaluations, out var value);
        return new ArimaEstimate(Judge(order, best, value, search with { Evaluations = search.Evaluations + evaluations }), best);
    }

    /// <summary>Estimates an order from several starts, since a likelihood can have more than one peak.</summary>
    /// <param name="order">The order.</param>
    /// <param name="near">An estimate of the same order, from which the search begins; may be null.</param>
    public ArimaEstimate EstimateFinely(ArimaOrder order, ArimaEstimate? near)
    {
        var shape = order.Shape(_seasonLength);
        var coarse = near ?? Estimate(order, CoarseTolerance, near: null);
        var (best, bestValue) = (coarse.Partials.AsSpan().ToArray(), double.PositiveInfinity);
        var evaluations = Minimize(order, FineTolerance, best, ref bestValue, out var exit);
        Span<double> trial = stackalloc double[best.Length];
        Span<(double Value, int Code)> starts = stackalloc (double, int)[Starts];
        evaluations += Rank(shape, order.HasConstant, trial, starts);
        foreach (var (startValue, code) in starts)
        {
            if (double.IsFinite(startValue))
            {
                Decode(code, trial);
                var value = double.PositiveInfinity;
                var own = trial.ToArray();
                evaluations += Minimize(order, CoarseTolerance, own, ref value, out _);
                if (value < bestValue * (1 - CoarseTolerance))
                {
                    evaluations += Minimize(order, FineTolerance, own, ref value, out exit);
                    (best, bestValue) = (own, value);
                }
            }
        }

        return new ArimaEstimate(Judge(order, best, bestValue, new SearchSummary(exit, evaluations)), best);
    }

    /// <summary>Runs the filter once more, to have its errors and states.</summary>
    public double[] Rerun(ArimaEstimate estimate)
    {
        var errors = new double[_filter.Length];
        _filter.Evaluate(estimate.Order.Shape(_seasonLength), estimate.Partials, estimate.Order.HasConstant, errors);
        return errors;
    }

    // Evaluates the corners and middles of a coarse grid and keeps the best starts.
    private int Rank(in ArmaShape shape, bool hasMean, Span<double> trial, Span<(double Value, int Code)> starts)
    {
        starts.Fill((double.PositiveInfinity, 0));
        var errors = _estimator.Room;
        var codes = 1;
        for (var i = 0; i < Math.Min(trial.Length, GridCoefficients); i++)
        {
            codes *= 3;
        }

        for (var code = 1; code < codes; code++)
        {
            Decode(code, trial);
            var value = _filter.Evaluate(shape, trial, hasMean, errors);
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

        return codes - 1;
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

    private int Minimize(ArimaOrder order, double tolerance, Span<double> best, ref double value, out SearchExit exit)
    {
        var search = _estimator.Minimize(order.Shape(_seasonLength), order.HasConstant, best, tolerance, MaxEvaluations, out value);
        exit = search.Exit;
        return search.Evaluations;
    }

    private int Start(in ArmaShape shape, bool hasMean, Span<double> best, ArimaEstimate? near)
    {
        if (best.Length == 0 || near is null)
        {
            return 0;
        }

        Span<double> other = stackalloc double[best.Length];
        Carry(near, shape, other);
        if (!other.ContainsAnyExcept(0d))
        {
            return 0;
        }

        var errors = _estimator.Room;
        if (_filter.Evaluate(shape, other, hasMean, errors) < _filter.Evaluate(shape, best, hasMean, errors))
        {
            other.CopyTo(best);
        }

        return 2;
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
