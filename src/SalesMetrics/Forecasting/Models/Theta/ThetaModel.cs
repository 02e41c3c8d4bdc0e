using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Theta;

/// <summary>The Theta method: simple exponential smoothing that drifts by half the trend of the whole history. The best single method of the
/// M3 competition.</summary>
/// <remarks>
/// <para>Assimakopoulos &amp; Nikolopoulos 2000 in the form of Hyndman &amp; Billah 2003, as <c>thetaf</c> of R's forecast package has it. A
/// season is tested for (<see cref="SeasonalityTestCalculator"/>) and, where found, taken out by classical decomposition and put back after.
/// Alpha and the initial level are those of <see cref="SimpleExponentialSmoothingModel"/> on the adjusted values; the drift is half the
/// least-squares slope.</para>
/// <para>The h-step variance is sigma² (1 + (h - 1) alpha²) with the sigma of the smoothing over n - 2 degrees of freedom. As in R it is
/// that of the adjusted values: the limits of a peak are as wide as those of a trough.</para>
/// <para>Fewer than 3 values or a constant history fall back to <see cref="NaiveModel"/>.</para>
/// <para>The fit is an <see cref="ISamplePaths"/> unless it fell back. A multiplicative season depends on the distance from zero, so
/// forecasts move with the origin of the series only where no such season was found.</para>
/// </remarks>
public sealed class ThetaModel : IForecastModel
{
    internal const string ModelName = "theta";
    internal const int LeastValues = 3;

    /// <summary><c>theta</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series) => Fit(series, reason: null);

    internal static FittedModel Fit(TimeSeries series, string? reason)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Length < LeastValues)
        {
            return NaiveModel.Fit(series, reason ?? Fallbacks.TooShort(ModelName, series, LeastValues));
        }

        if (SeriesScale.Of(series.Values.AsSpan()).IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        var history = AdjustedHistory.Of(series);
        var objective = new SesObjective(history.Values);
        var search = objective.Minimize(out var alpha);
        objective.Evaluate(alpha, out var level);
        var drift = TrendLine.Of(history.Values).Slope / 2;
        var fit = SmoothedDriftFit.Run(new FitRequest(series, ModelName, reason), search, history, alpha, level, drift);
        history.Return();
        return fit;
    }
}
