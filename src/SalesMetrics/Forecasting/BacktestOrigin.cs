namespace SalesMetrics.Forecasting;

/// <summary>One forecast of a backtest, made as if the later values were not yet known.</summary>
/// <param name="HistoryLength">How many of the oldest values it was made from.</param>
/// <param name="Forecast">The forecast.</param>
/// <param name="Accuracy">How near it came to the values that followed.</param>
public sealed record BacktestOrigin(int HistoryLength, Forecast Forecast, Accuracy Accuracy);
