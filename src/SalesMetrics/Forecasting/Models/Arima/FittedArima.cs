using SalesMetrics.Explanations;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>An ARIMA model of one order, fitted to one history: what <see cref="ArimaModel"/> returns unless it had to fall back.</summary>
/// <remarks>
/// <para>Means are those of the exact filter. The h-step variance is sigma² times the sum of the first h squared psi weights (Box &amp; Jenkins
/// 1970), with sigma² over the differenced values less the estimated coefficients; it leaves out that the coefficients are estimates. A limit
/// too large for a <see cref="double"/> is the largest one. Sample paths run the filter on with normal errors of that sigma, and so have these limits.</para>
/// <para>Two fits are equal only when they are the same object.</para>
/// </remarks>
public sealed class FittedArima : IFittedModel, ISamplePaths, IExplainable
{
    // Errors this small beside the spread of the history are rounding: the model runs through every value.
    private const double ExactFit = 1e-12;

    private readonly SeriesScale _scale;
    private readonly ArimaEnd _end;

    internal FittedArima(
        FitRequest request, SeriesScale scale, ArimaEstimate estimate, ImmutableArray<ArimaCandidate> candidates, ArimaEnd end)
    {
        Series = request.Series;
        ModelName = request.ModelName;
        ModelReason = request.Reason;
        Chosen = estimate.Candidate;
        Candidates = candidates;
        Parameters = end.List(estimate, scale);
        FittedValues = end.FittedValues(Series, scale);
        _scale = scale;
        _end = end;
        var degreesOfFreedom = end.Errors.Length - Order.Estimated;
        if (degreesOfFreedom < 1)
        {
            NoIntervalReason = Invariant(
                $"Too few observations: {Series.Length} values leave no error by which to measure the spread of the {Order} model.");
        }
        else if (Math.Sqrt(end.SquaredErrors / degreesOfFreedom) is var deviation && deviation > ExactFit)
        {
            ResidualStandardDeviation = deviation * scale.Width;
        }
        else
        {
            NoIntervalReason = "The model runs through every value of the history, so the spread of the future cannot be measured from it.";
        }
    }

    /// <inheritdoc/>
    public TimeSeries Series { get; }

    /// <inheritdoc/>
    public string ModelName { get; }

    /// <inheritdoc/>
    public string? ModelReason { get; }

    /// <summary>The order that was fitted: the one asked for, or of <see cref="Candidates"/> the one of least
    /// <see cref="ArimaCandidate.Aicc"/> that was not refused.</summary>
    public ArimaOrder Order => Chosen.Order;

    /// <summary>The likelihood of <see cref="Order"/>.</summary>
    public ArimaCandidate Chosen { get; }

    /// <summary>Every order that was tried, in turn. Their coefficients were searched a little less finely than those of
    /// <see cref="Chosen"/>, on the last <see cref="ArimaModel.MostValuesToChooseBy"/> values.</summary>
    public ImmutableArray<ArimaCandidate> Candidates { get; }

    /// <summary><c>ar1</c>, <c>ma1</c>, <c>sar1</c> (seasonal), <c>sma1</c> and on, then <c>mean</c> or <c>drift</c> in the unit of the
    /// series. Moving-average terms are added: 1 + ma1 B.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <inheritdoc/>
    public ImmutableArray<double> FittedValues { get; }

    /// <inheritdoc/>
    public double? ResidualStandardDeviation { get; }

    /// <inheritdoc/>
    public string? NoIntervalReason { get; }

    /// <summary>How the search for the coefficients of <see cref="Order"/> ended; each of <see cref="Candidates"/> had its own.</summary>
    public SearchSummary Search => Chosen.Search;

    /// <inheritdoc/>
    public Forecast Forecast(int horizon, params ReadOnlySpan<double> levels)
    {
        Forecasting.Forecast.CheckHorizon(horizon);
        Forecasting.Forecast.CheckLevels(levels);
        var means = new double[horizon];
        var spreads = new double[levels.IsEmpty ? 0 : horizon];
        _end.Fill(means, spreads);

        Span<double> quantiles = levels.Length <= 16 ? stackalloc double[16] : new double[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            quantiles[i] = NormalQuantile.TwoSided(levels[i]);
        }

        var steps = ImmutableArray.CreateBuilder<ForecastStep>(horizon);
        for (var h = 0; h < horizon; h++)
        {
            var mean = Math.Clamp(_scale.Restore(means[h]), -double.MaxValue, double.MaxValue);
            var intervals = levels.IsEmpty ? [] : Intervals(mean, spreads[h], levels, quantiles);
            steps.Add(new ForecastStep(h + 1, mean, intervals));
        }

        return new Forecast(Series.Id, ModelName, ModelReason, levels.IsEmpty ? null : NoIntervalReason, steps.MoveToImmutable());
    }

    /// <summary>Draws futures: from where the filter ended, with normal errors of the standard deviation <see cref="ResidualStandardDeviation"/>, the differences added up
    /// and the drift included.</summary>
    /// <inheritdoc cref="ISamplePaths.SamplePaths"/>
    public SamplePaths? SamplePaths(int horizon, int count, long seed)
    {
        Forecasting.SamplePaths.Check(horizon, count);
        if (ResidualStandardDeviation is not { } deviation)
        {
            return null;
        }

        var normals = new NormalStream(seed);
        var values = new double[horizon * count];
        foreach (ref var error in values.AsSpan())
        {
            error = normals.Next() * (deviation / _scale.Width);
        }

        _end.RunOn(values, horizon);
        foreach (ref var value in values.AsSpan())
        {
            value = Math.Clamp(_scale.Restore(value), -double.MaxValue, double.MaxValue);
        }

        return new SamplePaths(horizon, ImmutableArray.Create(values));
    }

    /// <inheritdoc/>
    public Explanation Explain() =>
        new("ARIMA", Order.ToString(), Candidates.Select(candidate => candidate.Explain()))
        {
            Rule = Candidates.Length > 1 ? "the order of least AICc among those not refused" : "the order that was asked for",
        };

    private ImmutableArray<PredictionInterval> Intervals(
        double mean, double spread, ReadOnlySpan<double> levels, ReadOnlySpan<double> quantiles)
    {
        if (ResidualStandardDeviation is not { } deviation)
        {
            return [];
        }

        var intervals = ImmutableArray.CreateBuilder<PredictionInterval>(levels.Length);
        for (var i = 0; i < levels.Length; i++)
        {
            var half = Math.Min(quantiles[i] * Math.Min(deviation * spread, double.MaxValue), double.MaxValue);
            intervals.Add(new PredictionInterval(
                levels[i], Math.Max(mean - half, -double.MaxValue), Math.Min(mean + half, double.MaxValue)));
        }

        return intervals.MoveToImmutable();
    }
}
