using System.Runtime.CompilerServices;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>
/// Finds the most likely coefficients of an ARMA process. The exact likelihood is a sum of squares of scaled errors, so the method is that of
/// Gauss and Newton, damped as by Levenberg 1944 and Marquardt 1963, with slopes by differences.
/// </summary>
/// <remarks>It searches the partial autocorrelations, whose limits of -1 and 1 are the limits of stationarity and invertibility: a
/// coefficient whose best value lies on a limit stays there, as moving averages often do.</remarks>
internal sealed class ArmaEstimator
{
    // A stationary process must be strictly within its limit; a moving average may lie on it.
    private const double MostAr = 1 - 1e-7;

    private const double LeastDamping = 1e-10;
    private const double MostDamping = 1e8;

    private readonly ErrorSlopes _slopes;
    private readonly double[] _crossed;
    private readonly double[] _lastGradient;
    private readonly SecantCurvature _curvature;

    public ArmaEstimator(ArmaLanes lanes, int mostCoefficients)
    {
        _slopes = new ErrorSlopes(lanes, mostCoefficients);
        _crossed = new double[mostCoefficients];
        _lastGradient = new double[mostCoefficients];
        _curvature = new SecantCurvature(mostCoefficients);
    }

    /// <summary>Searches from given coefficients, which are moved to the best ones found.</summary>
    /// <param name="shape">The orders.</param>
    /// <param name="hasMean">Whether a mean is estimated along.</param>
    /// <param name="best">The partial autocorrelations, within their limits.</param>
    /// <param name="tolerance">The relative gain in the sum of squares below which the search ends.</param>
    /// <param name="maxEvaluations">The most evaluations of the likelihood.</param>
    /// <param name="bestValue">The sum of squares of the scaled errors; infinite when no coefficients could be evaluated.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SearchSummary Minimize(
        in ArmaShape shape, bool hasMean, Span<double> best, double tolerance, int maxEvaluations, out double bestValue)
    {
        var k = best.Length;
        bestValue = _slopes.Try(shape, hasMean, best);
        _slopes.Accept();
        var evaluations = 1;
        if (k == 0 || double.IsInfinity(bestValue))
        {
            return new SearchSummary(k == 0 ? SearchExit.NotNeeded : SearchExit.Converged, evaluations);
        }

        Span<double> normal = stackalloc double[k * k];
        Span<double> curved = stackalloc double[k * k];
        Span<double> system = stackalloc double[k * k];
        Span<double> gradient = stackalloc double[k];
        Span<double> move = stackalloc double[k];
        Span<double> trial = stackalloc double[k];
        Span<double> from = stackalloc double[k];
        var (damping, usesCurvature) = (1e-3, false);
        _curvature.Reset();
        best.CopyTo(from);
        while (evaluations + (2 * k) < maxEvaluations)
        {
            _slopes.Linearize(shape, hasMean, best, normal, gradient, _crossed.AsSpan(0, k));
            Learn(best, from, gradient);
            evaluations += k;
            best.CopyTo(from);
            normal.CopyTo(curved);
            if (usesCurvature)
            {
                _curvature.AddTo(curved);
            }

            var before = bestValue;
            while (damping < MostDamping && evaluations < maxEvaluations)
            {
                var promised = Step(shape, best, normal, curved, gradient, damping, system, move, trial, out var isCut);
                if (promised <= 0.1 * tolerance * bestValue)
                {
                    if (usesCurvature)
                    {
                        // What was learned may be wrong: before ending, the slopes alone are asked.
                        usesCurvature = false;
                        normal.CopyTo(curved);
                        continue;
                    }

                    if (!isCut)
                    {
                        break;
                    }

                    // The full step was cut off at a limit and lost its gain: a shorter one turns towards the steepest descent.
                    damping = Math.Max(damping, 1e-3) * 10;
                    continue;
                }

                evaluations++;
                if (Try(shape, hasMean, best, ref bestValue, trial))
                {
                    var kept = (before - bestValue) / promised;
                    damping = Math.Max(damping * (kept > 0.5 ? 0.1 : 1), LeastDamping);
                    usesCurvature = kept is > 0.7 and < 1.4 ? usesCurvature : !usesCurvature;
                    break;
                }

                damping = Math.Max(damping, 1e-6) * 10;
            }

            var gain = before - bestValue;
            evaluations += TryLimits(shape, hasMean, best, ref bestValue, trial, isEnd: gain <= tolerance * bestValue);
            if (before - bestValue <= tolerance * bestValue)
            {
                return new SearchSummary(SearchExit.Converged, evaluations);
            }

            damping = Math.Min(damping, 1);
        }

        return new SearchSummary(SearchExit.EvaluationLimit, evaluations);
    }

    // The gradient at the last place and the product of its slopes with the present errors stand beside the slopes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(ReadOnlySpan<double> to, ReadOnlySpan<double> from, ReadOnlySpan<double> gradient)
    {
        var k = to.Length;
        Span<double> step = stackalloc double[k];
        Span<double> change = stackalloc double[k];
        Span<double> bend = stackalloc double[k];
        var hasMoved = false;
        for (var i = 0; i < k; i++)
        {
            step[i] = to[i] - from[i];
            change[i] = gradient[i] - _lastGradient[i];
            bend[i] = gradient[i] - _crossed[i];
            hasMoved |= step[i] != 0;
        }

        gradient.CopyTo(_lastGradient);
        if (hasMoved)
        {
            _curvature.Learn(step, change, bend);
        }
    }

    // Takes a point when it is better.
    private bool Try(in ArmaShape shape, bool hasMean, Span<double> best, ref double bestValue, ReadOnlySpan<double> trial)
    {
        var value = _slopes.Try(shape, hasMean, trial);
        if (!(value < bestValue))
        {
            return false;
        }

        trial.CopyTo(best);
        _slopes.Accept();
        bestValue = value;
        return true;
    }

    // The likelihood of a moving average is level at its limits (Cryer & Ledolter 1981), so slopes neither lead onto a limit nor away from
    // it: both are tried outright, the way back only when nothing else brings a gain.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int TryLimits(in ArmaShape shape, bool hasMean, Span<double> best, ref double bestValue, Span<double> trial, bool isEnd)
    {
        const double near = 0.03;
        var evaluations = 0;
        for (var i = 0; i < best.Length; i++)
        {
            var limit = Limit(shape, i);
            var room = limit - Math.Abs(best[i]);
            if (limit < 1 || room >= near || (room == 0 && !isEnd))
            {
                continue;
            }

            best.CopyTo(trial);
            trial[i] = Math.CopySign(room == 0 ? 1 - (2 * near) : 1, best[i]);
            Try(shape, hasMean, best, ref bestValue, trial);
            evaluations++;
        }

        return evaluations;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Limit(in ArmaShape shape, int i) =>
        i < shape.Ar || (i >= shape.Ar + shape.Ma && i < shape.Ar + shape.Ma + shape.SeasonalAr) ? MostAr : 1;

    // Solves for the next point, within the limits. Returns the gain that the straight lines promise.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Step(
        in ArmaShape shape,
        ReadOnlySpan<double> point,
        ReadOnlySpan<double> normal,
        ReadOnlySpan<double> curved,
        ReadOnlySpan<double> gradient,
        double damping,
        Span<double> system,
        Span<double> move,
        Span<double> trial,
        out bool isCut)
    {
        var k = point.Length;
        curved.CopyTo(system);
        for (var i = 0; i < k; i++)
        {
            // A coefficient at its limit that wants to go beyond stays where it is.
            var limit = Limit(shape, i);
            var stays = (point[i] >= limit && gradient[i] < 0) || (point[i] <= -limit && gradient[i] > 0);
            move[i] = stays ? 0 : -gradient[i];
            for (var j = 0; j < k && stays; j++)
            {
                system[(Math.Min(i, j) * k) + Math.Max(i, j)] = 0;
            }

            system[(i * k) + i] = stays ? 1 : system[(i * k) + i] + (damping * normal[(i * k) + i]);
        }

        LinearLeastSquares.Solve(system, k, move);
        isCut = false;
        for (var i = 0; i < k; i++)
        {
            var limit = Limit(shape, i);
            trial[i] = Within(point[i], point[i] + move[i], limit);
            isCut |= trial[i] != point[i] + move[i];
            move[i] = trial[i] - point[i];
        }

        var promised = 0d;
        for (var i = 0; i < k; i++)
        {
            var bent = 0d;
            for (var j = 0; j < k; j++)
            {
                bent += curved[(Math.Min(i, j) * k) + Math.Max(i, j)] * move[j];
            }

            promised -= move[i] * ((2 * gradient[i]) + bent);
        }

        return promised;
    }

    // One step goes at most a good part of the way to a limit: the slopes say little about it from afar.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Within(double from, double to, double limit)
    {
        const double share = 0.8;
        var room = limit - Math.Abs(from);
        return room == 0
            ? Math.Clamp(to, -limit, limit)
            : Math.Clamp(to, from - (share * (limit + from)), from + (share * (limit - from)));
    }
}
