using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Intermittent;

/// <summary>The method of Croston without its bias: the forecast of <see cref="CrostonModel"/> times 1 - alpha / 2.</summary>
/// <remarks>Syntetos &amp; Boylan 2005. Start, limits, parameters and fallbacks are those of <see cref="CrostonModel"/>.</remarks>
public sealed class SyntetosBoylanModel : IForecastModel
{
    /// <summary>The smoothing parameter when none is given.</summary>
    public const double DefaultAlpha = 0.1;

    internal const string ModelName = "sba";

    private readonly double _alpha;

    /// <summary>Smooths by <see cref="DefaultAlpha"/>.</summary>
    public SyntetosBoylanModel()
        : this(DefaultAlpha)
    {
    }

    /// <summary>Smooths as told.</summary>
    /// <param name="alpha">How much of a new size or interval counts: above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is out of its range.</exception>
    public SyntetosBoylanModel(double alpha) => _alpha = DemandHistory.Checked(alpha, nameof(alpha));

    /// <summary><c>sba</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series) =>
        DemandHistory.Fallback(series, ModelName)
        ?? CrostonSmoother.Fit(new FitRequest(series, ModelName, Reason: null), _alpha, factor: 1 - (_alpha / 2));
}
