using System.Runtime.CompilerServices;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>Finds the most likely parameters and initial states of one form together.</summary>
/// <remarks>
/// <para>The starts are compared after one step over the states alone, which for additive errors is exact because the errors are affine in
/// them. From the best few the steps of Levenberg and Marquardt (Nielsen 1999 for the damping) go over everything at once; smoothing
/// parameters that would leave their region stop at its edge, and the rest of the step is found again with them there.</para>
/// <para>Nothing is allocated: all room is handed in.</para>
/// </remarks>
internal ref struct EtsSearch
{
    // Of the gain in log-likelihood that a step may still bring.
    private const double CoarseGain = 0.02;
    private const double FineGain = 2e-6;
    private const double MostDamping = 1e8;

    private readonly EtsKernel _kernel;
    private readonly EtsShape _shape;
    private readonly int _maxEvaluations;
    private readonly Span<double> _compact;
    private readonly Span<double> _trial;
    private readonly Span<double> _step;
    private Span<double> _normal;
    private Span<double> _gradient;
    private Span<double> _nextNormal;
    private Span<double> _nextGradient;
    private int _evaluations;

    public EtsSearch(in EtsShape shape, ReadOnlySpan<double> values, Span<double> buffer, int maxEvaluations)
    {
        _shape = shape;
        _maxEvaluations = maxEvaluations;
        var square = shape.Lanes * shape.Lanes;
        _kernel = new EtsKernel(shape, values, Take(ref buffer, EtsKernel.BufferLength(shape)));
        _normal = Take(ref buffer, square);
        _nextNormal = Take(ref buffer, square);
        _compact = Take(ref buffer, square);
        _gradient = Take(ref buffer, shape.Lanes);
        _nextGradient = Take(ref buffer, shape.Lanes);
        _trial = Take(ref buffer, shape.Lanes);
        _step = Take(ref buffer, shape.Lanes);
    }

    public readonly int Evaluations => _evaluations;

    public static int BufferLength(in EtsShape shape) =>
        EtsKernel.BufferLength(shape) + (3 * shape.Lanes * shape.Lanes) + (4 * shape.Lanes);

    /// <summary>Compares the starts and searches on from the best.</summary>
    /// <param name="values">The history, for the guess of the states.</param>
    /// <param name="given">A point found for a form alike, to start from as well; empty when there is none.</param>
    /// <param name="best">Becomes the best point found.</param>
    /// <param name="bestValue">Becomes its value, +infinity when no start is allowed.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SearchSummary Minimize(
        scoped ReadOnlySpan<double> values, scoped ReadOnlySpan<double> given, scoped Span<double> best, out double bestValue)
    {
        const int MostKept = 4;
        Span<double> kept = stackalloc double[MostKept * EtsModel.MostNumbers];
        Span<double> keptValues = stackalloc double[MostKept];
        Span<double> point = stackalloc double[EtsModel.MostNumbers];
        point = point[.._shape.Count];
        var count = 0;
        var starts = EtsStart.Count(_shape);
        var most = _maxEvaluations < 60 ? 1 : given.IsEmpty ? MostKept - 1 : MostKept;
        for (var start = given.IsEmpty ? 0 : -1; start < starts; start++)
        {
            if (start < 0)
            {
                given.CopyTo(point);
            }
            else
            {
                EtsStart.GuessStates(_shape, values, point);
                EtsStart.Set(_shape, start, point);
            }

            Keep(point, StatesStep(point, moves: start >= 0), kept, keptValues, most, ref count);
        }

        bestValue = double.PositiveInfinity;
        for (var i = 0; i < count; i++)
        {
            kept.Slice(i * _shape.Count, _shape.Count).CopyTo(point);
            var value = Descend(point, CoarseGain);
            if (!double.IsFinite(value))
            {
                // The promised states are not allowed: go on from the guess.
                EtsStart.GuessStates(_shape, values, point);
                value = Descend(point, CoarseGain);
            }

            if (value < bestValue)
            {
                bestValue = value;
                point.CopyTo(best);
            }
        }

        var exit = SearchExit.Converged;
        if (double.IsFinite(bestValue))
        {
            bestValue = Descend(best, FineGain);
            exit = _evaluations >= _maxEvaluations ? SearchExit.EvaluationLimit : SearchExit.Converged;
        }

        return new SearchSummary(exit, _evaluations);
    }

    private static Span<double> Take(scoped ref Span<double> buffer, int count)
    {
        var taken = buffer[..count];
        buffer = buffer[count..];
        return taken;
    }

    /// <summary>Keeps the best points, best first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Keep(
        scoped ReadOnlySpan<double> point, double value, scoped Span<double> kept, scoped Span<double> keptValues, int most, ref int count)
    {
        var size = _shape.Count;
        var place = count;
        while (place > 0 && value < keptValues[place - 1])
        {
            place--;
        }

        if (place >= most || !double.IsFinite(value))
        {
            return;
        }

        count = Math.Min(count + 1, most);
        for (var i = count - 1; i > place; i--)
        {
            kept.Slice((i - 1) * size, size).CopyTo(kept[(i * size)..]);
            keptValues[i] = keptValues[i - 1];
        }

        point.CopyTo(kept[(place * size)..]);
        keptValues[place] = value;
    }

    /// <summary>Moves the states as far as the linear model says, and returns the value it promises.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double StatesStep(scoped Span<double> point, bool moves)
    {
        var value = Evaluate(point, _normal, _gradient, out var squares);
        if (!moves || !double.IsFinite(value))
        {
            return value;
        }

        Span<bool> isFixed = stackalloc bool[EtsModel.MostNumbers];
        isFixed[.._shape.Level].Fill(true);
        _step.Clear();
        var gain = Solve(isFixed, 1e-9);
        var share = Math.Min(gain / squares, 0.999999);
        for (var i = _shape.Level; i < _shape.Count; i++)
        {
            point[i] += _step[i];
        }

        return _shape.Form.NeedsPositiveValues ? value + Math.Log(1 - share) : Math.Log(Math.Max(squares - gain, _kernel.Length * 1e-28));
    }

    /// <summary>Goes downhill until a step promises less than a gain in log-likelihood.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Descend(scoped Span<double> point, double gain)
    {
        var value = Evaluate(point, _normal, _gradient, out var squares);
        var perLikelihood = 2 / (double)_kernel.Length;
        var damping = 1e-3;
        var growth = 2d;
        Span<bool> isFixed = stackalloc bool[EtsModel.MostNumbers];
        while (_evaluations < _maxEvaluations && double.IsFinite(value))
        {
            var promised = BoundedStep(point, damping, isFixed) / squares;
            if (!(promised > gain * perLikelihood))
            {
                break;
            }

            var trial = _trial[.._shape.Count];
            for (var i = 0; i < trial.Length; i++)
            {
                trial[i] = i < _shape.Level ? Math.Clamp(point[i] + _step[i], 0, 1) : point[i] + _step[i];
            }

            var next = Evaluate(trial, _nextNormal, _nextGradient, out var nextSquares);
            var won = value - next;
            if (won > 0)
            {
                trial.CopyTo(point);
                (value, squares) = (next, nextSquares);
                Swap();
                var ratio = (1 - Math.Exp(-won)) / promised;
                var bend = (2 * ratio) - 1;
                damping = Math.Max(damping * Math.Max(0.2, 1 - (bend * bend * bend)), 1e-9);
                growth = 2;
                if (won < gain * perLikelihood)
                {
                    break;
                }
            }
            else
            {
                damping *= growth;
                growth *= 2;
                if (damping > MostDamping)
                {
                    break;
                }
            }
        }

        return value;
    }

    private void Swap()
    {
        var normal = _normal;
        var gradient = _gradient;
        _normal = _nextNormal;
        _gradient = _nextGradient;
        _nextNormal = normal;
        _nextGradient = gradient;
    }

    private double Evaluate(scoped ReadOnlySpan<double> point, Span<double> normal, Span<double> gradient, out double squares)
    {
        _evaluations++;
        return _kernel.Evaluate(point, normal, gradient, out squares);
    }

    /// <summary>Finds the step and returns the fall of the sum of squares that it promises.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double BoundedStep(scoped ReadOnlySpan<double> point, double damping, scoped Span<bool> isFixed)
    {
        isFixed.Clear();
        _step.Clear();
        for (var i = 0; i < _shape.Level; i++)
        {
            // At an edge, and downhill is outside.
            isFixed[i] = (point[i] <= 0 && _gradient[i] > 0) || (point[i] >= 1 && _gradient[i] < 0);
        }

        while (true)
        {
            var promised = Solve(isFixed, damping);
            var isInside = true;
            for (var i = 0; i < _shape.Level; i++)
            {
                if (!isFixed[i] && point[i] + _step[i] is < 0 or > 1)
                {
                    isFixed[i] = true;
                    _step[i] = (_step[i] < 0 ? 0 : 1) - point[i];
                    isInside = false;
                }
            }

            if (isInside)
            {
                return promised;
            }
        }
    }

    /// <summary>Solves for the free part of the step, with the fixed part as it is, and returns the fall that the whole step
    /// promises.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly double Solve(scoped ReadOnlySpan<bool> isFixed, double damping)
    {
        var (count, lanes) = (_shape.Count, _shape.Lanes);
        Span<double> right = stackalloc double[EtsModel.MostNumbers];
        Span<int> free = stackalloc int[EtsModel.MostNumbers];
        var used = 0;
        for (var i = 0; i < count; i++)
        {
            if (!isFixed[i])
            {
                free[used++] = i;
            }
        }

        for (var r = 0; r < used; r++)
        {
            var i = free[r];
            right[r] = -_gradient[i];
            for (var k = 0; k < _shape.Level; k++)
            {
                if (isFixed[k] && _step[k] != 0)
                {
                    right[r] -= _normal[(Math.Min(i, k) * lanes) + Math.Max(i, k)] * _step[k];
                }
            }

            for (var c = r; c < used; c++)
            {
                _compact[(r * lanes) + c] = _normal[(i * lanes) + free[c]];
            }

            _compact[(r * lanes) + r] *= 1 + damping;
        }

        LinearLeastSquares.Solve(_compact, lanes, right[..used]);
        for (var r = 0; r < used; r++)
        {
            _step[free[r]] = right[r];
        }

        // -(2 g's + s'Hs)
        var promised = 0d;
        for (var i = 0; i < count; i++)
        {
            var row = _normal.Slice(i * lanes, count);
            var sum = (2 * _gradient[i]) + (row[i] * _step[i]);
            for (var j = i + 1; j < count; j++)
            {
                sum += 2 * row[j] * _step[j];
            }

            promised -= sum * _step[i];
        }

        return promised;
    }
}
