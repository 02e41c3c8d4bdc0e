using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>The least-squares line <c>Intercept + Slope t</c> through values at t = 1, 2, ...: the theta line of theta 0, and where smoothing with a trend
/// starts.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TrendLine(double Intercept, double Slope)
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TrendLine Of(ReadOnlySpan<double> values)
    {
        var n = (double)values.Length;
        var middle = (n + 1) / 2;
        double sum = 0, moment = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i];
            moment += (i + 1 - middle) * values[i];
        }

        var slope = values.Length < 2 ? 0 : 12 * moment / (n * ((n * n) - 1));
        return new TrendLine((sum / n) - (slope * middle), slope);
    }

    /// <summary>Fills in the lines through the first value, the first two, and so on, each from the one before it (Fiorucci et al. 2016,
    /// equations 17 to 19).</summary>
    public static void Growing(ReadOnlySpan<double> values, Span<double> intercepts, Span<double> slopes)
    {
        double mean = 0, slope = 0;
        for (var i = 0; i < values.Length; i++)
        {
            // i values have been seen before this one.
            slope = NextSlope(slope, mean, values[i], i);
            mean += (values[i] - mean) / (i + 1);
            slopes[i] = slope;
            intercepts[i] = mean - (slope * (i + 2) / 2);
        }
    }

    /// <summary>The slope after one more value.</summary>
    /// <param name="slope">The slope before.</param>
    /// <param name="mean">The mean of the values before.</param>
    /// <param name="value">The value.</param>
    /// <param name="seen">How many values there were before.</param>
    public static double NextSlope(double slope, double mean, double value, int seen) =>
        seen == 0 ? 0 : (((seen - 1d) * slope) + (6 * (value - mean) / (seen + 1))) / (seen + 2);
}
