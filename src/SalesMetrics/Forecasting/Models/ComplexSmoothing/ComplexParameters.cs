using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Models.ComplexSmoothing;

/// <summary>The smoothing parameters: alpha of the level (or of the simple season), beta of the season. Beta is real in the partial form,
/// where the second is 0.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ComplexParameters(double AlphaReal, double AlphaImaginary, double BetaReal, double BetaImaginary)
{
    private const double Least = 0.01;
    private const double MostReal = 1.8;
    private const double MostImaginary = 1.9;

    public static int Count(ComplexSeason season) => season switch
    {
        ComplexSeason.None or ComplexSeason.Simple => 2,
        ComplexSeason.Partial => 3,
        _ => 4,
    };

    /// <summary>Maps the unit cube onto the region that is searched.</summary>
    public static ComplexParameters FromUnitCube(ReadOnlySpan<double> point) => new(
        Least + (point[0] * (MostReal - Least)),
        Least + (point[1] * (MostImaginary - Least)),
        point.Length switch { 3 => point[2], 4 => Least + (point[2] * (MostReal - Least)), _ => 0 },
        point.Length == 4 ? Least + (point[3] * (MostImaginary - Least)) : 0);

    public static void ToUnitCube(ComplexParameters parameters, Span<double> point)
    {
        point[0] = (parameters.AlphaReal - Least) / (MostReal - Least);
        point[1] = (parameters.AlphaImaginary - Least) / (MostImaginary - Least);
        if (point.Length == 3)
        {
            point[2] = parameters.BetaReal;
        }
        else if (point.Length == 4)
        {
            point[2] = (parameters.BetaReal - Least) / (MostReal - Least);
            point[3] = (parameters.BetaImaginary - Least) / (MostImaginary - Least);
        }
    }

    /// <summary>Whether each part by itself forgets the distant past.</summary>
    public bool IsStable(ComplexSeason season) =>
        IsStable(AlphaReal, AlphaImaginary) && (season != ComplexSeason.Full || IsStable(BetaReal, BetaImaginary));

    // The discount matrix is [1 - a0 + a1, a1 - 1; 1 - a0 - a1, 1 - a0]; both its roots are in the unit circle when this holds (Jury 1962).
    private static bool IsStable(double real, double imaginary)
    {
        var trace = 2 - (2 * real) + imaginary;
        var determinant = ((1 - real) * (1 - real)) + (imaginary * imaginary) + (1 - real) - imaginary;
        return Math.Abs(determinant) < 1 && Math.Abs(trace) < 1 + determinant;
    }
}
