using System.Numerics;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>
/// The exact likelihood of an ARMA process by the Kalman filter, from the stationary start, in the fast form of Morf, Sidhu &amp; Kailath 1974
/// (Mélard 1984, AS 197): the change of the covariance matrix from one period to the next has rank one, so that a period costs a multiple
/// of the number of states and not of its square.
/// </summary>
/// <remarks>
/// Working memory is taken once, for the largest process that will be asked for, and nothing is allocated afterwards. Once the covariances
/// have settled to the last digits, only the states go on. One filter serves one thread. Searches for coefficients go through
/// <see cref="ArmaLanes"/>, which gives the same bits for four points at once.
/// </remarks>
internal sealed class ArmaFilter
{
    /// <summary>A covariance that changes by less than this, in units of the error variance, has settled.</summary>
    public const double Settled = 1e-13;

    /// <summary>How often it is asked whether the covariances have settled, in periods.</summary>
    public const int Interval = 8;

    /// <summary>A product of variances above this is taken to its logarithm before it can overflow.</summary>
    public const double LargeProduct = 1e200;

    /// <summary>The variance of an error is never below that of the shock in it, which is 1, save for rounding.</summary>
    public const double LeastVariance = 1 - 1e-6;

    private readonly ArmaStart _start;
    private readonly double[] _values;
    private readonly double[] _ownPhi = new double[ArimaOrder.MostTerms];
    private readonly double[] _seasonalPhi = new double[ArimaOrder.MostSeasonalTerms];
    private readonly double[] _phi;
    private readonly double[] _theta;
    private readonly double[] _state;
    private readonly double[] _meanState;
    private readonly double[] _gain;
    private readonly double[] _change;
    private readonly double[] _meanErrors;
    private readonly double[] _deviations;
    private int _states;

    /// <param name="values">The differenced values; kept, not copied.</param>
    /// <param name="mostStates">The most states of a process to be evaluated.</param>
    public ArmaFilter(double[] values, int mostStates)
    {
        // Room for whole vectors, and for reading one place ahead.
        var room = mostStates + (2 * Vector<double>.Count) + 1;
        _values = values;
        _start = new ArmaStart(mostStates);
        _phi = new double[room];
        _theta = new double[room];
        _state = new double[room];
        _meanState = new double[room];
        _gain = new double[room];
        _change = new double[room];
        _meanErrors = new double[values.Length];
        _deviations = new double[values.Length];
    }

    /// <summary>The number of values.</summary>
    public int Length => _values.Length;

    /// <summary>The mean that was estimated in the last evaluation; 0 without one.</summary>
    public double Mean { get; private set; }

    /// <summary>The sum of squared standardised errors in the last evaluation.</summary>
    public double SquaredErrors { get; private set; }

    /// <summary>The sum of the logarithms of the variances of the errors in the last evaluation, in units of the error variance.</summary>
    public double LogVariances { get; private set; }

    /// <summary>The standard deviations of the one-step errors in the last evaluation, in units of that of the shocks; 1 once all that can
    /// be known of the past is known.</summary>
    public ReadOnlySpan<double> Deviations => _deviations;

    /// <summary>The autoregressive coefficients of the last evaluation, multiplied out.</summary>
    public ReadOnlySpan<double> Phi => _phi.AsSpan(0, _states);

    /// <summary>The moving-average coefficients of the last evaluation, multiplied out.</summary>
    public ReadOnlySpan<double> Theta => _theta.AsSpan(0, _states);

