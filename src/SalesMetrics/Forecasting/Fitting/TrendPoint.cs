using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>Smoothing parameters of a level with a trend, and the first two errors, which stand for the states before the first
/// value.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct TrendPoint
{
    /// <summary>The places of alpha, beta and phi in the unit cube.</summary>
    public Triple Places;

    public double Alpha;
    public double Beta;
    public double Phi;
    public double First;
    public double Second;
}
