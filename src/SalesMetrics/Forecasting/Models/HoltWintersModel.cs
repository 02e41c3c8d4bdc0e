using System.Buffers;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>Holt-Winters with additive trend and additive season: a smoothed level, trend and seasonal pattern, carried on.</summary>
/// <remarks>
/// <para>ETS(A,A,A) of Hyndman et al. 2008: alpha, beta, gamma and the initial states minimise the squared one-step errors. The h-step
/// variance is sigma² (1 + sum over j below h of (alpha + beta j + gamma [season length divides j])²), with sigma² over
/// n - season length - 4 degrees of freedom.</para>
/// <para>Season and spread are taken to be as large in good years as in bad ones; sales that swing in proportion to their level are
/// forecast less well, and their intervals are too narrow at the top. Needs two full seasons and one value more than parameters
/// (Hyndman &amp; Kostenko 2007): 9 values for quarters, 24 for months. Shorter histories and season length 1 fall back to
/// <see cref="SimpleExponentialSmoothingModel"/>, a constant history to <see cref="NaiveModel"/>.</para>
/// <para>Where estimating the initial states would cost too much (seasons longer than <see cref="LongestEstimatedSeason"/>, or very long
/// histories) they are taken from the first five seasons, which then hardly matters for the forecast.</para>
/// </remarks>
public sealed class HoltWintersModel : IForecastModel
{
    /// <summary>The longest season whose initial states are estimated together with the smoothing parameters.</summary>
    public const int LongestEstimatedSeason = 60;

    internal const string ModelName = "holt-winters";
    private const int MaxEvaluations = 500;

    // Multiplications a run through the history may take before the initial states are no longer worth estimating.
    private const double MaxWork = 5e7;

    /// <summary><c>holt-winters</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series) => Fit(series, reason: null);

    /// <summary>The shortest history that can be fitted.</summary>
    /// <param name="seasonLength">At least 2.</param>
    internal static int LeastValues(int seasonLength) => Math.Max(2 * seasonLength, seasonLength + 5);

    internal static FittedModel Fit(TimeSeries series, string? reason)
    {
        ArgumentNullException.ThrowIfNull(series);
        var m = series.SeasonLength;
        if (m < 2)
        {
            return SimpleExponentialSmoothingModel.Fit(series, Fallbacks.NoSeason(ModelName));
        }

        if (series.Length < LeastValues(m))
        {
            return SimpleExponentialSmoothingModel.Fit(series, reason ?? Fallbacks.TooShort(ModelName, series, LeastValues(m)));
        }

        var scale = SeriesScale.Of(series.Values.AsSpan());
        if (scale.IsConstant)
        {
            return NaiveModel.Fit(series, Fallbacks.Constant);
        }

        var estimates = m <= LongestEstimatedSeason && (double)series.Length * m * m <= MaxWork;
        var buffer = SmoothingFit.RentScaled(series, scale, HoltWintersObjective.BufferLength(m, estimates));
        var values = buffer.AsSpan(0, series.Length);
        var start = HoltWintersStart.Guess(values, m);
        var objective = new HoltWintersObjective(values, start, estimates, buffer.AsSpan(series.Length));
        Span<double> best = [0, 0, 0];
        var search = Search(ref objective, best);
        var parameters = SmoothingParameters.FromUnitCube(best);
        var states = start;
        if (estimates)
        {
            states = new HoltWintersStart(m);
            objective.Evaluate(parameters, states);
        }

        ArrayPool<double>.Shared.Return(buffer);
        var request = new FitRequest(series, ModelName, reason);
        return SmoothingFit.Run(request, search, scale, parameters, states.Level, states.Trend, states.Season);
    }

    private static SearchSummary Search(ref HoltWintersObjective objective, scoped Span<double> best)
    {
        ReadOnlySpan<double> alphas = [0, 0.1, 0.3, 0.7];
        ReadOnlySpan<double> betas = [0, 0.1, 0.5];
        ReadOnlySpan<double> gammas = [0, 0.1, 0.5];
        var bestValue = double.PositiveInfinity;
        foreach (var alpha in alphas)
        {
            foreach (var beta in betas)
            {
                foreach (var gamma in gammas)
                {
                    var value = objective.Evaluate([alpha, beta, gamma]);
                    if (value < bestValue)
                    {
                        (best[0], best[1], best[2], bestValue) = (alpha, beta, gamma, value);
                    }
                }
            }
        }

        return NelderMead.Minimize(ref objective, best, ref bestValue, alphas.Length * betas.Length * gammas.Length, MaxEvaluations);
    }
}
