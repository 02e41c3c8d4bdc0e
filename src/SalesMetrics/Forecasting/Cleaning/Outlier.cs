namespace SalesMetrics.Forecasting.Cleaning;

/// <summary>A value that is far from what its neighbours and its season lead one to expect.</summary>
/// <param name="Index">Its place in the series, 0 for the oldest value.</param>
/// <param name="Value">What it was.</param>
/// <param name="Replacement">What it became.</param>
/// <param name="Lower">The least value that would not have been replaced.</param>
/// <param name="Upper">The largest value that would not have been replaced.</param>
/// <param name="Reason">Why it was replaced, for a person.</param>
public sealed record Outlier(int Index, double Value, double Replacement, double Lower, double Upper, string Reason);
