using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Intermittent;

/// <summary>The mean of the forecasts from blocks of one period, of two, and on to the mean interval between sales.</summary>
/// <remarks>
/// <para>IMAPA, the multiple aggregation of Petropoulos &amp; Kourentzes 2015 with simple exponential smoothing at each length and equal
/// weights. At most <see cref="MostLengths"/> lengths are tried: the shortest.</para>
/// <para>Limits, fitted values and fallbacks are those of <see cref="AdidaModel"/>; the parameter <c>block</c> is the longest length.</para>
/// </remarks>
public sealed class ImapaModel : IForecastModel
{
    /// <summary>How many lengths of blocks are tried at most.</summary>
    public const int MostLengths = 24;

    internal const string ModelName = "imapa";

    /// <summary><c>imapa</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series) => BlockForecast.Fit(series, ModelName, isMultiple: true);
}
