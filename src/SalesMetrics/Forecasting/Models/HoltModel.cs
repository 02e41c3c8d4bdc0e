using System.Buffers;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>Holt's method: a level and a trend, both smoothed, carried on as a straight line.</summary>
/// <remarks>
/// <para>ETS(A,A,N) of Hyndman et al. 2008: alpha, beta, initial level and trend minimise the squared one-step errors. The h-step
/// variance is sigma² (1 + sum over j below h of (alpha + beta j)²), with sigma² over n - 4 degrees of freedom.</para>
/// <para>The trend is not damped, so far horizons run away: use it for a few periods. Fewer than 5 values fall back to
/// <see cref="SimpleExponentialSmoothingModel"/>, a constant history to <see cref="NaiveModel"/>.</para>
/// </remarks>
public sealed class HoltModel : IForecastModel
{
    internal const string ModelName = "holt";
    internal const int LeastValues = 5;
    private const int MaxEvaluations = 500;

    /// <summary><c>holt</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series) => Fit(series, reason: null);

    internal static FittedModel Fit(TimeSeries series, string? reason)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Length < LeastValues)
        {
            return SimpleExponentialSmoothingModel.Fit(series, reason ?? Fallbacks.TooShort(ModelName, series, LeastValues));
        }

        var scale = SeriesScale.Of(series.Values.AsSpan());
        if (scale.IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        var buffer = SmoothingFit.RentScaled(series, scale);
        var objective = new HoltObjective(buffer.AsSpan(0, series.Length));
        Span<double> best = [0, 0];
        var search = Search(ref objective, best);
        var parameters = SmoothingParameters.FromUnitCube(best);
        objective.Evaluate(parameters, out var level, out var trend);
        ArrayPool<double>.Shared.Return(buffer);
        return SmoothingFit.Run(new FitRequest(series, ModelName, reason), search, scale, parameters, level, trend, []);
    }

    private static SearchSummary Search(ref HoltObjective objective, scoped Span<double> best)
    {
        ReadOnlySpan<double> alphas = [0, 0.1, 0.3, 0.6, 1];
        ReadOnlySpan<double> betas = [0, 0.1, 0.4, 1];
        var bestValue = double.PositiveInfinity;
        foreach (var alpha in alphas)
        {
            foreach (var beta in betas)
            {
                var value = objective.Evaluate([alpha, beta]);
                if (value < bestValue)
                {
                    (best[0], best[1], bestValue) = (alpha, beta, value);
                }
            }
        }

        return NelderMead.Minimize(ref objective, best, ref bestValue, alphas.Length * betas.Length, MaxEvaluations);
    }
}
