using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>The half width of a two-sided interval under Student's t distribution, in standard deviations: 2.78 for 0.95 and 4 degrees of
/// freedom.</summary>
internal static class StudentQuantile
{
    private const int ManyDegrees = 1_000;
    private const int MaxSteps = 60;

    public static double TwoSided(double level, int degreesOfFreedom)
    {
        var z = NormalQuantile.TwoSided(level);
        if (z == 0)
        {
            return 0;
        }

        double v = degreesOfFreedom;
        var square = z * z;
        if (degreesOfFreedom >= ManyDegrees)
        {
            // The expansion of Fisher 1925; what it leaves out is below 1e-9 of the result.
            return z + (z * (square + 1) / (4 * v)) + (z * ((((5 * square) + 16) * square) + 3) / (96 * v * v));
        }

        // Newton's steps on the logarithm of both tails together, which bends so little that they cannot run away.
        var tail = 1 - level;
        var t = z;
        for (var i = 0; i < MaxSteps; i++)
        {
            var tails = SpecialFunctions.BetaRegularized(v / 2, 0.5, v / (v + (t * t)));
            var step = Math.Log(tails / tail) * tails / (2 * StudentT.PDF(0, 1, v, t));
            t += step;
            if (Math.Abs(step) <= 1e-13 * t)
            {
                break;
            }
        }

        return t;
    }
}
