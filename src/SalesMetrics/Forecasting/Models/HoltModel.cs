using System.Buffers;
using SalesMetrics.Forecasting.Fitting;
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

    private const int MostPasses = 150;

    // Places of alpha and beta in the unit square, none on its edges: where alpha is least, the likelihood does not answer to beta.
    private static readonly Triple[] Starts =
    [
        .. from alpha in (double[])[0.02, 0.1, 0.3, 0.6, 0.95]
           from beta in (double[])[0.01, 0.15, 0.5, 0.95]
           select new Triple(alpha, beta, 0),
    ];

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
        var objective = new TrendObjective(buffer.AsSpan(0, series.Length));
        var search = new TrendSearch(objective, 1, 1, MostPasses).Minimize(Starts, kept: 8, out var best, out _);
        var (level, trend) = objective.States(best);
        ArrayPool<double>.Shared.Return(buffer);
        return SmoothingFit.Run(
            new FitRequest(series, ModelName, reason), search, scale, new SmoothingParameters(best.Alpha, best.Beta, 0), level, trend, []);
    }
}
