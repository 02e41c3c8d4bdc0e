using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>What <see cref="ArmaFilter"/> evaluates, for four points of one shape side by side.</summary>
/// <remarks>
/// <para>A period waits for the divisions and the stores of the period before, so that four points take 1.1 to 1.6 times as
/// long as one; with vectors of 128 bits 1.8 times.</para>
/// <para>No lane meets another and nothing is fused, and every lane goes through the operations of the filter in their order: it has the bits
/// that the filter gives, on every machine. A lane whose covariances have settled is held where it stands while others go on; one that cannot
/// be evaluated goes on too, and its numbers are not read.</para>
/// <para>All of it is compiled in full at its first call: left to the runtime, some dozens of series are fitted before that is done, and the
/// filter of one point took four times as long for them.</para>
/// <para>Working memory is taken once, for the largest process that will be asked for, and nothing is allocated afterwards.</para>
/// </remarks>
internal sealed class ArmaLanes
{
    /// <summary>How many points are evaluated at once.</summary>
    public const int Count = 4;

    private readonly ArmaLanesStart _start;
    private readonly double[] _values;
    private readonly Vector256<double>[] _phi;
    private readonly Vector256<double>[] _theta;
    private readonly Vector256<double>[] _gain;
    private readonly Vector256<double>[] _meanErrors;
    private readonly Place[] _places;

    /// <param name="values">The differenced values; kept, not copied.</param>
    /// <param name="mostStates">The most states of a process to be evaluated.</param>
    public ArmaLanes(double[] values, int mostStates)
    {
        _values = values;
        _start = new ArmaLanesStart(mostStates);
        _phi = new Vector256<double>[mostStates];
        _theta = new Vector256<double>[mostStates];
        _gain = new Vector256<double>[mostStates];
        _meanErrors = new Vector256<double>[values.Length];
        _places = new Place[mostStates + 1];
    }

    /// <summary>The number of values.</summary>
    public int Length => _values.Length;

    /// <summary>The logarithms that <see cref="ArmaFilter.LogVariances"/> sums up, of each point in the last evaluation.</summary>
    public Vector256<double> LogVariances { get; private set; }

