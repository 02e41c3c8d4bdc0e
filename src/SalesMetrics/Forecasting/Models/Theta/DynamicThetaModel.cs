using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Theta;

/// <summary>The Theta method whose trend line is, at each time, the one known then, so that fitted values look no further than
/// forecasts do.</summary>
/// <remarks>
/// <para>The dynamic standard theta model (DSTM) of Fiorucci et al. 2016, with theta = 2. Seasons are treated as in
/// <see cref="ThetaModel"/>. Alpha (0.1 to 0.99) and the initial level minimise the squared one-step errors from the fourth on.</para>
/// <para>Limits are those of the state-space form with normal errors, exact, and grow with a multiplicative seasonal index. Fewer than
/// 7 values fall back to <see cref="ThetaModel"/>, a constant history to <see cref="NaiveModel"/>.</para>
/// <para>The fit is an <see cref="ISamplePaths"/> unless it fell back. A multiplicative season depends on the distance from zero, so
/// forecasts move with the origin of the series only where no such season was found.</para>
/// </remarks>
public sealed class DynamicThetaModel : IForecastModel
{
    internal const string ModelName = "dynamic-theta";

    /// <summary><c>dynamic-theta</c>.</summary>
    public string Name => ModelName;

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series) => ThetaLinesFitter.Fit(series, ModelName, isDynamic: true, searchesTheta: false);
}
