using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>What a fit leaves behind for the future: the polynomials, the states after the last value, and the last values to add changes
/// to. Everything is on the scale of the history.</summary>
internal sealed class ArimaEnd
{
    private readonly double[] _phi;
    private readonly double[] _theta;
    private readonly double[] _states;
    private readonly double[] _lags;
    private readonly double[] _last;
    private readonly double _mean;
    private readonly double _meanAPeriod;

    /// <summary>Runs the filter over the history once more and keeps where it ended.</summary>
    /// <param name="fitter">Holds the differenced values.</param>
    /// <param name="estimate">The coefficients.</param>
    /// <param name="values">The values before differencing, on the scale of the fit.</param>
    /// <param name="seasonLength">At least 1.</param>
    public ArimaEnd(ArimaFitter fitter, ArimaEstimate estimate, ReadOnlySpan<double> values, int seasonLength)
    {
        var order = estimate.Order;
        var scaled = fitter.Rerun(estimate);
        var filter = fitter.Filter;
        var factor = Math.Exp(filter.LogVariances / (2 * scaled.Length));
        for (var t = 0; t < scaled.Length; t++)
        {
            scaled[t] *= filter.Deviations[t] / factor;
        }

        Errors = scaled;
        SquaredErrors = filter.SquaredErrors;
        _mean = filter.Mean;
        _meanAPeriod = order.SeasonalDifferences > 0 ? _mean / seasonLength : _mean;
        _phi = filter.Phi.ToArray();
        _theta = filter.Theta.ToArray();
        _states = filter.States();
        _lags = Differencing.Polynomial(order.Differences, order.SeasonalDifferences, seasonLength);
        _last = values[^_lags.Length..].ToArray();
    }

    /// <summary>The one-step errors of the differenced values.</summary>
    public double[] Errors { get; }

    /// <summary>The sum of squared one-step errors, each in units of its own standard deviation.</summary>
    public double SquaredErrors { get; }

    /// <summary>Lists the coefficients by their names.</summary>
    public ImmutableArray<ModelParameter> List(ArimaEstimate estimate, SeriesScale scale)
    {
        var order = estimate.Order;
        var coefficients = new double[estimate.Partials.Length];
        ArmaFilter.Coefficients(order.Shape(1), estimate.Partials, coefficients);
        var listed = ImmutableArray.CreateBuilder<ModelParameter>();
        (string Name, int Count)[] kinds = [("ar", order.Ar), ("ma", order.Ma), ("sar", order.SeasonalAr), ("sma", order.SeasonalMa)];
        foreach (var (name, count) in kinds)
        {
            for (var i = 1; i <= count; i++)
            {
                listed.Add(new ModelParameter(Invariant($"{name}{i}"), coefficients[listed.Count]));
            }
        }

        if (order.HasConstant)
        {
            var isMean = _lags.Length == 0;
            listed.Add(new ModelParameter(isMean ? "mean" : "drift", isMean ? scale.Restore(_mean) : _meanAPeriod * scale.Width));
        }

        return listed.DrainToImmutable();
    }

    /// <summary>The one-step forecasts of the last values.</summary>
    public ImmutableArray<double> FittedValues(TimeSeries series, SeriesScale scale)
    {
        var fitted = ImmutableArray.CreateBuilder<double>(Errors.Length);
        var values = series.Values.AsSpan()[^Errors.Length..];
        for (var t = 0; t < values.Length; t++)
        {
            fitted.Add(values[t] - (Errors[t] * scale.Width));
        }

        return fitted.MoveToImmutable();
    }

    /// <summary>Fills in the means, and the standard deviations in units of that of one step, unless they are not asked for.</summary>
    public void Fill(Span<double> means, Span<double> spreads)
    {
        var states = new double[_states.Length + 1];
        _states.CopyTo(states, 0);
        var recent = new double[_lags.Length + means.Length];
        _last.CopyTo(recent, 0);
        for (var h = 0; h < means.Length; h++)
        {
            var first = states[0];
            var value = _mean + first;
            for (var i = 0; i < _states.Length; i++)
            {
                states[i] = states[i + 1] + (_phi[i] * first);
            }

            for (var j = 0; j < _lags.Length; j++)
            {
                value += _lags[j] == 0 ? 0 : _lags[j] * recent[_lags.Length + h - 1 - j];
            }

            recent[_lags.Length + h] = means[h] = value;
        }

        var variance = 0d;
        var psi = spreads.IsEmpty ? [] : Psi(spreads.Length);
        for (var h = 0; h < spreads.Length; h++)
        {
            variance += psi[h] * psi[h];
            spreads[h] = Math.Sqrt(variance);
        }
    }

    /// <summary>Runs on with one-step errors, over and over: each future takes the errors of one path and leaves its values there.</summary>
    /// <param name="paths">The errors of the coming periods, path after path, on the scale of the fit; become values on it.</param>
    /// <param name="horizon">The length of a path.</param>
    public void RunOn(Span<double> paths, int horizon)
    {
        var states = new double[_states.Length + 1];
        var recent = new double[_lags.Length + horizon];
        for (var start = 0; start < paths.Length; start += horizon)
        {
            _states.CopyTo(states, 0);
            _last.CopyTo(recent, 0);
            RunOn(paths.Slice(start, horizon), states, recent);
        }
    }

    private void RunOn(Span<double> path, Span<double> states, Span<double> recent)
    {
        for (var h = 0; h < path.Length; h++)
        {
            var error = path[h];
            var first = states[0] + error;
            var value = _mean + first;
            for (var i = 0; i < _states.Length; i++)
            {
                states[i] = states[i + 1] + (_phi[i] * first) + (_theta[i] * error);
            }

            for (var j = 0; j < _lags.Length; j++)
            {
                value += _lags[j] == 0 ? 0 : _lags[j] * recent[_lags.Length + h - 1 - j];
            }

            recent[_lags.Length + h] = path[h] = value;
        }
    }

    // The weights with which a shock goes on: psi(B) = theta(B) / (phi(B) (1 - B)^d (1 - B^m)^D).
    private double[] Psi(int count)
    {
        var stationary = new double[count];
        var psi = new double[count];
        for (var h = 0; h < count; h++)
        {
            var sum = h == 0 ? 1 : h <= _theta.Length ? _theta[h - 1] : 0;
            for (var j = 0; j < Math.Min(h, _phi.Length); j++)
            {
                sum += _phi[j] * stationary[h - 1 - j];
            }

            stationary[h] = sum;
            for (var j = 0; j < Math.Min(h, _lags.Length); j++)
            {
                sum += _lags[j] * psi[h - 1 - j];
            }

            psi[h] = sum;
        }

        return psi;
    }
}
