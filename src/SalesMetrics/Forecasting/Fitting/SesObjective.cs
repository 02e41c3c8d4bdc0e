using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>The sum of squared one-step errors of simple exponential smoothing, at the best initial level for each alpha.</summary>
/// <remarks>
/// <para>The errors are affine in the initial level: <c>e(t) = d(t) - c(t) x</c> with <c>c(t) = (1 - alpha)^t</c>, where d are the errors from a
/// first guess and x is the correction to it. So the best level is known in closed form, and only alpha is searched.</para>
/// <para>A step waits for the one before it, so that eight values of alpha side by side take hardly longer than one. No lane meets another and nothing is
/// fused, so each has the bits that it has alone, on every machine.</para>
/// </remarks>
internal readonly ref struct SesObjective(ReadOnlySpan<double> values)
{
    /// <summary>How many points are evaluated at once.</summary>
    public const int Lanes = 8;

    private const int MostPasses = 12;
    private const double Narrow = 1e-6;

    private readonly ReadOnlySpan<double> _values = values;

    // The sum of squares may have two valleys, a slow and a fast alpha, so the search starts in the lower one.
    private static ReadOnlySpan<double> Grid => [0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1];

    /// <summary>The sum of squares at one alpha.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Evaluate(double alpha, out double level)
    {
        var guess = _values[0];
        var current = guess;
        var weight = 1d;
        double errors = 0, mixed = 0, weights = 0;
        foreach (var value in _values)
        {
            var error = value - current;
            current += alpha * error;
            errors += error * error;
            mixed += error * weight;
            weights += weight * weight;
            weight *= 1 - alpha;
        }

        var correction = mixed / weights;
        level = guess + correction;
        return Math.Max(0, errors - (mixed * correction));
    }

    /// <summary>Finds the alpha of the least sum of squares: the best point of a grid, then eight points between its neighbours, and again between the
    /// neighbours of the best of these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SearchSummary Minimize(out double alpha)
    {
        Span<double> points = stackalloc double[Lanes];
        Span<double> found = stackalloc double[Lanes];
        Grid.CopyTo(points);
        Evaluate(points, found);
        var place = Least(found);
        var (best, least) = (points[place], found[place]);
        var (low, high) = (points[Math.Max(place - 1, 0)], points[Math.Min(place + 1, Lanes - 1)]);
        var passes = 1;
        while (high - low > Narrow && passes < MostPasses)
        {
            passes++;
            for (var i = 0; i < Lanes; i++)
            {
                points[i] = low + ((high - low) * ((i + 1d) / (Lanes + 1)));
            }

            Evaluate(points, found);
            place = Least(found);
            if (found[place] < least)
            {
                (best, least) = (points[place], found[place]);
            }

            var (below, above) = (low, high);
            for (var i = 0; i < Lanes; i++)
            {
                below = points[i] < best ? Math.Max(below, points[i]) : below;
                above = points[i] > best ? Math.Min(above, points[i]) : above;
            }

            (low, high) = (below, above);
        }

        alpha = SmoothingParameters.FromUnitCube([best]).Alpha;
        return new SearchSummary(high - low > Narrow ? SearchExit.EvaluationLimit : SearchExit.Converged, passes * Lanes);
    }

    private static int Least(ReadOnlySpan<double> found)
    {
        var place = 0;
        for (var i = 1; i < found.Length; i++)
        {
            place = found[i] < found[place] ? i : place;
        }

        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Evaluate(ReadOnlySpan<double> points, Span<double> found)
    {
        Span<double> alphas = stackalloc double[Lanes];
        for (var i = 0; i < Lanes; i++)
        {
            alphas[i] = SmoothingParameters.FromUnitCube(points.Slice(i, 1)).Alpha;
        }

        Vector256<double> alpha0 = Vector256.Create<double>(alphas), alpha1 = Vector256.Create<double>(alphas[4..]);
        Vector256<double> keep0 = Vector256<double>.One - alpha0, keep1 = Vector256<double>.One - alpha1;
        Vector256<double> current0 = Vector256.Create(_values[0]), current1 = current0;
        Vector256<double> weight0 = Vector256<double>.One, weight1 = weight0;
        Vector256<double> errors0 = default, errors1 = default, mixed0 = default, mixed1 = default, weights0 = default, weights1 = default;
        foreach (var value in _values)
        {
            var all = Vector256.Create(value);
            Vector256<double> error0 = all - current0, error1 = all - current1;
            current0 += alpha0 * error0;
            current1 += alpha1 * error1;
            errors0 += error0 * error0;
            errors1 += error1 * error1;
            mixed0 += error0 * weight0;
            mixed1 += error1 * weight1;
            weights0 += weight0 * weight0;
            weights1 += weight1 * weight1;
            weight0 *= keep0;
            weight1 *= keep1;
        }

        Vector256.Max(Vector256<double>.Zero, errors0 - (mixed0 * (mixed0 / weights0))).CopyTo(found);
        Vector256.Max(Vector256<double>.Zero, errors1 - (mixed1 * (mixed1 / weights1))).CopyTo(found[4..]);
    }
}
