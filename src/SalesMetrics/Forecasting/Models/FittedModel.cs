using System.Buffers;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>What the fitted models share: intervals are symmetric around the mean, with a spread that follows from the step.</summary>
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
            quantiles[i] = Quantile(levels[i]);
        }

        var buffer = ArrayPool<double>.Shared.Rent(2 * horizon);
        var means = buffer.AsSpan(0, horizon);
        var spreads = buffer.AsSpan(horizon, horizon);
        Fill(means, spreads);
        var steps = ImmutableArray.CreateBuilder<ForecastStep>(horizon);
        for (var i = 0; i < horizon; i++)
        {
            steps.Add(new ForecastStep(i + 1, means[i], Intervals(means[i], spreads[i], levels, quantiles)));
        }

        ArrayPool<double>.Shared.Return(buffer);
        return new Forecast(
            Series.Id, ModelName, ModelReason, levels.IsEmpty ? null : NoIntervalReason, steps.MoveToImmutable());
    }

    /// <summary>Fills in the point forecasts, from step 1, and their standard deviations in units of the one-step deviation.</summary>
    protected abstract void Fill(Span<double> means, Span<double> spreads);

    /// <summary>Half the width of a two-sided interval, in standard deviations.</summary>
    protected virtual double Quantile(double level) => NormalQuantile.TwoSided(level);

    private ImmutableArray<PredictionInterval> Intervals(
        double mean, double spread, ReadOnlySpan<double> levels, ReadOnlySpan<double> quantiles)
    {
        if (ResidualStandardDeviation is not { } deviation || levels.IsEmpty)
        {
            return [];
        }

        var intervals = ImmutableArray.CreateBuilder<PredictionInterval>(levels.Length);
        for (var i = 0; i < levels.Length; i++)
        {
            var half = quantiles[i] * (deviation * spread);
            intervals.Add(new PredictionInterval(levels[i], mean - half, mean + half));
        }

        return intervals.MoveToImmutable();
    }
}
