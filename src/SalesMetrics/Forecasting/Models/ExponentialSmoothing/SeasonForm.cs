namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>How the season enters exponential smoothing.</summary>
public enum SeasonForm
{
    /// <summary>No season. Letter N.</summary>
    None,

    /// <summary>Added: December sells so many more than an average month. Letter A.</summary>
    Additive,

    /// <summary>As a factor: December sells so many times an average month; for values above zero only. Letter M.</summary>
    Multiplicative,
}
