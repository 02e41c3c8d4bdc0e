using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>Minus twice the log-likelihood of one form, and how it answers to every parameter and initial state, in one run through the
/// history.</summary>
/// <remarks>
/// <para>Maximum likelihood is nonlinear least squares: minus twice the log-likelihood is n log of the sum of (g e(t))², where g is the
/// geometric mean of what the relative errors are divided by (1 for additive errors). So the run carries, beside the states, their
/// derivatives (one lane of a vector for each number that is searched) and collects what a Gauss-Newton step needs.</para>
/// <para>No lane meets another, and fused multiplication is exact, so the result is the same to the last bit on every machine.</para>
/// <para>What runs through the history is compiled in full at once. The runtime would first watch some hundred series with code in which a
/// vector lives in memory, which took six times as long as all the fits after it.</para>
/// </remarks>
internal readonly ref partial struct EtsKernel
{
    // Derivatives are gathered in blocks, so that memory does not grow with the history and products stay in registers.
    private const int Block = 64;

    // Outside of these a forecast, in units of the largest value, means that the states ran away.
    private const double LeastForecast = 1e-30;
    private const double MostForecast = 1e30;

    private readonly ReadOnlySpan<double> _values;
    private readonly Span<double> _seeds;
    private readonly Span<double> _level;
    private readonly Span<double> _trend;
    private readonly Span<double> _seasons;
    private readonly Span<double> _states;
    private readonly Span<double> _rows;
    private readonly Span<double> _relative;
    private readonly EtsShape _shape;

    /// <param name="shape">The form; with a multiplicative error all values are above zero.</param>
    /// <param name="values">The history, of the order of 1.</param>
    /// <param name="buffer">Room of <see cref="BufferLength"/>.</param>
    public EtsKernel(in EtsShape shape, ReadOnlySpan<double> values, Span<double> buffer)
    {
        _shape = shape;
        _values = values;
        var lanes = shape.Lanes;
        _seeds = Take(ref buffer, 4 * lanes);
        _level = Take(ref buffer, lanes);
        _trend = Take(ref buffer, lanes);
        _seasons = Take(ref buffer, shape.SeasonLength * lanes);
        _states = Take(ref buffer, shape.SeasonLength);
        _rows = Take(ref buffer, Block * lanes);
        _relative = Take(ref buffer, lanes);
    }

    public EtsShape Shape => _shape;

    public int Length => _values.Length;

    public static int BufferLength(in EtsShape shape) =>
        (shape.Lanes * (4 + 2 + shape.SeasonLength + Block + 1)) + shape.SeasonLength;

    /// <summary>Evaluates at a point.</summary>
    /// <param name="point">Laid out as in <see cref="EtsShape"/>.</param>
    /// <param name="normal">Becomes J'J row by row, <see cref="EtsShape.Lanes"/> apart, on and above the diagonal.</param>
    /// <param name="gradient">Becomes J'w.</param>
    /// <param name="squares">Becomes w'w.</param>
    /// <returns>Minus twice the log-likelihood over the number of values; +infinity for a point that is not allowed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Evaluate(scoped ReadOnlySpan<double> point, Span<double> normal, Span<double> gradient, out double squares)
    {
        squares = double.PositiveInfinity;
        var parameters = EtsParameters.At(_shape, point);
        if (!parameters.IsAdmissible(_shape) || !Begin(point))
        {
            return double.PositiveInfinity;
        }

        Seed(parameters, point);
        normal.Clear();
        gradient.Clear();
        _relative.Clear();
        var run = new Progress { Level = point[_shape.Level], Trend = _shape.HasTrend ? point[_shape.Trend] : 0 };
        var isPlain = !_shape.HasSeason && _shape.Lanes <= 2 * Vector<double>.Count;
        for (var start = 0; start < _values.Length; start += Block)
        {
            var block = _values.Slice(start, Math.Min(Block, _values.Length - start));
            var isGood = _shape.IsMultiplicativeSeason ? RunMultiplicative(parameters, block, ref run, gradient)
                : isPlain ? RunPlain(parameters, block, ref run, gradient)
                : RunAdditive(parameters, block, ref run, gradient);
            if (!isGood)
            {
                return double.PositiveInfinity;
            }

            AddProducts(normal, block.Length);
        }

        var n = _values.Length;
        squares = run.Squares;
        if (_shape.IsMultiplicativeError)
        {
            AddScaleTerms(normal, gradient, squares, n);
        }

        // A perfect fit would be infinitely likely: errors below rounding count as rounding.
        var value = Math.Log(Math.Max(squares, n * 1e-28)) + (2 * run.Logs / n);
        return double.IsFinite(value) ? value : double.PositiveInfinity;
    }

    private static Span<double> Take(scoped ref Span<double> buffer, int count)
    {
        var taken = buffer[..count];
        buffer = buffer[count..];
        return taken;
    }

    private static Span<Vector<double>> Vectors(Span<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);

    /// <summary>Sets the states before the first value and their derivatives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Begin(scoped ReadOnlySpan<double> point)
    {
        var lanes = _shape.Lanes;
        _level.Clear();
        _trend.Clear();
        _seasons.Clear();
        _level[_shape.Level] = 1;
        if (_shape.HasTrend)
        {
            _trend[_shape.Trend] = 1;
        }

        if (!_shape.HasSeason)
        {
            _states[0] = 0;
            return true;
        }

        var m = _shape.SeasonLength;
        var last = _shape.IsMultiplicativeSeason ? m : 0d;
        var least = double.PositiveInfinity;
        for (var j = 0; j < m - 1; j++)
        {
            var state = point[_shape.Season + j];
            _states[j] = state;
            _seasons[(j * lanes) + _shape.Season + j] = 1;
            _seasons[((m - 1) * lanes) + _shape.Season + j] = -1;
            last -= state;
            least = Math.Min(least, state);
        }

        _states[m - 1] = last;
        return !_shape.IsMultiplicativeSeason || Math.Min(least, last) > 0;
    }

    /// <summary>How alpha, beta, gamma and phi answer to their places in the unit cube.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Seed(EtsParameters parameters, scoped ReadOnlySpan<double> point)
    {
        const double Range = EtsParameters.Most - EtsParameters.Least;
        var lanes = _shape.Lanes;
        _seeds.Clear();
        _seeds[0] = Range;
        if (_shape.HasTrend)
        {
            _seeds[lanes] = point[_shape.Beta] * Range;
            _seeds[lanes + _shape.Beta] = parameters.Alpha - EtsParameters.Least;
        }

        if (_shape.HasSeason)
        {
            _seeds[2 * lanes] = -point[_shape.Gamma] * Range;
            _seeds[(2 * lanes) + _shape.Gamma] = Math.Max(0, 1 - parameters.Alpha - EtsParameters.Least);
        }

        if (_shape.IsDamped)
        {
            _seeds[(3 * lanes) + _shape.Phi] = EtsParameters.MostPhi - EtsParameters.LeastPhi;
        }
    }

    /// <summary>Adds the products of a block's rows to the normal matrix, four rows of it at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddProducts(Span<double> normal, int count)
    {
        var lanes = _shape.Lanes;
        var width = lanes / Vector<double>.Count;
        var rows = Vectors(_rows);
        var products = Vectors(normal);
        for (var i = 0; i < _shape.Count; i += 4)
        {
            // Lanes is a multiple of 2 at least, so the last group of rows may hold two that are not there.
            var isWhole = i + 3 < lanes;
            for (var v = i / Vector<double>.Count; v < width; v++)
            {
                Vector<double> first = default, second = default, third = default, fourth = default;
                for (var t = 0; t < count; t++)
                {
                    var row = rows[(t * width) + v];
                    var at = (t * lanes) + i;
                    first = Vector.FusedMultiplyAdd(new Vector<double>(_rows[at]), row, first);
                    second = Vector.FusedMultiplyAdd(new Vector<double>(_rows[at + 1]), row, second);
                    if (isWhole)
                    {
                        third = Vector.FusedMultiplyAdd(new Vector<double>(_rows[at + 2]), row, third);
                        fourth = Vector.FusedMultiplyAdd(new Vector<double>(_rows[at + 3]), row, fourth);
                    }
                }

                products[(i * width) + v] += first;
                products[((i + 1) * width) + v] += second;
                if (isWhole)
                {
                    products[((i + 2) * width) + v] += third;
                    products[((i + 3) * width) + v] += fourth;
                }
            }
        }
    }

    /// <summary>The terms that come from the geometric mean g: with q its logarithmic derivative and p = J'w without it, J'J gains
    /// p q' + q p' + w'w q q' and J'w gains w'w q. The common factor g² cancels out of every step and is left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddScaleTerms(Span<double> normal, Span<double> gradient, double squares, int n)
    {
        var (count, lanes) = (_shape.Count, _shape.Lanes);
        for (var i = 0; i < count; i++)
        {
            _relative[i] /= n;
        }

        for (var i = 0; i < count; i++)
        {
            for (var j = i; j < count; j++)
            {
                normal[(i * lanes) + j] += (gradient[i] * _relative[j]) + (_relative[i] * gradient[j])
                    + (squares * _relative[i] * _relative[j]);
            }
        }

        for (var i = 0; i < count; i++)
        {
            gradient[i] += squares * _relative[i];
        }
    }

    /// <summary>Where a run through the history stands.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Progress
    {
        public double Level;
        public double Trend;
        public int Place;
        public double Squares;
        public double Logs;
    }
}
