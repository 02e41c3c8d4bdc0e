using MathNet.Numerics;

namespace SalesMetrics.Numerics;

/// <summary>The probability that a chi-square statistic is as large by chance.</summary>
internal static class ChiSquareTail
{
    /// <summary>The upper tail; degrees of freedom of 1 or more.</summary>
    public static double Above(double statistic, int degreesOfFreedom) =>
        SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, Math.Max(statistic, 0) / 2);
}
