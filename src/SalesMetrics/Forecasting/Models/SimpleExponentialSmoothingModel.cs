using System.Buffers;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>Simple exponential smoothing: every future value is expected to equal a weighted mean of the past, in which older values count
/// less.</summary>
/// <remarks>
/// <para>ETS(A,N,N) of Hyndman et al. 2008: alpha and the initial level minimise the squared one-step errors, which for normal errors is
/// maximum likelihood. The h-step variance is sigma² (1 + (h - 1) alpha²), with sigma² over n - 2 degrees of freedom.</para>
/// <para>Fewer than 3 values or a constant history fall back to <see cref="NaiveModel"/>.</para>
/// </remarks>
public sealed class SimpleExponentialSmoothingModel : IForecastModel
{
    internal const string ModelName = "ses";
    internal const int LeastValues = 3;

    /// <summary><c>ses</c>.</summary>
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

        var scale = SeriesScale.Of(series.Values.AsSpan());
        if (scale.IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        var buffer = SmoothingFit.RentScaled(series, scale);
        var objective = new SesObjective(buffer.AsSpan(0, series.Length));
        var search = objective.Minimize(out var alpha);
        objective.Evaluate(alpha, out var level);
        ArrayPool<double>.Shared.Return(buffer);
        return SmoothingFit.Run(new FitRequest(series, ModelName, reason), search, scale, new SmoothingParameters(alpha, 0, 0), level, trend: null, []);
    }
}
