using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>Chooses a model by the length of the history and the season alone, and says why.</summary>
/// <remarks>
/// Holt-Winters where the season length is at least 2 and the history is long enough for it (two full seasons: see
/// <see cref="HoltWintersModel"/>); else simple exponential smoothing from 3 values; else naive. A constant history is carried on. The
/// rule looks at no forecast error, so it cannot choose by luck; it cannot see either that a series has no season.
/// </remarks>
public sealed class DefaultModel : IForecastModel
{
    internal const string ModelName = "default";

    /// <summary><c>default</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var m = series.SeasonLength;
        if (m >= 2 && series.Length >= HoltWintersModel.LeastValues(m))
        {
            return HoltWintersModel.Fit(
                series,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Chosen by rule: {series.Length} values are enough for a trend and a season of {m} periods."));
        }

        if (series.Length < SimpleExponentialSmoothingModel.LeastValues)
        {
            return NaiveModel.Fit(series, "Chosen by rule: with fewer than 3 values there is nothing to estimate.");
        }

        return SimpleExponentialSmoothingModel.Fit(
            series,
            m < 2
                ? "Chosen by rule: the series has no season length, so it is smoothed."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Chosen by rule: a season of {m} takes {HoltWintersModel.LeastValues(m)} values and there are {series.Length}."));
    }
}
