using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting;

/// <summary>The range in which one future value is expected with a stated probability, if the model is right.</summary>
/// <param name="Level">The probability, above 0 and below 1.</param>
/// <param name="Lower">The lower limit; never above <paramref name="Upper"/>.</param>
/// <param name="Upper">The upper limit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PredictionInterval(double Level, double Lower, double Upper)
{
    /// <summary>Whether a value lies within the limits, both included.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;
}
