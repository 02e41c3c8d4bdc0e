using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Intermittent;

/// <summary>Sales that come now and then, added up in blocks long enough that most have a sale, smoothed, and spread over the periods
/// again.</summary>
/// <remarks>
/// <para>ADIDA, the aggregate-disaggregate approach of Nikolopoulos et al. 2011: blocks as long as the mean interval between sales, ending
/// with the last value, at least three of them; simple exponential smoothing of their sums; equal shares.</para>
/// <para>No limits and no fitted values: the blocks overlap no single period. Fewer than 3 values or one below zero fall back to
/// <see cref="SimpleExponentialSmoothingModel"/>, a constant history to <see cref="NaiveModel"/>. The parameter <c>block</c> is the length of
/// a block in periods.</para>
/// </remarks>
public sealed class AdidaModel : IForecastModel
{
    internal const string ModelName = "adida";

    /// <summary><c>adida</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series) => BlockForecast.Fit(series, ModelName, isMultiple: false);
}