    /// <summary>Evaluates a process.</summary>
    /// <param name="shape">Its orders.</param>
    /// <param name="partials">The partial autocorrelations of its polynomials: autoregressive, moving average, seasonal autoregressive,
    /// seasonal moving average.</param>
    /// <param name="hasMean">Whether a mean is estimated along (by generalised least squares, which is its most likely value).</param>
    /// <param name="errors">Receives the standardised errors, times a factor that makes the sum of their squares smallest where the
    /// likelihood is largest.</param>
    /// <returns>The sum of squares to be made small; infinite when the process cannot be evaluated.</returns>
    public double Evaluate(in ArmaShape shape, ReadOnlySpan<double> partials, bool hasMean, Span<double> errors)
    {
        Expand(shape, partials);
        _states = shape.States;
        var gain = _gain.AsSpan();
        gain.Clear();
        var variance = _start.Solve(Phi, Theta, shape.ArDegree, shape.MaDegree, gain[.._states]);
        if (!double.IsFinite(variance))
        {
            return double.PositiveInfinity;
        }

        gain.CopyTo(_change);
        _state.AsSpan().Clear();
        _meanState.AsSpan().Clear();
        if (!(hasMean ? Filter<WithMean>(variance, errors) : Filter<WithoutMean>(variance, errors)))
        {
            return double.PositiveInfinity;
        }

        return Finish(hasMean, errors);
    }

    /// <summary>Writes the polynomials' own coefficients, as the literature names them.</summary>
    public static void Coefficients(in ArmaShape shape, ReadOnlySpan<double> partials, Span<double> coefficients)
    {
        var at = 0;
        Span<int> lengths = [shape.Ar, shape.Ma, shape.SeasonalAr, shape.SeasonalMa];
        for (var part = 0; part < lengths.Length; part++)
        {
            var own = coefficients.Slice(at, lengths[part]);
            PartialCorrelations.ToCoefficients(partials.Slice(at, lengths[part]), own);
            if (part % 2 == 1)
            {
                // Moving averages are written 1 + theta B + ..., with plus signs.
                for (var j = 0; j < own.Length; j++)
                {
                    own[j] = -own[j];
                }
            }

            at += lengths[part];
        }
    }

    /// <summary>The states after the last value: what the past adds to the values to come.</summary>
    public double[] States()
    {
        var states = new double[_states];
        for (var i = 0; i < _states; i++)
        {
            states[i] = _state[i] - (Mean * _meanState[i]);
        }

        return states;
    }

    private static double Squares(ReadOnlySpan<double> errors)
    {
        var sum = 0d;
        foreach (var error in errors)
        {
            sum += error * error;
        }

        return sum;
    }

    private static void Multiply(ReadOnlySpan<double> own, ReadOnlySpan<double> seasonal, int m, double sign, Span<double> product)
    {
        // (1 - sum own B^i)(1 - sum seasonal B^(m j)), written again as 1 - sum product B^k; sign +1 turns all minuses to plus.
        product.Clear();
        own.CopyTo(product);
        for (var j = 0; j < seasonal.Length; j++)
        {
            var place = ((j + 1) * m) - 1;
            product[place] += seasonal[j];
            for (var i = 0; i < own.Length; i++)
            {
                product[place + i + 1] += sign * seasonal[j] * own[i];
            }
        }
    }

    private void Expand(in ArmaShape shape, ReadOnlySpan<double> partials)
    {
        Span<double> coefficients = stackalloc double[2 * (ArimaOrder.MostTerms + ArimaOrder.MostSeasonalTerms)];
        Coefficients(shape, partials, coefficients);
        var at = shape.Ar + shape.Ma;
        Multiply(coefficients[..shape.Ar], coefficients.Slice(at, shape.SeasonalAr), shape.SeasonLength, -1, _phi);
        Multiply(
            coefficients.Slice(shape.Ar, shape.Ma),
            coefficients.Slice(at + shape.SeasonalAr, shape.SeasonalMa),
            shape.SeasonLength,
            1,
            _theta);
    }

