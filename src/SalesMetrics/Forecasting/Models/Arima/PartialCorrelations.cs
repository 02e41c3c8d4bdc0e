namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>
/// Polynomials by their partial autocorrelations: all between -1 and 1 exactly when every root lies outside the unit circle
/// (Barndorff-Nielsen &amp; Schou 1973, Monahan 1984).
/// </summary>
internal static class PartialCorrelations
{
    /// <summary>The coefficients c of 1 - c1 B - c2 B² - ... whose partial autocorrelations are given (Durbin-Levinson, upwards).</summary>
    public static void ToCoefficients(ReadOnlySpan<double> partials, Span<double> coefficients)
    {
        for (var k = 0; k < partials.Length; k++)
        {
            var r = partials[k];
            coefficients[k] = r;

            // The pair j and k - 1 - j are changed together, so no copy of the lower order is needed.
            for (int j = 0, mirror = k - 1; j <= mirror; j++, mirror--)
            {
                var (low, high) = (coefficients[j], coefficients[mirror]);
                coefficients[j] = low - (r * high);
                coefficients[mirror] = high - (r * low);
            }
        }
    }

    /// <summary>Finds the partial autocorrelations (Durbin-Levinson, downwards).</summary>
    /// <param name="coefficients">The coefficients; overwritten by the partial autocorrelations.</param>
    /// <returns>Whether all are strictly between -1 and 1; when not, the contents are undefined.</returns>
    public static bool TryFromCoefficients(Span<double> coefficients)
    {
        for (var k = coefficients.Length - 1; k >= 0; k--)
        {
            var r = coefficients[k];

            // The negated form also catches NaN.
            if (!(Math.Abs(r) < 1))
            {
                return false;
            }

            var rest = 1 / (1 - (r * r));
            for (int j = 0, mirror = k - 1; j <= mirror; j++, mirror--)
            {
                var (low, high) = (coefficients[j], coefficients[mirror]);
                coefficients[j] = (low + (r * high)) * rest;
                coefficients[mirror] = (high + (r * low)) * rest;
            }
        }

        return true;
    }

    /// <summary>Whether every root of 1 - c1 B - c2 B² - ... is farther from zero than a radius.</summary>
    public static bool RootsAreBeyond(double radius, ReadOnlySpan<double> coefficients)
    {
        Span<double> shrunk = stackalloc double[ArimaOrder.MostTerms];
        shrunk = shrunk[..coefficients.Length];
        var power = 1d;
        for (var j = 0; j < shrunk.Length; j++)
        {
            power *= radius;
            shrunk[j] = coefficients[j] * power;
        }

        return TryFromCoefficients(shrunk);
    }
}
