namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>How the error of exponential smoothing enters a value.</summary>
public enum ErrorForm
{
    /// <summary>Added: as large in good years as in bad ones. Letter A.</summary>
    Additive,

    /// <summary>As a share of the expected value, so that spread grows with the level; for values above zero only. Letter M.</summary>
    Multiplicative,
}
