namespace SalesMetrics.Forecasting;

/// <summary>One estimated number of a fitted model. The default has no name and is never returned.</summary>
/// <param name="Name">The name in the literature: <c>alpha</c>, <c>beta</c>, <c>gamma</c>, or an initial state: <c>level</c>, <c>trend</c>,
/// <c>season1</c> (for the first period of the series) and on.</param>
/// <param name="Value">The estimate. Smoothing parameters are between 0 and 1, states in the unit of the series; of
/// other parameters the fitted model tells.</param>
public readonly record struct ModelParameter(string Name, double Value);
