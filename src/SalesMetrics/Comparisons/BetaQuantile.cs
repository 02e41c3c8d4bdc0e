using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace SalesMetrics.Comparisons;

/// <summary>Quantiles of beta distributions to the last few digits.</summary>
internal static class BetaQuantile
{
    private const int MostSteps = 50;

    /// <summary>The x at which the beta distribution function with shapes a and b, both above 0, is p, from 0 to 1.</summary>
    /// <remarks>
    /// MathNet's own inverse stops at an absolute error near 1e-12, so it only starts Newton's iteration here; a step that leaves the
    /// bracket is replaced by halving it. It stops when a step no longer moves x, or after 50 steps, by when it has long been halved away.
    /// </remarks>
    public static double At(double a, double b, double p)
    {
        double low = 0, high = 1;
        var x = Start(a, b, p);
        for (var step = 0; step < MostSteps; step++)
        {
            var excess = SpecialFunctions.BetaRegularized(a, b, x) - p;
            if (excess > 0)
            {
                high = x;
            }
            else
            {
                low = x;
            }

            var next = x - (excess / Beta.PDF(a, b, x));
            if (!(next > low && next < high))
            {
                next = (low + high) / 2;
            }

            if (Math.Abs(next - x) <= 1e-15 * x)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    // The normal approximation, kept inside (0, 1): near enough for Newton, and it cannot fail.
    private static double Start(double a, double b, double p)
    {
        var mean = a / (a + b);
        var deviation = Math.Sqrt(mean * (1 - mean) / (a + b + 1));
        return Math.Clamp(mean + (deviation * Normal.InvCDF(0, 1, p)), mean / 100, 1 - ((1 - mean) / 100));
    }
}
