using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>The smoothing parameters of additive exponential smoothing in the error-correction form of Hyndman et al. 2008, chapter
/// 2.</summary>
/// <remarks>
/// They stay in the usual region (there, chapter 10): alpha between 0.0001 and 0.9999, beta below alpha, gamma below 1 - alpha. Beta is
/// what one error adds to the trend, so it is alpha times the beta of Holt 1957.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SmoothingParameters(double Alpha, double Beta, double Gamma)
{
    public const double Least = 1e-4;
    public const double Range = 1 - (2 * Least);

    private const double Most = 1 - Least;

    /// <summary>Maps the unit cube onto the usual region: one coordinate each for alpha, beta and gamma; those not given are 0.</summary>
    public static SmoothingParameters FromUnitCube(ReadOnlySpan<double> point)
    {
        var alpha = Least + (point[0] * (Most - Least));
        var beta = point.Length > 1 ? Least + (point[1] * (alpha - Least)) : 0;
        var gamma = point.Length > 2 ? Least + (point[2] * Math.Max(0, 1 - alpha - Least)) : 0;
        return new SmoothingParameters(alpha, beta, gamma);
    }
}
