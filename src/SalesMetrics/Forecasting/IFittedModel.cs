using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting;

/// <summary>What a model learned from one series. Immutable.</summary>
public interface IFittedModel
{
    /// <summary>The history that was fitted.</summary>
    TimeSeries Series { get; }

    /// <summary>The <see cref="IForecastModel.Name"/> of the model that was fitted, which after a fallback is not the one asked
    /// for.</summary>
    string ModelName { get; }

    /// <summary>Why this model was fitted: the rule that chose it, or why the one asked for could not be. Null when it was asked for by
    /// name.</summary>
    string? ModelReason { get; }

    /// <summary>The estimated parameters and the state before the first value, in the model's own order. Empty when it has none.</summary>
    ImmutableArray<ModelParameter> Parameters { get; }

    /// <summary>The one-step-ahead forecasts of the <b>last</b> values of the series, oldest first.</summary>
    /// <remarks>Shorter than the series when the model cannot forecast its first values: seasonal naive has none for the first
    /// season.</remarks>
    ImmutableArray<double> FittedValues { get; }

    /// <summary>The standard deviation of the one-step error, in the unit of the series; null when it could not be estimated.</summary>
    /// <remarks>Its square is the residual variance, which is not offered because it overflows for values that are themselves
    /// legal.</remarks>
    double? ResidualStandardDeviation { get; }

    /// <summary>Why the forecasts have no prediction intervals; null when they have.</summary>
    string? NoIntervalReason { get; }

    /// <summary>How the search for the parameters ended.</summary>
    SearchSummary Search { get; }

    /// <summary>Forecasts the periods after the last value.</summary>
    /// <param name="horizon">How many periods: 1 to <see cref="Forecasting.Forecast.MaxHorizon"/>.</param>
    /// <param name="levels">The probabilities of the prediction intervals, each above 0 and below 1 and given once, such as 0.80 and 0.95.
    /// None means forecasts without intervals.</param>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or a level is out of its range.</exception>
    /// <exception cref="ArgumentException">A level is given twice.</exception>
    Forecast Forecast(int horizon, params ReadOnlySpan<double> levels);
}
