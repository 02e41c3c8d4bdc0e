using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Theta;

/// <summary>The Theta method with theta estimated and a trend line that moves with each value: the most accurate of the family on
/// M3.</summary>
/// <remarks>
/// <para>The dynamic optimised theta model (DOTM) of Fiorucci et al. 2016. Seasons are treated as in
/// <see cref="ThetaModel"/>. Alpha (0.1 to 0.99), theta (at least 1) and the initial level minimise the squared one-step errors from the fourth on.</para>
/// <para>Limits are those of the state-space form with normal errors, exact, and grow with a multiplicative seasonal index. Fewer than
/// 8 values fall back to <see cref="ThetaModel"/>, a constant history to <see cref="NaiveModel"/>.</para>
/// <para>The fit is an <see cref="ISamplePaths"/> unless it fell back. A multiplicative season depends on the distance from zero, so
/// forecasts move with the origin of the series only where no such season was found.</para>
/// </remarks>
public sealed class DynamicOptimisedThetaModel : IForecastModel
{
    internal const string ModelName = "dynamic-optimised-theta";

    /// <summary><c>dynamic-optimised-theta</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series) => ThetaLinesFitter.Fit(series, ModelName, isDynamic: true, searchesTheta: true);
}
