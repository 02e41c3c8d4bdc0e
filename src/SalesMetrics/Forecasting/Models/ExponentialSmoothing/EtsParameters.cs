using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>The smoothing parameters of one form, in the error-correction form of Hyndman et al. 2008, table 2.2 and 2.3.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EtsParameters(double Alpha, double Beta, double Gamma, double Phi)
{
    public const double Least = 1e-4;
    public const double Most = 1 - Least;
    public const double LeastPhi = 0.8;
    public const double MostPhi = 0.98;

    /// <summary>Maps the unit cube onto the usual region. Beta and gamma are 0 where the form has none; phi is 1 with a trend that is not
    /// damped, and without trend, where it then has no effect.</summary>
    public static EtsParameters At(in EtsShape shape, ReadOnlySpan<double> point)
    {
        var alpha = Least + (point[0] * (Most - Least));
        var beta = shape.HasTrend ? Least + (point[shape.Beta] * (alpha - Least)) : 0;
        var gamma = shape.HasSeason ? Least + (point[shape.Gamma] * Math.Max(0, 1 - alpha - Least)) : 0;
        var phi = shape.IsDamped ? LeastPhi + (point[shape.Phi] * (MostPhi - LeastPhi)) : 1;
        return new EtsParameters(alpha, beta, gamma, phi);
    }

    /// <summary>Whether forecasts forget the distant past: the roots of the characteristic equation lie in the unit circle (Hyndman et al.
    /// 2008, section 10.2, equation 10.7).</summary>
    /// <remarks>
    /// Without season the usual region lies inside. With one, the polynomial of degree m + 1 is tested by the recursion of Schur and Cohn,
    /// which needs no roots. Without trend it has a root at 1 that stands for a trend that is not there, and is divided out.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsAdmissible(in EtsShape shape)
    {
        if (!shape.HasSeason)
        {
            return true;
        }

        var m = shape.SeasonLength;
        var degree = m + 1;
        Span<double> polynomial = stackalloc double[EtsModel.LongestSeason + 2];
        var middle = Alpha + Beta - (Alpha * Phi);
        polynomial[0] = Phi * (1 - Alpha - Gamma);
        polynomial[1] = middle + Gamma - 1;
        polynomial[2..m].Fill(middle);
        polynomial[m] = Alpha + Beta - Phi;
        polynomial[degree] = 1;
        if (!shape.HasTrend)
        {
            DivideByRootAtOne(polynomial[..(degree + 1)]);
            degree--;
        }

        return HasRootsInUnitCircle(polynomial[..(degree + 1)]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DivideByRootAtOne(Span<double> polynomial)
    {
        var carried = 0d;
        for (var i = polynomial.Length - 1; i >= 1; i--)
        {
            carried += polynomial[i];
            polynomial[i] = carried;
        }

        polynomial[1..].CopyTo(polynomial);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool HasRootsInUnitCircle(Span<double> polynomial)
    {
        for (var degree = polynomial.Length - 1; degree >= 1; degree--)
        {
            var reflection = polynomial[0] / polynomial[degree];
            if (!(Math.Abs(reflection) < 1))
            {
                return false;
            }

            // p(z) - k z^d p(1/z), divided by z: one degree less, with roots in the circle exactly when p has.
            for (int low = 0, high = degree; low <= high; low++, high--)
            {
                var (a, b) = (polynomial[low], polynomial[high]);
                polynomial[low] = a - (reflection * b);
                polynomial[high] = b - (reflection * a);
            }

            polynomial[1..(degree + 1)].CopyTo(polynomial);
        }

        return true;
    }
}
