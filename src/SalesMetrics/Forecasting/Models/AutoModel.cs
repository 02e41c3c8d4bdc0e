using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Forecasting.Models.Combinations;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>The automatic forecast: the middle one of six ways to forecast, fitted to the same history.</summary>
/// <remarks>
/// <para>Without a season: all forms of exponential smoothing (weighted almost equally), complex smoothing, ARIMA, dynamic optimised Theta, a damped trend, and
/// drift. With one: all forms of exponential smoothing and all forms of complex smoothing (weighted almost equally), ARIMA, dynamic optimised Theta, the
/// forms of exponential smoothing with a damped trend (weighted by their likelihood), and last season's value. A model that this history is too short for, or that
/// cannot carry its season, has no voice. The median of such models is that of Petropoulos &amp; Svetunkov 2020, weights by AICc are those of Kolassa 2011.</para>
/// <para>Which models and weights was chosen by rolling origins within the training part of the M3 series, and so was the width of the limits, which without a
/// season was then calibrated on the ends of half of those series; what
/// that says about other series is in docs/calculations/automatic-forecast.md. Fewer than 5 values fall back to <see cref="SimpleExponentialSmoothingModel"/>, a
/// constant history to <see cref="NaiveModel"/>; otherwise the fit is a <see cref="FittedCombination"/>. Forecasts move in proportion with the unit of the
/// series, not with its origin.</para>
/// </remarks>
public sealed class AutoModel : IForecastModel
{
    internal const string ModelName = "auto";

    private const int LeastValues = 5;

    /// <summary><c>auto</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Length < LeastValues)
        {
            return SimpleExponentialSmoothingModel.Fit(series, Fallbacks.TooShort(ModelName, series, LeastValues));
        }

        if (SeriesScale.Of(series.Values.AsSpan()).IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        var members = CombinationMembers.Of(series);
        var names = string.Join(" + ", members.Members.Select(member => member.Name));
        var leftOut = string.Join("; ", members.LeftOut.Select(one => $"{one.Name} left out: {one.Reason.TrimEnd('.')}"));
        return new FittedCombination(
            series, Invariant($"The median of {names}{(leftOut.Length > 0 ? "; " + leftOut : "")}."), members);
    }
}
