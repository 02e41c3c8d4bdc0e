using System.Buffers;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;
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
    private const int MaxEvaluations = 200;

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
        Span<double> best = [0];
        var search = Search(ref objective, best);
        var parameters = SmoothingParameters.FromUnitCube(best);
        objective.Evaluate(parameters.Alpha, out var level);
        ArrayPool<double>.Shared.Return(buffer);
        return SmoothingFit.Run(new FitRequest(series, ModelName, reason), search, scale, parameters, level, trend: null, []);
    }

    private static SearchSummary Search(ref SesObjective objective, scoped Span<double> best)
    {
        // The sum of squares may have two valleys, a slow and a fast alpha, so the search starts in the lower one.
        ReadOnlySpan<double> starts = [0, 0.05, 0.2, 0.4, 0.6, 0.8, 1];
        var bestValue = double.PositiveInfinity;
        foreach (var start in starts)
        {
            var value = objective.Evaluate([start]);
            if (value < bestValue)
            {
                (best[0], bestValue) = (start, value);
            }
        }

        return NelderMead.Minimize(ref objective, best, ref bestValue, starts.Length, MaxEvaluations);
    }
}
