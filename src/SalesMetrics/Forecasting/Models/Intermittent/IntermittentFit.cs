using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Intermittent;

/// <summary>A flat forecast of sales per period, without limits.</summary>
internal sealed class IntermittentFit(FitRequest request, double mean, ImmutableArray<double> fittedValues) : IFittedModel
{
    /// <summary>Why methods for intermittent sales give no limits.</summary>
    public const string NoModel =
        "The method follows from no model of the errors (Shenstone & Hyndman 2005), so limits would be invented: measure them by a backtest.";

    public TimeSeries Series => request.Series;

    public string ModelName => request.ModelName;

    public string? ModelReason => request.Reason;

    public ImmutableArray<ModelParameter> Parameters { get; init; } = [];

    public ImmutableArray<double> FittedValues { get; } = fittedValues;

    public double? ResidualStandardDeviation => null;

    public string? NoIntervalReason => NoModel;

    public SearchSummary Search { get; init; }

    public Forecast Forecast(int horizon, params ReadOnlySpan<double> levels)
    {
        Forecasting.Forecast.CheckHorizon(horizon);
        Forecasting.Forecast.CheckLevels(levels);
        var steps = ImmutableArray.CreateBuilder<ForecastStep>(horizon);
        for (var step = 1; step <= horizon; step++)
        {
            steps.Add(new ForecastStep(step, mean, []));
        }

        return new Forecast(Series.Id, ModelName, ModelReason, levels.IsEmpty ? null : NoIntervalReason, steps.MoveToImmutable());
    }
}
