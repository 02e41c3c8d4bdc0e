namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>Whether exponential smoothing has a trend. Multiplicative trends are not offered: they forecast badly and can explode.</summary>
public enum TrendForm
{
    /// <summary>No trend: the level is carried on. Letter N.</summary>
    None,

    /// <summary>A trend that is added each period, without end. Letter A.</summary>
    Additive,

    /// <summary>An added trend that shrinks by a constant factor each period, so that the forecast levels off. Letters Ad.</summary>
    Damped,
}
