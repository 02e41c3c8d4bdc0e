using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>Every future value is expected to equal the last one of the same period of the season: next March sells as the last March
/// did.</summary>
/// <remarks>
/// <para>The h-step variance is (k + 1) times the mean squared change from one season to the next, where k is the number of whole seasons
/// before step h (Hyndman &amp; Athanasopoulos 2021, section 5.5).</para>
/// <para>With season length 1 it is the naive forecast. A history shorter than one season falls back to <see cref="NaiveModel"/>.</para>
/// </remarks>
public sealed class SeasonalNaiveModel : IForecastModel
{
    internal const string ModelName = "seasonal-naive";

    /// <summary><c>seasonal-naive</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return series.Length >= series.SeasonLength
            ? LagFit.Fit(new FitRequest(series, ModelName, Reason: null), series.SeasonLength)
            : NaiveModel.Fit(series, Fallbacks.TooShort(ModelName, series, series.SeasonLength));
    }
}