    /// <summary>Evaluates four points, as <see cref="ArmaFilter.Evaluate"/> does one.</summary>
    /// <param name="shape">The orders of all of them.</param>
    /// <param name="partials">Their partial autocorrelations, one point a lane.</param>
    /// <param name="hasMean">Whether a mean is estimated along.</param>
    /// <param name="errors">Receives the errors, one point a lane; those of a point that cannot be evaluated mean nothing.</param>
    /// <returns>The sums of squares to be made small; infinite where a point cannot be evaluated.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector256<double> Evaluate(
        in ArmaShape shape, ReadOnlySpan<Vector256<double>> partials, bool hasMean, Span<Vector256<double>> errors)
    {
        var states = shape.States;
        var phi = _phi.AsSpan(0, states);
        var theta = _theta.AsSpan(0, states);
        var gain = _gain.AsSpan(0, states);
        LanePolynomials.Expand(shape, partials, phi, theta);
        var variance = _start.Solve(phi, theta, shape.ArDegree, shape.MaDegree, gain);
        var places = _places.AsSpan(0, states + 1);
        places[states] = default;
        for (var i = 0; i < states; i++)
        {
            places[i] = new Place { Phi = phi[i], Gain = gain[i], Change = gain[i] };
        }

        errors = errors[.._values.Length];
        var isFinite = hasMean
            ? Filter<WithMean>(variance, places, errors)
            : Filter<WithoutMean>(variance, places, errors);
        var squares = Finish(hasMean, errors);
        return Vector256.ConditionalSelect(isFinite, squares, Vector256.Create(double.PositiveInfinity));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> Filter<TMean>(Vector256<double> variance, Span<Place> places, Span<Vector256<double>> errors)
        where TMean : struct, IMeanChoice
    {
        var one = Vector256<double>.One;
        var least = Vector256.Create(ArmaFilter.LeastVariance);
        var large = Vector256.Create(ArmaFilter.LargeProduct);
        var isFinite = Vector256.IsFinite(variance);
        var (isOn, weight, product, logs) = (isFinite, -one / variance, one, Vector256<double>.Zero);
        var rest = Vector256<double>.Zero;
        var t = 0;
        for (; t < errors.Length; t++)
        {
            ref var own = ref places[0];
            var (first, firstMean) = (own.State, own.MeanState);
            var (error, meanError) = (Vector256.Create(_values[t]) - first, one - firstMean);
            var scale = one / Vector256.Sqrt(variance);
            errors[t] = error * scale;
            if (TMean.IsEstimated)
            {
                _meanErrors[t] = meanError * scale;
            }

            product *= Vector256.ConditionalSelect(isOn, variance, one);
            if (Vector256.GreaterThanAny(product, large))
            {
                (product, logs) = Unload(product, logs);
            }

            var largest = own.Change;
            var step = weight * largest;
            var next = variance + (step * largest);
            var isFit = Vector256.GreaterThan(next, least);
            isFinite &= isFit | ~isOn;
            isOn &= isFit;
            var (share, toState, toMean) = (largest / next, error / variance, meanError / variance);
            for (var i = 1; i < places.Length; i++)
            {
                ref var following = ref places[i];
                var (coefficients, gains) = (own.Phi, own.Gain);
                own.State = following.State + (coefficients * first) + (gains * toState);
                if (TMean.IsEstimated)
                {
                    own.MeanState = following.MeanState + (coefficients * firstMean) + (gains * toMean);
                }

                var moved = following.Change + (coefficients * largest);
                gains += moved * step;
                own.Gain = gains;
                own.Change = moved - (gains * share);
                own = ref following;
            }

            weight *= next / variance;
            variance = next;
            if (t % ArmaFilter.Interval == 0)
            {
                // With a weight of 0 nothing of a settled lane changes but its states.
                var isSettled = isOn & HasSettled(weight, places);
                rest = Vector256.ConditionalSelect(isSettled, Vector256.Create((double)(errors.Length - t - 1)), rest);
                isOn &= ~isSettled;
                weight &= isOn;
                if (isOn.ExtractMostSignificantBits() == 0)
                {
                    t++;
                    break;
                }
            }
        }

        Coast<TMean>(t, variance, places, errors);
        LogVariances = logs + Logarithms(product) + (rest * Logarithms(variance));
        return isFinite & Vector256.IsFinite(LogVariances);
    }

    // The covariances no longer change: the rest of the history needs the states alone.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Coast<TMean>(int from, Vector256<double> variance, Span<Place> places, Span<Vector256<double>> errors)
        where TMean : struct, IMeanChoice
    {
        var one = Vector256<double>.One;
        var scale = one / Vector256.Sqrt(variance);
        for (var t = from; t < errors.Length; t++)
        {
            ref var own = ref places[0];
            var (first, firstMean) = (own.State, own.MeanState);
            var (error, meanError) = (Vector256.Create(_values[t]) - first, one - firstMean);
            errors[t] = error * scale;
            var (toState, toMean) = (error / variance, meanError / variance);
            if (TMean.IsEstimated)
            {
                _meanErrors[t] = meanError * scale;
            }

            for (var i = 1; i < places.Length; i++)
            {
                ref var following = ref places[i];
                var (coefficients, gains) = (own.Phi, own.Gain);
                own.State = following.State + (coefficients * first) + (gains * toState);
                if (TMean.IsEstimated)
                {
                    own.MeanState = following.MeanState + (coefficients * firstMean) + (gains * toMean);
                }

                own = ref following;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> HasSettled(Vector256<double> weight, ReadOnlySpan<Place> places)
    {
        var largest = Vector256<double>.Zero;
        foreach (ref readonly var place in places[..^1])
        {
            largest = Vector256.Max(largest, Vector256.Abs(place.Change));
        }

        return Vector256.LessThan(Vector256.Abs(weight) * largest * largest, Vector256.Create(ArmaFilter.Settled));
    }

    // Products of variances that grow large are taken to their logarithms.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (Vector256<double> Product, Vector256<double> Logs) Unload(Vector256<double> product, Vector256<double> logs)
    {
        var isLarge = Vector256.GreaterThan(product, Vector256.Create(ArmaFilter.LargeProduct));
        return (
            Vector256.ConditionalSelect(isLarge, Vector256<double>.One, product),
            Vector256.ConditionalSelect(isLarge, logs + Logarithms(product), logs));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Logarithms(Vector256<double> x) =>
        Vector256.Create(Math.Log(x[0]), Math.Log(x[1]), Math.Log(x[2]), Math.Log(x[3]));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<double> Finish(bool hasMean, Span<Vector256<double>> errors)
    {
        if (hasMean)
        {
            var meanErrors = _meanErrors.AsSpan(0, errors.Length);
            var (both, own) = (Vector256<double>.Zero, Vector256<double>.Zero);
            for (var t = 0; t < errors.Length; t++)
            {
                both += errors[t] * meanErrors[t];
                own += meanErrors[t] * meanErrors[t];
            }

            var mean = both / own;
            for (var t = 0; t < errors.Length; t++)
            {
                errors[t] -= mean * meanErrors[t];
            }
        }

        var squares = Vector256<double>.Zero;
        foreach (var error in errors)
        {
            squares += error * error;
        }

        var powers = LogVariances / Vector256.Create(2d * errors.Length);
        var factor = Vector256.Create(Math.Exp(powers[0]), Math.Exp(powers[1]), Math.Exp(powers[2]), Math.Exp(powers[3]));
        foreach (ref var error in errors)
        {
            error *= factor;
        }

        return squares * factor * factor;
    }

    /// <summary>One state, its coefficient, gain and change.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Place
    {
        public Vector256<double> Phi;
        public Vector256<double> State;
        public Vector256<double> MeanState;
        public Vector256<double> Gain;
        public Vector256<double> Change;
    }
}
