using MathNet.Numerics;

namespace SalesMetrics.Comparisons;

/// <summary>Probabilities of beta distributions, of many deals too.</summary>
internal static class BetaProbability
{
    private const double ManyDeals = 1e5;
    private const double FewOfOneKind = 1e3;

    /// <summary>The probability of at most x, for shapes a and b above 0.</summary>
    /// <remarks>With a hundred thousand deals' worth, a thousand of either kind, a beta distribution is a normal one with a touch of skew (Edgeworth's first term), to
    /// about six digits. With fewer of one kind it is not, however many there are of the other.</remarks>
    public static double Below(double a, double b, double x)
    {
        if (a + b < ManyDeals || Math.Min(a, b) < FewOfOneKind)
        {
            return SpecialFunctions.BetaRegularized(a, b, x);
        }

        var (n, mean) = (a + b, a / (a + b));
        var z = (x - mean) / Math.Sqrt(mean * (1 - mean) / (n + 1));
        var skew = 2 * (b - a) * Math.Sqrt(n + 1) / ((n + 2) * Math.Sqrt(a * b));
        return (0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2))) - (Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * skew * ((z * z) - 1) / 6);
    }
}
