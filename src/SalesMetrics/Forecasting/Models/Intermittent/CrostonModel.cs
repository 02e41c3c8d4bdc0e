using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Intermittent;

/// <summary>Sales that come now and then: the smoothed size of a sale over the smoothed number of periods between two.</summary>
/// <remarks>
/// <para>Croston 1972, begun at the first sale and the periods up to it, as <c>croston</c> in R. Both are smoothed at each sale only, so a
/// product that nobody buys any more is forecast on for ever; <see cref="TeunterModel"/> is not. The forecast is too high by about
/// alpha / 2 of itself; <see cref="SyntetosBoylanModel"/> takes that off.</para>
/// <para>No limits: the method follows from no model of the errors. A value below zero falls back to
/// <see cref="SimpleExponentialSmoothingModel"/>, a constant history to <see cref="NaiveModel"/>. The parameters <c>size</c> and
/// <c>interval</c> are those after the last value.</para>
/// </remarks>
public sealed class CrostonModel : IForecastModel
{
    /// <summary>The smoothing parameter when none is given.</summary>
    public const double DefaultAlpha = 0.1;

    internal const string ModelName = "croston";

    private readonly double _alpha;

    /// <summary>Smooths by <see cref="DefaultAlpha"/>.</summary>
    public CrostonModel()
        : this(DefaultAlpha)
    {
    }

    /// <summary>Smooths as told.</summary>
    /// <param name="alpha">How much of a new size or interval counts: above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is out of its range.</exception>
    public CrostonModel(double alpha) => _alpha = DemandHistory.Checked(alpha, nameof(alpha));

    /// <summary><c>croston</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series) =>
        DemandHistory.Fallback(series, ModelName)
        ?? CrostonSmoother.Fit(new FitRequest(series, ModelName, Reason: null), _alpha, factor: 1);
}
