using MathNet.Numerics.Distributions;

namespace SalesMetrics.Numerics;

/// <summary>The half width of a two-sided interval under the standard normal distribution, in standard deviations: 1.96 for 0.95.</summary>
internal static class NormalQuantile
{
    // From the lower tail, where levels next to 1 keep their digits; a level next to 0 may round to a negative zero width.
    public static double TwoSided(double level) => Math.Max(0, -Normal.InvCDF(0, 1, (1 - level) / 2));
}
