using System.Runtime.CompilerServices;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>Finds alpha and beta of the least sum of squares: the two lowest valleys of a grid, then parabolas through nine points around the best so far.</summary>
/// <remarks>Each pass evaluates a square of three by three points, jumps to the least point of the parabola through them within twice the square, and narrows the
/// square to what it jumped. A trust region without derivatives (Conn, Scheinberg &amp; Vicente 2009), in two dimensions and without allocation.</remarks>
internal ref struct HoltSearch(HoltObjective objective)
{
    private const int MostPasses = 40;
    private const int Valleys = 2;
    private const int MostGrid = 20;
    private const double FirstRadius = 0.08;
    private const double LeastRadius = 2e-5;
    private const double Gain = 1e-9;

    private readonly HoltObjective _objective = objective;
    private int _evaluations;

    private static ReadOnlySpan<double> Alphas => [0, 0.1, 0.3, 0.6, 1];

    private static ReadOnlySpan<double> Betas => [0, 0.1, 0.4, 1];

    /// <param name="alpha">Becomes alpha's place in the unit square.</param>
    /// <param name="beta">Becomes beta's.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SearchSummary Minimize(out double alpha, out double beta)
    {
        Span<double> points = stackalloc double[2 * HoltObjective.Lanes];
        Span<double> grid = stackalloc double[MostGrid];
        Span<double> kept = stackalloc double[3 * Valleys];
        kept.Fill(double.PositiveInfinity);
        for (var a = 0; a < Alphas.Length; a++)
        {
            for (var b = 0; b < Betas.Length; b++)
            {
                (points[2 * b], points[(2 * b) + 1]) = (Alphas[a], Betas[b]);
            }

            Evaluate(points, grid.Slice(a * Betas.Length, Betas.Length));
        }

        for (var place = 0; place < MostGrid; place++)
        {
            if (IsValley(grid, place))
            {
                Keep(Alphas[place / Betas.Length], Betas[place % Betas.Length], grid[place], kept);
            }
        }

        var (best, exit) = (double.PositiveInfinity, SearchExit.Converged);
        (alpha, beta) = (0, 0);
        for (var i = 0; i < Valleys; i++)
        {
            var (x, y, value) = (kept[3 * i], kept[(3 * i) + 1], kept[(3 * i) + 2]);
            if (double.IsFinite(value))
            {
                exit = Descend(ref x, ref y, ref value) ? exit : SearchExit.EvaluationLimit;
                if (value < best)
                {
                    (alpha, beta, best) = (x, y, value);
                }
            }
        }

        return new SearchSummary(exit, _evaluations);
    }

    /// <summary>Whether no neighbour on the grid is better; of equal ones the first.</summary>
    private static bool IsValley(ReadOnlySpan<double> grid, int place)
    {
        var (row, column) = (place / Betas.Length, place % Betas.Length);
        for (var a = Math.Max(row - 1, 0); a <= Math.Min(row + 1, Alphas.Length - 1); a++)
        {
            for (var b = Math.Max(column - 1, 0); b <= Math.Min(column + 1, Betas.Length - 1); b++)
            {
                var other = (a * Betas.Length) + b;
                if (grid[other] < grid[place] || (grid[other] == grid[place] && other < place))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Keeps the best two.</summary>
    private static void Keep(double x, double y, double value, Span<double> kept)
    {
        if (value < kept[2])
        {
            kept[..3].CopyTo(kept[3..]);
            (kept[0], kept[1], kept[2]) = (x, y, value);
        }
        else if (value < kept[5])
        {
            (kept[3], kept[4], kept[5]) = (x, y, value);
        }
    }

    /// <summary>The least point of a parabola on a segment from -reach to reach, cut to what is allowed.</summary>
    private static double Least(double slope, double bend, double low, double high)
    {
        var place = bend > 0 ? -slope / bend : slope > 0 ? low : high;
        return Math.Clamp(place, low, high);
    }

    private void Evaluate(scoped ReadOnlySpan<double> points, scoped Span<double> found)
    {
        _evaluations += HoltObjective.Lanes;
        _objective.Evaluate(points, found);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Descend(ref double x, ref double y, ref double value)
    {
        Span<double> square = stackalloc double[9];
        Span<double> points = stackalloc double[2 * HoltObjective.Lanes];
        Span<double> found = stackalloc double[HoltObjective.Lanes];
        var radius = FirstRadius;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var before = value;
            var (fromX, fromY) = (x, y);
            var (midX, midY) = (Math.Clamp(x, radius, 1 - radius), Math.Clamp(y, radius, 1 - radius));
            Surround(midX, midY, radius, midX == x && midY == y ? value : double.NaN, square);
            for (var i = 0; i < 9; i++)
            {
                if (square[i] < value)
                {
                    (x, y, value) = (midX + (((i % 3) - 1) * radius), midY + (((i / 3) - 1) * radius), square[i]);
                }
            }

            var (jumpX, jumpY) = Jump(square, midX, midY, radius);
            for (var i = 0; i < HoltObjective.Lanes; i++)
            {
                // The whole way to the least point, and a little less and more.
                var share = 0.5 + (0.25 * (i + (i > 0 ? 1 : 0)));
                points[2 * i] = Math.Clamp(fromX + (share * (jumpX - fromX)), 0, 1);
                points[(2 * i) + 1] = Math.Clamp(fromY + (share * (jumpY - fromY)), 0, 1);
            }

            Evaluate(points, found);
            for (var i = 0; i < HoltObjective.Lanes; i++)
            {
                if (found[i] < value)
                {
                    (x, y, value) = (points[2 * i], points[(2 * i) + 1], found[i]);
                }
            }

            var moved = Math.Max(Math.Abs(x - fromX), Math.Abs(y - fromY));
            if (radius <= LeastRadius || (before - value <= Gain * Math.Abs(before) && moved < radius && radius < 0.01))
            {
                return true;
            }

            radius = Math.Clamp(moved / 2, radius / 8, moved > 1.5 * radius ? 2 * radius : radius);
            radius = Math.Min(radius, 0.25);
        }

        return false;
    }

    /// <summary>Evaluates the square around a point, row by row.</summary>
    private void Surround(double x, double y, double radius, double middle, scoped Span<double> square)
    {
        Span<double> points = stackalloc double[2 * HoltObjective.Lanes];
        Span<double> found = stackalloc double[HoltObjective.Lanes];
        ReadOnlySpan<int> around = [0, 1, 2, 3, 5, 6, 7, 8];
        for (var half = 0; half < 2; half++)
        {
            for (var i = 0; i < HoltObjective.Lanes; i++)
            {
                var place = around[(half * HoltObjective.Lanes) + i];
                points[2 * i] = x + (((place % 3) - 1) * radius);
                points[(2 * i) + 1] = y + (((place / 3) - 1) * radius);
            }

            Evaluate(points, found);
            for (var i = 0; i < HoltObjective.Lanes; i++)
            {
                square[around[(half * HoltObjective.Lanes) + i]] = found[i];
            }
        }

        if (double.IsNaN(middle))
        {
            middle = _objective.Evaluate(x, y, out _, out _);
            _evaluations++;
        }

        square[4] = middle;
    }

    /// <summary>The least point of the parabola through a square of points, within twice its reach and the unit square.</summary>
    private static (double X, double Y) Jump(scoped ReadOnlySpan<double> f, double x, double y, double radius)
    {
        // Least squares on the nine points, in units of the radius.
        var slopeX = (f[2] + f[5] + f[8] - f[0] - f[3] - f[6]) / 6;
        var slopeY = (f[6] + f[7] + f[8] - f[0] - f[1] - f[2]) / 6;
        var bendX = (f[0] + f[3] + f[6] + f[2] + f[5] + f[8] - (2 * (f[1] + f[4] + f[7]))) / 3;
        var bendY = (f[0] + f[1] + f[2] + f[6] + f[7] + f[8] - (2 * (f[3] + f[4] + f[5]))) / 3;
        var twist = (f[0] + f[8] - f[2] - f[6]) / 4;
        var (lowX, highX) = (Math.Max(-2, -x / radius), Math.Min(2, (1 - x) / radius));
        var (lowY, highY) = (Math.Max(-2, -y / radius), Math.Min(2, (1 - y) / radius));
        double Value(double u, double v) =>
            (slopeX * u) + (slopeY * v) + (0.5 * bendX * u * u) + (0.5 * bendY * v * v) + (twist * u * v);

        var determinant = (bendX * bendY) - (twist * twist);
        if (bendX > 0 && determinant > 0)
        {
            var u = ((twist * slopeY) - (bendY * slopeX)) / determinant;
            var v = ((twist * slopeX) - (bendX * slopeY)) / determinant;
            if (u >= lowX && u <= highX && v >= lowY && v <= highY)
            {
                return (x + (u * radius), y + (v * radius));
            }
        }

        var (bestX, bestY, least) = (0d, 0d, 0d);
        for (var edge = 0; edge < 4; edge++)
        {
            var isUpright = edge < 2;
            var u = isUpright ? (edge == 0 ? lowX : highX) : 0;
            var v = isUpright ? 0 : (edge == 2 ? lowY : highY);
            (u, v) = isUpright ? (u, Least(slopeY + (twist * u), bendY, lowY, highY)) : (Least(slopeX + (twist * v), bendX, lowX, highX), v);
            if (Value(u, v) is var value && value < least)
            {
                (bestX, bestY, least) = (u, v, value);
            }
        }

        return (x + (bestX * radius), y + (bestY * radius));
    }
}
