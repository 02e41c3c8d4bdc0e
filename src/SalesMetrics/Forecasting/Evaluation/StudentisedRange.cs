using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace SalesMetrics.Forecasting.Evaluation;

/// <summary>The distribution of the range of k independent standard normal values: Tukey's studentised range with infinitely many degrees
/// of freedom, which MathNet does not have.</summary>
internal static class StudentisedRange
{
    // Beyond 9 standard deviations the normal density is below 1e-18.
    private const double Tail = 9;

    private const int Order = 128;

    /// <summary>The chance that the range is at most q: k times the integral of phi(z) (Phi(z) - Phi(z - q))^(k - 1), z being the largest
    /// value (Harter 1960).</summary>
    public static double Cdf(double q, int count) => count * GaussLegendreRule.Integrate(
        z => Normal.PDF(0, 1, z) * Math.Pow(Normal.CDF(0, 1, z) - Normal.CDF(0, 1, z - q), count - 1), -Tail, Tail, Order);

    /// <summary>The range exceeded with a chance of 1 - <paramref name="probability"/>.</summary>
    public static double Quantile(double probability, int count) =>
        Brent.FindRoot(q => Cdf(q, count) - probability, 0, 2 * Tail, 1e-10, 200);
}
