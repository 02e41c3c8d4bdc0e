using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>Finds alpha, beta, phi and the states before the first value that make the sum of squared errors of a level with a trend
/// least.</summary>
/// <remarks>
/// <para>The starts are compared four at a time, each with its best states. From the best few, side by side too, the steps of Levenberg and
/// Marquardt (Nielsen 1999 for the damping) go on until one promises little, and from the best of them until it promises next to nothing.
/// Parameters that would leave their region stop at its edge, and the rest of the step is found again with them there.</para>
/// <para>Nothing is allocated.</para>
/// </remarks>
internal ref struct TrendSearch
{
    // Of the gain in log-likelihood that a step may still bring.
    private const double CoarseGain = 0.02;
    private const double FineGain = 1e-8;
    private const double FirstDamping = 1e-3;
    private const double MostDamping = 1e8;
    private const int Lanes = TrendObjective.Lanes;

    // Squared errors this small beside the spread of the history are rounding.
    private const double ExactFit = 1e-28;

    private readonly TrendObjective _objective;
    private readonly double _leastPhi;
    private readonly double _phiRange;
    private readonly bool _isDamped;
    private readonly int _maxPasses;
    private int _passes;

    /// <summary>Shares of the step that are tried at the end.</summary>
    private static ReadOnlySpan<double> Lengths => [1, 0.5, 0.75, 1.5];

    /// <param name="objective">The errors.</param>
    /// <param name="leastPhi">Phi at place 0.</param>
    /// <param name="mostPhi">Phi at place 1; equal to <paramref name="leastPhi"/> when it is given.</param>
    /// <param name="maxPasses">How often the history may be run through, for four points each time.</param>
    public TrendSearch(TrendObjective objective, double leastPhi, double mostPhi, int maxPasses)
    {
        _objective = objective;
        _leastPhi = leastPhi;
        _phiRange = mostPhi - leastPhi;
        _isDamped = _phiRange > 0;
        _maxPasses = maxPasses;
    }

    /// <param name="starts">Places of alpha, beta and phi, one start after the other.</param>
    /// <param name="kept">From how many of them to go on; four cost as much as one.</param>
    /// <param name="best">Becomes the best point found.</param>
    /// <param name="squares">Becomes its sum of squares.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SearchSummary Minimize(scoped ReadOnlySpan<Triple> starts, int kept, out TrendPoint best, out double squares)
    {
        // Whole groups: the last is filled up with the best start, whose way is then gone more than once, at no cost.
        Span<Descent> descents = stackalloc Descent[(kept + Lanes - 1) / Lanes * Lanes];
        var count = Screen(starts, descents[..kept]);
        foreach (ref var descent in descents[count..])
        {
            descent = descents[0];
        }

        for (var first = 0; first < count; first += Lanes)
        {
            var group = descents.Slice(first, Lanes);
            Begin(group);
            Descend(group[..Math.Min(Lanes, count - first)]);
        }

        var place = 0;
        for (var i = 1; i < count; i++)
        {
            place = descents[i].Slopes.Least < descents[place].Slopes.Least ? i : place;
        }

        Finish(ref descents[place]);
        best = descents[place].Point;
        best.First += descents[place].Slopes.First;
        best.Second += descents[place].Slopes.Second;
        squares = descents[place].Slopes.Least;
        return new SearchSummary(_passes >= _maxPasses ? SearchExit.EvaluationLimit : SearchExit.Converged, _passes * Lanes);
    }

    /// <summary>Compares the starts and keeps the best, best first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Screen(scoped ReadOnlySpan<Triple> starts, scoped Span<Descent> kept)
    {
        Span<TrendPoint> points = stackalloc TrendPoint[Lanes];
        Span<Vector256<double>> sums = stackalloc Vector256<double>[TrendSlopes.Count];
        var count = 0;
        for (var first = 0; first < starts.Length; first += Lanes)
        {
            for (var i = 0; i < Lanes; i++)
            {
                points[i] = At(starts[Math.Min(first + i, starts.Length - 1)]);
                _objective.Guess(ref points[i]);
            }

            Evaluate(points, sums);
            for (var i = 0; i < Math.Min(Lanes, starts.Length - first); i++)
            {
                var slopes = TrendSlopes.At(sums, i);
                points[i].First += slopes.First;
                points[i].Second += slopes.Second;
                Keep(points[i], slopes.Least, kept, ref count);
            }
        }

        return count;
    }

    private static void Keep(in TrendPoint point, double value, scoped Span<Descent> kept, ref int count)
    {
        var place = count;
        while (place > 0 && value < kept[place - 1].Slopes.Least)
        {
            place--;
        }

        if (place >= kept.Length)
        {
            return;
        }

        count = Math.Min(count + 1, kept.Length);
        for (var i = count - 1; i > place; i--)
        {
            kept[i] = kept[i - 1];
        }

        kept[place] = new Descent { Point = point, Slopes = new TrendSlopes { Least = value } };
    }

    /// <summary>Finds the slopes again, with the best states.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Begin(scoped Span<Descent> descents)
    {
        Span<TrendPoint> points = stackalloc TrendPoint[Lanes];
        Span<Vector256<double>> sums = stackalloc Vector256<double>[TrendSlopes.Count];
        for (var i = 0; i < Lanes; i++)
        {
            points[i] = descents[i].Point;
        }

        Evaluate(points, sums);
        for (var i = 0; i < Lanes; i++)
        {
            descents[i] = new Descent { Point = points[i], Slopes = TrendSlopes.At(sums, i), Damping = FirstDamping, Growth = 2 };
        }
    }

    /// <summary>Goes downhill from all of them, side by side, until none can promise much.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Descend(scoped Span<Descent> active)
    {
        Span<TrendPoint> trials = stackalloc TrendPoint[Lanes];
        Span<Vector256<double>> sums = stackalloc Vector256<double>[TrendSlopes.Count];
        Span<double> promises = stackalloc double[Lanes];
        var least = CoarseGain * 2 / _objective.Length;
        trials.Fill(active[0].Point);

        while (_passes < _maxPasses)
        {
            var isDone = true;
            for (var i = 0; i < active.Length; i++)
            {
                ref var descent = ref active[i];
                if (descent.IsDone)
                {
                    continue;
                }

                var promised = Promise(descent, least, ref descent.Damping, out var step);
                descent.IsDone = !(promised > least) || descent.Slopes.Squares <= _objective.Length * ExactFit;
                if (!descent.IsDone)
                {
                    (promises[i], trials[i]) = (promised, Trial(descent, step));
                    isDone = false;
                }
            }

            if (isDone)
            {
                return;
            }

            Evaluate(trials, sums);
            for (var i = 0; i < active.Length; i++)
            {
                if (!active[i].IsDone)
                {
                    active[i].Judge(trials[i], TrendSlopes.At(sums, i), promises[i], least);
                }
            }
        }
    }

    /// <summary>Goes to the bottom of one valley. Where it is narrow and bent, steps of the linear model are too short or too long time and again,
    /// so each is tried at four lengths.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish(ref Descent descent)
    {
        Span<TrendPoint> trials = stackalloc TrendPoint[Lanes];
        Span<Vector256<double>> sums = stackalloc Vector256<double>[TrendSlopes.Count];
        var least = FineGain * 2 / _objective.Length;
        var (damping, growth) = (FirstDamping, 2d);
        while (_passes < _maxPasses && descent.Slopes.Least > _objective.Length * ExactFit && damping < MostDamping)
        {
            var promised = Promise(descent, least, ref damping, out var step);
            if (!(promised > least))
            {
                return;
            }

            for (var i = 0; i < Lanes; i++)
            {
                trials[i] = Trial(descent, step.Scale(Lengths[i]));
            }

            Evaluate(trials, sums);
            var before = descent.Slopes.Least;
            if (TrendSlopes.At(sums, 0).Least < before)
            {
                damping = Math.Max(0.2 * damping, 1e-9);
                growth = 2;
            }
            else
            {
                damping *= growth;
                growth *= 2;
            }

            for (var i = 0; i < Lanes; i++)
            {
                if (TrendSlopes.At(sums, i) is var slopes && slopes.Least < descent.Slopes.Least)
                {
                    (descent.Point, descent.Slopes) = (trials[i], slopes);
                }
            }

            var won = 1 - (descent.Slopes.Least / before);
            if (won > 0 && won < least)
            {
                return;
            }
        }
    }

    /// <summary>The next step, made shorter where the edges cut off what it would win, and the share of the sum of squares that it promises.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly double Promise(in Descent descent, double least, ref double damping, out Triple step)
    {
        while (true)
        {
            var promised = descent.Slopes.Step(descent.Point.Places, damping, _isDamped, out step, out var isCut) / descent.Slopes.Squares;
            if (promised > least || !isCut || damping >= MostDamping)
            {
                return promised;
            }

            damping = Math.Max(damping, FirstDamping) * 10;
        }
    }

    /// <summary>The point at places, which are moved to the edge of the unit cube if they lie outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly TrendPoint At(in Triple places)
    {
        var inside = new Triple(Math.Clamp(places.Alpha, 0, 1), Math.Clamp(places.Beta, 0, 1), Math.Clamp(places.Phi, 0, 1));
        var alpha = SmoothingParameters.Least + (inside.Alpha * SmoothingParameters.Range);
        return new TrendPoint
        {
            Places = inside,
            Alpha = alpha,
            Beta = SmoothingParameters.Least + (inside.Beta * (alpha - SmoothingParameters.Least)),
            Phi = _leastPhi + (inside.Phi * _phiRange),
        };
    }

    /// <summary>The point that a step leads to, with the first two errors that the linear model expects there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly TrendPoint Trial(in Descent descent, in Triple whole)
    {
        var (point, slopes) = (descent.Point, descent.Slopes);
        var trial = At(point.Places + whole);
        var step = trial.Places + point.Places.Scale(-1);
        var first = slopes.First + slopes.FirstByPlace.Times(step);
        var second = slopes.Second + slopes.SecondByPlace.Times(step);

        // The linear model in terms of level and trend, which answer to the smoothing parameters less than the first two errors do.
        var alpha = SmoothingParameters.Range * step.Alpha;
        var beta = (point.Places.Beta * alpha) + ((point.Alpha - SmoothingParameters.Least) * step.Beta);
        var phi = _phiRange * step.Phi;
        var (level, trend) = _objective.States(point);
        var next = (point.Phi * trend) + (point.Beta * point.First);
        var ofNext = (((1 - point.Alpha) * first) - (alpha * point.First) - (phi * next) - second) / point.Phi;
        var ofTrend = (ofNext - (phi * trend) - (beta * point.First) - (point.Beta * first)) / point.Phi;
        var ofLevel = -first - (point.Phi * ofTrend) - (phi * trend);
        _objective.Begin(ref trial, level + ofLevel, trend + ofTrend);
        return trial;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Evaluate(scoped ReadOnlySpan<TrendPoint> points, scoped Span<Vector256<double>> sums)
    {
        _passes++;
        _objective.Evaluate(points, _phiRange, sums);
    }

    /// <summary>One way downhill.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Descent
    {
        public TrendPoint Point;
        public TrendSlopes Slopes;
        public double Damping;
        public double Growth;
        public bool IsDone;

        /// <summary>Takes the point if it is better, and changes the damping accordingly.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Judge(in TrendPoint trial, in TrendSlopes slopes, double promised, double least)
        {
            var won = 1 - (slopes.Squares / Slopes.Squares);
            if (won > 0)
            {
                (Point, Slopes) = (trial, slopes);
                var bend = (2 * won / promised) - 1;
                Damping = Math.Max(Damping * Math.Max(0.2, 1 - (bend * bend * bend)), 1e-9);
                Growth = 2;
                IsDone = won < least;
                return;
            }

            Damping *= Growth;
            Growth *= 2;
            IsDone = Damping > MostDamping;
        }
    }
}