    private bool Filter<TMean>(double variance, Span<double> errors)
        where TMean : struct, IMeanChoice
    {
        var width = Vector<double>.Count;
        var (phi, state, meanState, gain, change) = (_phi, _state, _meanState, _gain, _change);
        var (states, weight, product, logs) = (_states, -1 / variance, 1d, 0d);
        var t = 0;
        for (; t < _values.Length; t++)
        {
            var (first, firstMean) = (state[0], meanState[0]);
            var (error, meanError) = (_values[t] - first, 1 - firstMean);
            var deviation = Math.Sqrt(variance);
            var scale = 1 / deviation;
            _deviations[t] = deviation;
            errors[t] = error * scale;
            if (TMean.IsEstimated)
            {
                _meanErrors[t] = meanError * scale;
            }

            product *= variance;
            if (product > LargeProduct)
            {
                logs += Math.Log(product);
                product = 1;
            }

            var largest = change[0];
            var step = weight * largest;
            var next = variance + (step * largest);

            // The negated form also catches NaN.
            if (!(next > LeastVariance))
            {
                return false;
            }

            var (share, toState, toMean) = (largest / next, error / variance, meanError / variance);
            for (var i = 0; i < states; i += width)
            {
                var coefficients = new Vector<double>(phi, i);
                var gains = new Vector<double>(gain, i);
                (new Vector<double>(state, i + 1) + (coefficients * first) + (gains * toState)).CopyTo(state, i);
                if (TMean.IsEstimated)
                {
                    (new Vector<double>(meanState, i + 1) + (coefficients * firstMean) + (gains * toMean)).CopyTo(meanState, i);
                }

                var moved = new Vector<double>(change, i + 1) + (coefficients * largest);
                gains += moved * step;
                gains.CopyTo(gain, i);
                (moved - (gains * share)).CopyTo(change, i);
            }

            weight *= next / variance;
            variance = next;
            if (t % Interval == 0 && HasSettled(weight))
            {
                t++;
                break;
            }
        }

        Coast<TMean>(t, variance, errors);
        LogVariances = logs + Math.Log(product) + ((_values.Length - t) * Math.Log(variance));
        return double.IsFinite(LogVariances);
    }

    // The covariances no longer change: the rest of the history needs the states alone.
    private void Coast<TMean>(int from, double variance, Span<double> errors)
        where TMean : struct, IMeanChoice
    {
        var width = Vector<double>.Count;
        var (phi, state, meanState, gain) = (_phi, _state, _meanState, _gain);
        var deviation = Math.Sqrt(variance);
        var scale = 1 / deviation;
        _deviations.AsSpan(from).Fill(deviation);
        for (var t = from; t < _values.Length; t++)
        {
            var (first, firstMean) = (state[0], meanState[0]);
            var (error, meanError) = (_values[t] - first, 1 - firstMean);
            errors[t] = error * scale;
            var (toState, toMean) = (error / variance, meanError / variance);
            if (TMean.IsEstimated)
            {
                _meanErrors[t] = meanError * scale;
            }

            for (var i = 0; i < _states; i += width)
            {
                var coefficients = new Vector<double>(phi, i);
                var gains = new Vector<double>(gain, i);
                (new Vector<double>(state, i + 1) + (coefficients * first) + (gains * toState)).CopyTo(state, i);
                if (TMean.IsEstimated)
                {
                    (new Vector<double>(meanState, i + 1) + (coefficients * firstMean) + (gains * toMean)).CopyTo(meanState, i);
                }
            }
        }
    }

    private bool HasSettled(double weight)
    {
        var largest = 0d;
        for (var i = 0; i < _states; i++)
        {
            largest = Math.Max(largest, Math.Abs(_change[i]));
        }

        return Math.Abs(weight) * largest * largest < Settled;
    }

    private double Finish(bool hasMean, Span<double> errors)
    {
        errors = errors[.._values.Length];
        Mean = 0;
        if (hasMean)
        {
            var (both, own) = (0d, 0d);
            for (var t = 0; t < errors.Length; t++)
            {
                both += errors[t] * _meanErrors[t];
                own += _meanErrors[t] * _meanErrors[t];
            }

            Mean = both / own;
            for (var t = 0; t < errors.Length; t++)
            {
                errors[t] -= Mean * _meanErrors[t];
            }
        }

        SquaredErrors = Squares(errors);
        var factor = Math.Exp(LogVariances / (2 * errors.Length));
        foreach (ref var error in errors)
        {
            error *= factor;
        }

        return SquaredErrors * factor * factor;
    }
}
