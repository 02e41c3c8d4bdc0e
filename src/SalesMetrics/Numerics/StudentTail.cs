using MathNet.Numerics.Distributions;

namespace SalesMetrics.Numerics;

/// <summary>The lower tail of Student's t distribution.</summary>
internal static class StudentTail
{
    private const double ManyDegrees = 1e5;

    /// <summary>The probability of at most <paramref name="t"/>; degrees of freedom of 1 or more, null for the normal distribution.</summary>
    /// <remarks>With a hundred thousand degrees of freedom t is brought to the normal scale (Abramowitz &amp; Stegun 26.7.8), which leaves out less than 1e-10.</remarks>
    public static double Below(double t, double? degreesOfFreedom)
    {
        if (degreesOfFreedom is not { } v || double.IsInfinity(t))
        {
            return Normal.CDF(0, 1, t);
        }

        if (v >= ManyDegrees)
        {
            return Normal.CDF(0, 1, t * (1 - (1 / (4 * v))) / Math.Sqrt(1 + (t * t / (2 * v))));
        }

        return StudentT.CDF(0, 1, v, t);
    }
}
