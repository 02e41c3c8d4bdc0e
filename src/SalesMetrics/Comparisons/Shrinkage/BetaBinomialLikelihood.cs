using MathNet.Numerics;
using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>How much less likely counts are under a beta-binomial than under one common rate: to be made small over mean and spread.</summary>
internal readonly struct BetaBinomialLikelihood(WinKind[] kinds, double pooled) : IObjective
{
    // The correlation between deals of one unit, rho = 1 / (1 + strength), from one in a million to a half, on a scale that spreads the small ones.
    private const double LeastRho = 1e-6;
    private const double MostRho = 0.5;

    public static double Strength(double place) => (1 / (LeastRho * Math.Pow(MostRho / LeastRho, place))) - 1;

    public static double PlaceOf(double strength) => Math.Clamp(Math.Log(1 / (1 + strength) / LeastRho) / Math.Log(MostRho / LeastRho), 0, 1);

    public double Evaluate(scoped ReadOnlySpan<double> point)
    {
        var (mean, strength) = (point[0], Strength(point[1]));
        if (!(mean > 0 && mean < 1))
        {
            return double.PositiveInfinity;
        }

        var (alpha, beta, gain) = (strength * mean, strength * (1 - mean), 0.0);
        var none = SpecialFunctions.BetaLn(alpha, beta);
        foreach (var kind in kinds)
        {
            var lost = kind.Decided - kind.Won;
            gain += kind.Units * (SpecialFunctions.BetaLn(kind.Won + alpha, lost + beta) - none - (kind.Won * Math.Log(pooled)) - (lost * Math.Log(1 - pooled)));
        }

        return -gain;
    }
}
