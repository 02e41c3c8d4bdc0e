namespace SalesMetrics.Numerics;

/// <summary>The downhill simplex search of Nelder &amp; Mead 1965 over the unit cube, without allocation.</summary>
/// <remarks>
/// Points outside the cube are moved to its nearest face. That can flatten the simplex against a face, so after convergence the search
/// starts again with a fresh simplex around the best point, until that brings nothing.
/// </remarks>
internal static class NelderMead
{
    private const int MaxDimension = 8;
    private const int MaxRestarts = 4;
    private const double RelativeTolerance = 1e-10;
    private const double PointTolerance = 1e-6;
    private const double RestartGain = 1e-7;

    /// <summary>Searches from <paramref name="best"/>, which is moved to the best point found.</summary>
    public static SearchSummary Minimize<TObjective>(
        ref TObjective objective, scoped Span<double> best, ref double bestValue, int evaluations, int maxEvaluations)
        where TObjective : IObjective, allows ref struct
    {
        var step = 0.15;
        for (var run = 0; run < MaxRestarts; run++)
        {
            var before = bestValue;
            if (!Descend(ref objective, best, ref bestValue, step, ref evaluations, maxEvaluations))
            {
                return new SearchSummary(SearchExit.EvaluationLimit, evaluations);
            }

            if (before - bestValue <= RestartGain * Math.Abs(before) && run > 0)
            {
                break;
            }

            step = 0.05;
        }

        return new SearchSummary(SearchExit.Converged, evaluations);
    }

    private static bool Descend<TObjective>(
        ref TObjective objective, scoped Span<double> best, ref double bestValue, double step, ref int evaluations, int maxEvaluations)
        where TObjective : IObjective, allows ref struct
    {
        var n = best.Length;
        Span<double> points = stackalloc double[(MaxDimension + 1) * MaxDimension];
        Span<double> values = stackalloc double[MaxDimension + 1];
        Span<double> centre = stackalloc double[MaxDimension];
        Span<double> trial = stackalloc double[MaxDimension];
        Span<double> second = stackalloc double[MaxDimension];
        centre = centre[..n];
        trial = trial[..n];
        second = second[..n];

        for (var i = 0; i <= n; i++)
        {
            var point = points.Slice(i * n, n);
            best.CopyTo(point);
            values[i] = bestValue;
            if (i > 0)
            {
                point[i - 1] += point[i - 1] + step <= 1 ? step : -step;
                values[i] = objective.Evaluate(point);
                evaluations++;
            }
        }

        while (true)
        {
            Order(values[..(n + 1)], out var low, out var next, out var high);
            if (HasConverged(points, values, n, low, high))
            {
                points.Slice(low * n, n).CopyTo(best);
                bestValue = values[low];
                return true;
            }

            if (evaluations >= maxEvaluations)
            {
                points.Slice(low * n, n).CopyTo(best);
                bestValue = values[low];
                return false;
            }

            centre.Clear();
            for (var i = 0; i <= n; i++)
            {
                for (var j = 0; j < n && i != high; j++)
                {
                    centre[j] += points[(i * n) + j] / n;
                }
            }

            var worst = points.Slice(high * n, n);
            var reflected = Try(ref objective, centre, worst, -1, trial, ref evaluations);
            if (reflected < values[low])
            {
                var expanded = Try(ref objective, centre, worst, -2, second, ref evaluations);
                Accept(expanded < reflected ? second : trial, Math.Min(expanded, reflected), worst, values, high);
            }
            else if (reflected < values[next])
            {
                Accept(trial, reflected, worst, values, high);
            }
            else
            {
                var outside = reflected < values[high];
                var contracted = Try(ref objective, centre, worst, outside ? -0.5 : 0.5, second, ref evaluations);
                if (contracted < Math.Min(reflected, values[high]))
                {
                    Accept(second, contracted, worst, values, high);
                }
                else
                {
                    Shrink(ref objective, points, values, n, low, ref evaluations);
                }
            }
        }
    }

    private static double Try<TObjective>(
        ref TObjective objective,
        scoped ReadOnlySpan<double> centre,
        scoped ReadOnlySpan<double> worst,
        double factor,
        scoped Span<double> trial,
        ref int evaluations)
        where TObjective : IObjective, allows ref struct
    {
        for (var j = 0; j < trial.Length; j++)
        {
            trial[j] = Math.Clamp(centre[j] + (factor * (worst[j] - centre[j])), 0, 1);
        }

        evaluations++;
        return objective.Evaluate(trial);
    }

    private static void Accept(
        scoped ReadOnlySpan<double> point, double value, scoped Span<double> worst, scoped Span<double> values, int high)
    {
        point.CopyTo(worst);
        values[high] = value;
    }

    private static void Shrink<TObjective>(
        ref TObjective objective, scoped Span<double> points, scoped Span<double> values, int n, int low, ref int evaluations)
        where TObjective : IObjective, allows ref struct
    {
        for (var i = 0; i <= n; i++)
        {
            if (i == low)
            {
                continue;
            }

            for (var j = 0; j < n; j++)
            {
                points[(i * n) + j] = 0.5 * (points[(i * n) + j] + points[(low * n) + j]);
            }

            values[i] = objective.Evaluate(points.Slice(i * n, n));
            evaluations++;
        }
    }

    private static void Order(scoped ReadOnlySpan<double> values, out int low, out int next, out int high)
    {
        low = 0;
        high = 0;
        for (var i = 1; i < values.Length; i++)
        {
            low = values[i] < values[low] ? i : low;
            high = values[i] >= values[high] ? i : high;
        }

        next = low;
        for (var i = 0; i < values.Length; i++)
        {
            next = i != high && values[i] >= values[next] ? i : next;
        }
    }

    private static bool HasConverged(scoped ReadOnlySpan<double> points, scoped ReadOnlySpan<double> values, int n, int low, int high)
    {
        var size = 0d;
        for (var i = 0; i <= n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                size = Math.Max(size, Math.Abs(points[(i * n) + j] - points[(low * n) + j]));
            }
        }

        var isFlat = values[high] - values[low] <= RelativeTolerance * Math.Abs(values[low]);
        return size <= PointTolerance || (isFlat && size <= 100 * PointTolerance);
    }
}
