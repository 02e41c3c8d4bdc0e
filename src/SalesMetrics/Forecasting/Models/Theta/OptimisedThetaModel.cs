using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Theta;

/// <summary>The Theta method with theta estimated instead of set to 2: how much of the long-run trend the forecasts keep is learned from the
/// history.</summary>
/// <remarks>
/// <para>The optimised theta model (OTM) of Fiorucci et al. 2016: the trend line is that of the whole history. Seasons are treated as in
/// <see cref="ThetaModel"/>. Alpha (0.1 to 0.99), theta (at least 1) and the initial level minimise the squared one-step errors from the fourth on.</para>
/// <para>Limits are those of the state-space form with normal errors, exact, and grow with a multiplicative seasonal index. Fewer than
/// 8 values fall back to <see cref="ThetaModel"/>, a constant history to <see cref="NaiveModel"/>.</para>
/// <para>The fit is an <see cref="ISamplePaths"/> unless it fell back. A multiplicative season depends on the distance from zero, so
/// forecasts move with the origin of the series only where no such season was found.</para>
/// </remarks>
public sealed class OptimisedThetaModel : IForecastModel
{
    internal const string ModelName = "optimised-theta";

    /// <summary><c>optimised-theta</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series) => ThetaLinesFitter.Fit(series, ModelName, isDynamic: false, searchesTheta: true);
}
