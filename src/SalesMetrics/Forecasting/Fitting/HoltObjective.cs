using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>The sum of squared one-step errors of Holt's method, at the best initial level and trend for each alpha and beta.</summary>
/// <remarks>
/// <para>The errors are affine in the two initial states, as in <see cref="SesObjective"/>. How an error answers to each state is found by
/// running the recursion once on zeros with that state at 1, beside the run on the values themselves.</para>
/// <para>Four points are evaluated side by side, which takes hardly longer than one. No lane meets another and nothing is fused.</para>
/// </remarks>
internal readonly ref struct HoltObjective
{
    /// <summary>How many points are evaluated at once.</summary>
    public const int Lanes = 4;

    // Below this share of the length of the level's column, what the trend's adds to it is rounding noise.
    private const double DependentColumn = 1e-13;

    private readonly ReadOnlySpan<double> _values;
    private readonly double _level;
    private readonly double _trend;

    public HoltObjective(ReadOnlySpan<double> values)
    {
        // The line through the first values, in the middle of which rounding is least, is near enough for the corrections to be small.
        _values = values;
        var n = Math.Min(values.Length, 10);
        double sum = 0, moment = 0;
        for (var i = 0; i < n; i++)
        {
            sum += values[i];
            moment += (i - ((n - 1) / 2d)) * values[i];
        }

        _trend = moment * 12 / (n * ((double)(n * n) - 1));
        _level = (sum / n) - (_trend * (n + 1) / 2);
    }

    /// <summary>Evaluates four points of the unit square.</summary>
    /// <param name="points">Alpha and beta of the first, of the second and so on, in the unit square.</param>
    /// <param name="found">Becomes their sums of squares.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Evaluate(ReadOnlySpan<double> points, Span<double> found) => Evaluate(points, found, out _, out _);

    /// <summary>The best initial states at one point, and the sum of squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Evaluate(double alpha, double beta, out double level, out double trend)
    {
        Span<double> found = stackalloc double[Lanes];
        Evaluate([alpha, beta, alpha, beta, alpha, beta, alpha, beta], found, out var levels, out var trends);
        (level, trend) = (levels[0], trends[0]);
        return found[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Evaluate(ReadOnlySpan<double> points, Span<double> found, out Vector256<double> level, out Vector256<double> trend)
    {
        Span<double> alphas = stackalloc double[Lanes];
        Span<double> betas = stackalloc double[Lanes];
        for (var i = 0; i < Lanes; i++)
        {
            (alphas[i], betas[i], _) = SmoothingParameters.FromUnitCube(points.Slice(2 * i, 2));
        }

        Vector256<double> alpha = Vector256.Create<double>(alphas), beta = Vector256.Create<double>(betas);
        Vector256<double> l = Vector256.Create(_level), b = Vector256.Create(_trend);
        Vector256<double> lOfLevel = Vector256<double>.One, bOfLevel = default, lOfTrend = default, bOfTrend = Vector256<double>.One;
        Vector256<double> ee = default, ec = default, ed = default, cc = default, cd = default, dd = default;
        foreach (var value in _values)
        {
            // The columns with their sign turned, which turns that of the corrections.
            var forecast = l + b;
            var c = lOfLevel + bOfLevel;
            var d = lOfTrend + bOfTrend;
            var e = Vector256.Create(value) - forecast;
            l = forecast + (alpha * e);
            b += beta * e;
            lOfLevel = c - (alpha * c);
            bOfLevel -= beta * c;
            lOfTrend = d - (alpha * d);
            bOfTrend -= beta * d;
            ee += e * e;
            ec += e * c;
            ed += e * d;
            cc += c * c;
            cd += c * d;
            dd += d * d;
        }

        // Cholesky of two by two: cc is at least 1, and what is left of dd may be nothing.
        var share = cd / cc;
        var left = dd - (share * cd);
        var isOpen = Vector256.LessThanOrEqual(left, dd * DependentColumn);
        var trendCorrection = Vector256.ConditionalSelect(isOpen, Vector256<double>.Zero, (ed - (share * ec)) / left);
        var levelCorrection = (ec - (cd * trendCorrection)) / cc;
        level = Vector256.Create(_level) + levelCorrection;
        trend = Vector256.Create(_trend) + trendCorrection;
        Vector256.Max(Vector256<double>.Zero, ee - (ec * levelCorrection) - (ed * trendCorrection)).CopyTo(found);
    }
}
