using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>The polynomials of four points of one shape, from their partial autocorrelations: <see cref="PartialCorrelations"/> and the
/// products of <see cref="ArmaFilter"/>, operation by operation.</summary>
internal static class LanePolynomials
{
    /// <summary>Writes the polynomials multiplied out.</summary>
    /// <param name="shape">Their orders.</param>
    /// <param name="partials">The partial autocorrelations, one point a lane.</param>
    /// <param name="phi">Becomes the autoregressive coefficients, and 0 beyond them.</param>
    /// <param name="theta">Becomes the moving-average coefficients, and 0 beyond them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Expand(
        in ArmaShape shape, ReadOnlySpan<Vector256<double>> partials, Span<Vector256<double>> phi, Span<Vector256<double>> theta)
    {
        Span<Vector256<double>> coefficients =
            stackalloc Vector256<double>[2 * (ArimaOrder.MostTerms + ArimaOrder.MostSeasonalTerms)];
        partials.CopyTo(coefficients);
        var ar = coefficients[..shape.Ar];
        var ma = coefficients.Slice(shape.Ar, shape.Ma);
        var seasonalAr = coefficients.Slice(shape.Ar + shape.Ma, shape.SeasonalAr);
        var seasonalMa = coefficients.Slice(shape.Ar + shape.Ma + shape.SeasonalAr, shape.SeasonalMa);
        ToCoefficients(ar, isMovingAverage: false);
        ToCoefficients(ma, isMovingAverage: true);
        ToCoefficients(seasonalAr, isMovingAverage: false);
        ToCoefficients(seasonalMa, isMovingAverage: true);
        Multiply(ar, seasonalAr, shape.SeasonLength, -1, phi);
        Multiply(ma, seasonalMa, shape.SeasonLength, 1, theta);
    }

    // In place: a partial autocorrelation is the last coefficient of its order, and the coefficients before it are those of the order below.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ToCoefficients(Span<Vector256<double>> own, bool isMovingAverage)
    {
        for (var k = 0; k < own.Length; k++)
        {
            var r = own[k];
            for (int j = 0, mirror = k - 1; j <= mirror; j++, mirror--)
            {
                var (low, high) = (own[j], own[mirror]);
                own[j] = low - (r * high);
                own[mirror] = high - (r * low);
            }
        }

        for (var j = 0; j < own.Length && isMovingAverage; j++)
        {
            own[j] = -own[j];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(
        ReadOnlySpan<Vector256<double>> own, ReadOnlySpan<Vector256<double>> seasonal, int m, double sign, Span<Vector256<double>> product)
    {
        product.Clear();
        own.CopyTo(product);
        for (var j = 0; j < seasonal.Length; j++)
        {
            var place = ((j + 1) * m) - 1;
            product[place] += seasonal[j];
            for (var i = 0; i < own.Length; i++)
            {
                product[place + i + 1] += seasonal[j] * sign * own[i];
            }
        }
    }
}
