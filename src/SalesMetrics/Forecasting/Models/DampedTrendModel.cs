using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Forecasting.Models.ExponentialSmoothing;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>Holt's method with a trend that dies away: the forecast levels off instead of running on for ever.</summary>
/// <remarks>
/// ETS(A,Ad,N) of Hyndman et al. 2008, R's <c>holt(damped = TRUE)</c>; Gardner &amp; McKenzie 1985. Each period the trend keeps the share phi
/// of itself, 0.80 to 0.98. The fit is a <see cref="FittedEts"/> and the h-step variance exact. Fewer than 8 values fall back to
/// <see cref="HoltModel"/> or simpler, a constant history to <see cref="NaiveModel"/>.
/// </remarks>
public sealed class DampedTrendModel : IForecastModel
{
    internal const string ModelName = "damped";
    internal const int LeastValues = 8;

    private static readonly EtsForm Form = new(ErrorForm.Additive, TrendForm.Damped, SeasonForm.None);

    /// <summary><c>damped</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Length < LeastValues)
        {
            return HoltModel.Fit(series, Fallbacks.TooShort(ModelName, series, LeastValues));
        }

        if (SeriesScale.Of(series.Values.AsSpan()).IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        return (IFittedModel?)EtsSelection.Fit(new FitRequest(series, ModelName, null), [Form])
            ?? HoltModel.Fit(series, "No parameters of a damped trend fit the history: a simpler model was fitted.");
    }
}
