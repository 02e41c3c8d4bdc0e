using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models;

/// <summary>What a fit passes on from its request: the history, the name of the model fitted, and why it was (null: asked for by
/// name).</summary>
internal sealed record FitRequest(TimeSeries Series, string ModelName, string? Reason);
