using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>A fit that stands in for a model which could not be fitted, with the reason for that.</summary>
internal class RetoldFit(IFittedModel fit, string reason) : IFittedModel
{
    public TimeSeries Series => fit.Series;

    public string ModelName => fit.ModelName;

    public string? ModelReason { get; } = fit.ModelReason is { } inner ? Invariant($"{reason} {inner}") : reason;

    public ImmutableArray<ModelParameter> Parameters => fit.Parameters;

    public ImmutableArray<double> FittedValues => fit.FittedValues;

    public double? ResidualStandardDeviation => fit.ResidualStandardDeviation;

    public string? NoIntervalReason => fit.NoIntervalReason;

    public SearchSummary Search => fit.Search;

    /// <summary>Wraps a fit; what draws paths still does.</summary>
    public static IFittedModel Of(IFittedModel fit, string reason) =>
        fit is ISamplePaths paths ? new WithPaths(fit, paths, reason) : new RetoldFit(fit, reason);

    public Forecast Forecast(int horizon, params ReadOnlySpan<double> levels)
    {
        var forecast = fit.Forecast(horizon, levels);
        return new Forecast(forecast.SeriesId, forecast.ModelName, ModelReason, forecast.NoIntervalReason, forecast.Steps);
    }

    private sealed class WithPaths(IFittedModel fit, ISamplePaths paths, string reason) : RetoldFit(fit, reason), ISamplePaths
    {
        public SamplePaths? SamplePaths(int horizon, int count, long seed) => paths.SamplePaths(horizon, count, seed);
    }
}
