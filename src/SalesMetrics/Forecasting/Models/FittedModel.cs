using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>What the fitted models share: intervals are normal around the mean, with a variance that grows by a known path.</summary>
internal abstract class FittedModel : IFittedModel
{
    // Errors this small beside the spread of the history are rounding: the model runs through every value.
    private const double ExactFit = 1e-12;

    /// <param name="request">The history, the model's name and why it was fitted.</param>
    /// <param name="fittedValues">The one-step forecasts of the last values.</param>
    /// <param name="scale">The scale of the history.</param>
    /// <param name="scaledSquaredErrors">The sum of squared one-step errors on that scale, where it cannot overflow.</param>
    /// <param name="degreesOfFreedom">The number of errors less the number of estimated parameters and states.</param>
    protected FittedModel(
        FitRequest request, ImmutableArray<double> fittedValues, SeriesScale scale, double scaledSquaredErrors, int degreesOfFreedom)
    {
        Series = request.Series;
        ModelName = request.ModelName;
        ModelReason = request.Reason;
        FittedValues = fittedValues;
        if (degreesOfFreedom < 1)
        {
            NoIntervalReason = string.Create(
                CultureInfo.InvariantCulture,
                $"Too few observations: {Series.Length} values leave no error by which to measure the spread of the {ModelName} model.");
        }
        else if (scale.IsConstant)
        {
            NoIntervalReason = "The history is constant, so the spread of the future cannot be measured from it.";
        }
        else if (Math.Sqrt(scaledSquaredErrors / degreesOfFreedom) is var deviation && deviation <= ExactFit)
        {
            NoIntervalReason = "The model runs through every value of the history, so the spread of the future cannot be measured from it.";
        }
        else
        {
            ResidualStandardDeviation = deviation * scale.Width;
        }
    }

    public TimeSeries Series { get; }

    public string ModelName { get; }

    public string? ModelReason { get; }

    public ImmutableArray<ModelParameter> Parameters { get; init; } = [];

    public ImmutableArray<double> FittedValues { get; }

    public double? ResidualStandardDeviation { get; }

    public string? NoIntervalReason { get; }

    public SearchSummary Search { get; init; }

    public Forecast Forecast(int horizon, params ReadOnlySpan<double> levels)
    {
        Forecasting.Forecast.CheckHorizon(horizon);
        Forecasting.Forecast.CheckLevels(levels);

        Span<double> quantiles = levels.Length <= 16 ? stackalloc double[16] : new double[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            quantiles[i] = NormalQuantile.TwoSided(levels[i]);
        }

        var steps = ImmutableArray.CreateBuilder<ForecastStep>(horizon);
        var variance = 0d;
        for (var step = 1; step <= horizon; step++)
        {
            var mean = Mean(step);
            variance += AddedVariance(step);
            steps.Add(new ForecastStep(step, mean, Intervals(mean, variance, levels, quantiles)));
        }

        return new Forecast(
            Series.Id, ModelName, ModelReason, levels.IsEmpty ? null : NoIntervalReason, steps.MoveToImmutable());
    }

    /// <summary>The point forecast of a step, from 1.</summary>
    protected abstract double Mean(int step);

    /// <summary>What a step adds to the variance of the step before it, in units of the one-step variance; never negative.</summary>
    protected abstract double AddedVariance(int step);

    private ImmutableArray<PredictionInterval> Intervals(
        double mean, double variance, ReadOnlySpan<double> levels, ReadOnlySpan<double> quantiles)
    {
        if (ResidualStandardDeviation is not { } deviation || levels.IsEmpty)
        {
            return [];
        }

        var spread = deviation * Math.Sqrt(variance);
        var intervals = ImmutableArray.CreateBuilder<PredictionInterval>(levels.Length);
        for (var i = 0; i < levels.Length; i++)
        {
            var half = quantiles[i] * spread;
            intervals.Add(new PredictionInterval(levels[i], mean - half, mean + half));
        }

        return intervals.MoveToImmutable();
    }
}
