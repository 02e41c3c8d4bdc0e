namespace SalesMetrics.Numerics;

/// <summary>Makes a function of one number between 0 and 1 small: a grid against several valleys, then the parabolas and golden sections of
/// Brent 1973 in the lowest.</summary>
internal static class LineSearch
{
    private const double Golden = 0.3819660112501051;
    private const double Tolerance = 1e-7;

    /// <summary>Searches between the neighbours of the best grid point.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="grid">Rising from 0 to 1, at least 3 points.</param>
    /// <param name="maxEvaluations">How often the function may be evaluated, grid included; more than the grid has points.</param>
    /// <param name="best">The point of the least value.</param>
    public static SearchSummary Minimize<TObjective>(
        ref TObjective objective, ReadOnlySpan<double> grid, int maxEvaluations, out double best)
        where TObjective : IObjective, allows ref struct
    {
        var (place, least) = (0, double.PositiveInfinity);
        for (var i = 0; i < grid.Length; i++)
        {
            var value = objective.Evaluate([grid[i]]);
            if (value < least)
            {
                (place, least) = (i, value);
            }
        }

        var isInner = place > 0 && place < grid.Length - 1;
        var low = grid[Math.Max(place - 1, 0)];
        var high = grid[Math.Min(place + 1, grid.Length - 1)];
        best = grid[place];
        var evaluations = grid.Length;
        var x = best;
        var fx = least;
        if (!isInner)
        {
            x = low + (Golden * (high - low));
            fx = objective.Evaluate([x]);
            evaluations++;
        }

        var hasConverged = Descend(ref objective, low, high, ref x, ref fx, ref evaluations, maxEvaluations);
        if (fx < least)
        {
            best = x;
        }

        return new SearchSummary(hasConverged ? SearchExit.Converged : SearchExit.EvaluationLimit, evaluations);
    }

    private static bool Descend<TObjective>(
        ref TObjective objective, double low, double high, ref double x, ref double fx, ref int evaluations, int maxEvaluations)
        where TObjective : IObjective, allows ref struct
    {
        // w and v are the second and third best points so far; step and before are the last two moves.
        var (w, v, fw, fv) = (x, x, fx, fx);
        double step = 0, before = 0;
        while (true)
        {
            var middle = 0.5 * (low + high);
            if (Math.Abs(x - middle) <= (2 * Tolerance) - (0.5 * (high - low)))
            {
                return true;
            }

            if (evaluations >= maxEvaluations)
            {
                return false;
            }

            var (r, q) = ((x - w) * (fx - fv), (x - v) * (fx - fw));
            var p = ((x - v) * q) - ((x - w) * r);
            q = 2 * (q - r);
            (p, q) = q > 0 ? (-p, q) : (p, -q);
            if (Math.Abs(before) > Tolerance && Math.Abs(p) < Math.Abs(0.5 * q * before) && p > q * (low - x) && p < q * (high - x))
            {
                (before, step) = (step, p / q);
                if (x + step - low < 2 * Tolerance || high - x - step < 2 * Tolerance)
                {
                    step = x < middle ? Tolerance : -Tolerance;
                }
            }
            else
            {
                before = x < middle ? high - x : low - x;
                step = Golden * before;
            }

            var u = x + (Math.Abs(step) >= Tolerance ? step : Math.CopySign(Tolerance, step));
            var fu = objective.Evaluate([u]);
            evaluations++;
            if (fu <= fx)
            {
                (low, high) = u < x ? (low, x) : (x, high);
                (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu);
                continue;
            }

            (low, high) = u < x ? (u, high) : (low, u);
            if (fu <= fw || w == x)
            {
                (v, fv, w, fw) = (w, fw, u, fu);
            }
            else if (fu <= fv || v == x || v == w)
            {
                (v, fv) = (u, fu);
            }
        }
    }
}
