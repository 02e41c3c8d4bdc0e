using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace SalesMetrics.Numerics;

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
            // The expansion of Fisher & Cornish 1960 to the fourth term; what it leaves out is below 1e-10 up to levels of 0.9999.
            var first = (square + 1) / 4;
            var second = ((((5 * square) + 16) * square) + 3) / 96;
            var third = ((((((3 * square) + 19) * square) + 17) * square) - 15) / 384;
            var fourth = ((((((((79 * square) + 776) * square) + 1482) * square) - 1920) * square) - 945) / 92160;
            return z * (1 + ((first + ((second + ((third + (fourth / v)) / v)) / v)) / v));
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
