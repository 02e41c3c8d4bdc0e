using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>The errors at one point, and how they answer to each of its coefficients, by differences.</summary>
/// <remarks>A point is evaluated beside points that differ from it in one coefficient each, the first three of them: the lanes are there
/// anyway. So a point that proves good has most of its slopes, and for up to three coefficients all.</remarks>
internal sealed class ErrorSlopes
{
    // The width of the differences by which slopes are measured: half the digits of the errors.
    private const double Difference = 1e-7;

    // The first lane of the first group holds the errors, the lanes after it the slopes in turn.
    private const int Lanes = ArmaLanes.Count;

    private readonly ArmaLanes _lanes;
    private readonly int _length;
    private readonly Vector256<double>[] _columns;
    private readonly Vector256<double>[] _others;
    private Vector256<double>[] _errors;
    private Vector256<double>[] _triedErrors;
    private Vector256<double> _values;
    private Vector256<double> _triedValues;

    /// <param name="lanes">Evaluates the likelihood.</param>
    /// <param name="mostCoefficients">The most coefficients of a point.</param>
    public ErrorSlopes(ArmaLanes lanes, int mostCoefficients)
    {
        _lanes = lanes;
        _length = lanes.Length;
        _columns = new Vector256<double>[Groups(mostCoefficients) * _length];
        _others = new Vector256<double>[_length];
        _errors = new Vector256<double>[_length];
        _triedErrors = new Vector256<double>[_length];
    }

    /// <summary>Evaluates a point.</summary>
    /// <returns>The sum of squares of the scaled errors; infinite when the point cannot be evaluated.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Try(in ArmaShape shape, bool hasMean, ReadOnlySpan<double> point)
    {
        _triedValues = Evaluate(shape, hasMean, point, 0, _triedErrors);
        return _triedValues.ToScalar();
    }

    /// <summary>Goes to the point that was evaluated last.</summary>
    public void Accept()
    {
        (_errors, _triedErrors) = (_triedErrors, _errors);
        _values = _triedValues;
    }

    /// <summary>Finds the slopes at the point last gone to.</summary>
    /// <param name="shape">Its orders.</param>
    /// <param name="hasMean">Whether a mean is estimated along.</param>
    /// <param name="point">The point.</param>
    /// <param name="normal">Receives the products of the slopes among each other, on and above the diagonal.</param>
    /// <param name="gradient">Receives the products of the slopes with the errors.</param>
    /// <param name="crossed">Receives the products of the slopes before these with the errors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Linearize(
        in ArmaShape shape, bool hasMean, ReadOnlySpan<double> point, Span<double> normal, Span<double> gradient, Span<double> crossed)
    {
        var groups = Groups(point.Length);
        for (var group = 0; group < groups; group++)
        {
            var columns = Columns(group);
            Cross(columns, group, crossed);
            if (group == 0)
            {
                Divide(point, group, _errors, _values, columns);
            }
            else
            {
                var values = Evaluate(shape, hasMean, point, group, _others);
                Divide(point, group, _others, values, columns);
            }

            for (var before = 0; before <= group; before++)
            {
                Multiply(before, group, normal, gradient);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Groups(int coefficients) => 1 + (coefficients / Lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<Vector256<double>> Columns(int group) => _columns.AsSpan(group * _length, _length);

    // The place of a coefficient whose slope is measured. Towards zero, where there is always room.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Moved(double place) => place + (place > 0 ? -Difference : Difference);

    // Evaluates the points that differ in the coefficients of one group; in the first lane of the first group stands the point itself.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> Evaluate(
        in ArmaShape shape, bool hasMean, ReadOnlySpan<double> point, int group, Span<Vector256<double>> errors)
    {
        Span<Vector256<double>> partials = stackalloc Vector256<double>[point.Length];
        for (var i = 0; i < partials.Length; i++)
        {
            var all = Vector256.Create(point[i]);
            partials[i] = (i + 1) / Lanes == group ? all.WithElement((i + 1) % Lanes, Moved(point[i])) : all;
        }

        return _lanes.Evaluate(shape, partials, hasMean, errors);
    }

    // A coefficient beside which nothing can be evaluated has no slope, and neither has a lane without coefficient.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Divide(
        ReadOnlySpan<double> point, int group, ReadOnlySpan<Vector256<double>> moved, Vector256<double> values, Span<Vector256<double>> columns)
    {
        var (widths, has) = (Vector256<double>.One, Vector256<long>.Zero);
        for (var lane = 0; lane < Lanes; lane++)
        {
            var i = (group * Lanes) + lane - 1;
            if (i >= 0 && i < point.Length && !double.IsInfinity(values[lane]))
            {
                widths = widths.WithElement(lane, Moved(point[i]) - point[i]);
                has = has.WithElement(lane, -1);
            }
        }

        var own = Vector256.CreateScalar(group == 0 ? -1L : 0).AsDouble();
        var measured = has.AsDouble();
        for (var t = 0; t < columns.Length; t++)
        {
            var errors = Vector256.Create(_errors[t].ToScalar());
            columns[t] = (((moved[t] - errors) / widths) & measured) | (errors & own);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Cross(ReadOnlySpan<Vector256<double>> columns, int group, Span<double> crossed)
    {
        var sums = Vector256<double>.Zero;
        for (var t = 0; t < columns.Length; t++)
        {
            sums += columns[t] * Vector256.Create(_errors[t].ToScalar());
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            var i = (group * Lanes) + lane - 1;
            if (i >= 0 && i < crossed.Length)
            {
                crossed[i] = sums[lane];
            }
        }
    }

    // Each column of one group with each of another: lane by lane, then with the lanes of the other turned by one place, two and three.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(int before, int group, Span<double> normal, Span<double> gradient)
    {
        Vector256<double> sums0 = default, sums1 = default, sums2 = default, sums3 = default;
        var left = Columns(before);
        var right = Columns(group);
        for (var t = 0; t < right.Length; t++)
        {
            var (a, b) = (left[t], right[t]);
            sums0 += a * b;
            sums1 += a * Vector256.Shuffle(b, Vector256.Create(1L, 2, 3, 0));
            sums2 += a * Vector256.Shuffle(b, Vector256.Create(2L, 3, 0, 1));
            sums3 += a * Vector256.Shuffle(b, Vector256.Create(3L, 0, 1, 2));
        }

        Place(sums0, before, group, 0, normal, gradient);
        Place(sums1, before, group, 1, normal, gradient);
        Place(sums2, before, group, 2, normal, gradient);
        Place(sums3, before, group, 3, normal, gradient);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Place(Vector256<double> sums, int before, int group, int turned, Span<double> normal, Span<double> gradient)
    {
        var k = gradient.Length;
        for (var lane = 0; lane < Lanes; lane++)
        {
            var j = (before * Lanes) + lane - 1;
            var i = (group * Lanes) + ((lane + turned) % Lanes) - 1;
            if (i < 0 || i >= k || j >= k)
            {
                continue;
            }

            if (j < 0)
            {
                gradient[i] = sums[lane];
            }
            else if (j <= i)
            {
                normal[(j * k) + i] = sums[lane];
            }
        }
    }
}
