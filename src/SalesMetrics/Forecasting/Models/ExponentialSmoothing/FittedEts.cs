using SalesMetrics.Explanations;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>Exponential smoothing of one form, fitted to one history: what <see cref="EtsModel"/> and <see cref="DampedTrendModel"/>
/// return unless they had to fall back.</summary>
/// <remarks>
/// <para>Means and variances are those of the model with normal errors; limits are mean ± z standard deviations. With a multiplicative error
/// the true distribution is a little skewed to the right, which <see cref="SamplePaths"/> shows. A limit too large for a
/// <see cref="double"/> is the largest one.</para>
/// <para>Two fits are equal only when they are the same object.</para>
/// </remarks>
public sealed class FittedEts : IFittedModel, ISamplePaths, IExplainable
{
    // Errors this small beside the spread of the history are rounding: the model runs through every value.
    private const double ExactFit = 1e-12;

    private readonly EtsEnd _end;
    private readonly double _origin;
    private readonly double _unit;

    internal FittedEts(FitRequest request, EtsRun run, ImmutableArray<EtsCandidate> candidates, SearchSummary search)
    {
        Series = request.Series;
        ModelName = request.ModelName;
        ModelReason = request.Reason;
        Parameters = run.Parameters;
        FittedValues = run.FittedValues;
        Candidates = candidates;
        Search = search;
        (_origin, _unit, _end) = (run.Origin, run.Unit, run.End);
        var form = _end.Shape.Form;
        Chosen = candidates.First(candidate => candidate.Form == form);
        var degreesOfFreedom = Series.Length - Chosen.EstimatedNumbers + 1;
        var deviation = Math.Sqrt(run.SquaredErrors / degreesOfFreedom);
        if (Math.Sqrt(run.SquaredResiduals / degreesOfFreedom) is var residual && residual > ExactFit)
        {
            ErrorStandardDeviation = form.Error == ErrorForm.Additive ? deviation * _unit : deviation;
            ResidualStandardDeviation = residual * _unit;
            _end = _end with { ErrorVariance = deviation * deviation };
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

    /// <summary>The form that was fitted: the one asked for, or of <see cref="Candidates"/> the one of least
    /// <see cref="EtsCandidate.Aicc"/>.</summary>
    public EtsForm Form => Chosen.Form;

    /// <summary>The likelihood of <see cref="Form"/>; one of <see cref="Candidates"/>.</summary>
    public EtsCandidate Chosen { get; }

    /// <summary>Every form that the history was long enough for, from simple to rich.</summary>
    public ImmutableArray<EtsCandidate> Candidates { get; }

    /// <summary>Alpha, beta, gamma and phi, then level, trend and seasonal states before the first value, as far as the form has them.
    /// Multiplicative seasonal states are factors around 1.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <inheritdoc/>
    public ImmutableArray<double> FittedValues { get; }

    /// <summary>The standard deviation of the error: in the unit of the series when it is additive, as a share of the forecast when it is
    /// multiplicative; null when it could not be measured.</summary>
    public double? ErrorStandardDeviation { get; }

    /// <inheritdoc/>
    public double? ResidualStandardDeviation { get; }

    /// <inheritdoc/>
    public string? NoIntervalReason { get; }

    /// <summary>How the search of the chosen form ended, with the evaluations of all forms.</summary>
    public SearchSummary Search { get; }

    /// <inheritdoc/>
    public Forecast Forecast(int horizon, params ReadOnlySpan<double> levels)
    {
        Forecasting.Forecast.CheckHorizon(horizon);
        Forecasting.Forecast.CheckLevels(levels);
        var means = new double[horizon];
        var variances = new double[horizon];
        EtsOutlook.Fill(_end, means, variances);

        Span<double> quantiles = levels.Length <= 16 ? stackalloc double[16] : new double[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            quantiles[i] = NormalQuantile.TwoSided(levels[i]);
        }

        var steps = ImmutableArray.CreateBuilder<ForecastStep>(horizon);
        for (var h = 0; h < horizon; h++)
        {
            var mean = Restore(means[h]);
            steps.Add(new ForecastStep(h + 1, mean, Intervals(mean, variances[h], levels, quantiles)));
        }

        return new Forecast(Series.Id, ModelName, ModelReason, levels.IsEmpty ? null : NoIntervalReason, steps.MoveToImmutable());
    }

    /// <inheritdoc/>
    /// <remarks>Shocks are normal; a relative one below -1 counts as -1, so that no value of such a model falls below zero by
    /// chance.</remarks>
    public SamplePaths? SamplePaths(int horizon, int count, long seed)
    {
        Forecasting.SamplePaths.Check(horizon, count);
        if (NoIntervalReason is not null)
        {
            return null;
        }

        var normals = new NormalStream(seed);
        var season = new double[_end.Season.Length];
        var values = new double[horizon * count];
        for (var i = 0; i < count; i++)
        {
            _end.Draw(ref normals, season, values.AsSpan(i * horizon, horizon));
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Restore(values[i]);
        }

        return new SamplePaths(horizon, ImmutableArray.Create(values));
    }

    /// <inheritdoc/>
    public Explanation Explain() =>
        new("Exponential smoothing", Form.ToString(), Candidates.Select(candidate => candidate.Explain()))
        {
            Rule = Candidates.Length > 1 ? "the form of least AICc" : "the form that was asked for",
        };

    private double Restore(double place) => Math.Clamp(_origin + (place * _unit), -double.MaxValue, double.MaxValue);

    private ImmutableArray<PredictionInterval> Intervals(
        double mean, double variance, ReadOnlySpan<double> levels, ReadOnlySpan<double> quantiles)
    {
        if (NoIntervalReason is not null || levels.IsEmpty)
        {
            return [];
        }

        var spread = Math.Min(Math.Sqrt(variance) * _unit, double.MaxValue);
        var intervals = ImmutableArray.CreateBuilder<PredictionInterval>(levels.Length);
        for (var i = 0; i < levels.Length; i++)
        {
            var half = quantiles[i] * spread;
            intervals.Add(new PredictionInterval(
                levels[i], Math.Max(mean - half, -double.MaxValue), Math.Min(mean + half, double.MaxValue)));
        }

        return intervals.MoveToImmutable();
    }
}
