using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>Every future value is expected to equal the last one: the forecast that others must beat.</summary>
/// <remarks>
/// The h-step variance is h times the mean squared change from one value to the next (Hyndman &amp; Athanasopoulos 2021, section 5.5). One
/// value is enough for a forecast, two different ones for intervals.
/// </remarks>
public sealed class NaiveModel : IForecastModel
{
    internal const string ModelName = "naive";

    /// <summary><c>naive</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series) => Fit(series, reason: null);

    internal static FittedModel Fit(TimeSeries series, string? reason)
    {
        ArgumentNullException.ThrowIfNull(series);
        return LagFit.Fit(new FitRequest(series, ModelName, reason), lag: 1);
    }
}
