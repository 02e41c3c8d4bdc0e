namespace SalesMetrics.Forecasting.Calls;

/// <summary>A forecast that counted, and what came.</summary>
/// <param name="Forecast">The forecast, the latest made in time.</param>
/// <param name="Observed">What the period brought.</param>
public sealed record ScoredForecast(SubmittedForecast Forecast, double Observed)
{
    /// <summary>Forecast less what came, in the unit of the series: above 0 the forecast was too high.</summary>
    public double Error => Forecast.Value - Observed;
}
