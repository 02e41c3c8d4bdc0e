namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>Changes from the value before and from the season before, and the way back.</summary>
internal static class Differencing
{
    /// <summary>The differences of values; fewer by the lag each time.</summary>
    /// <param name="values">Left as they are.</param>
    /// <param name="differences">How often at lag 1.</param>
    /// <param name="seasonalDifferences">How often at the season length.</param>
    /// <param name="seasonLength">At least 1.</param>
    public static double[] Of(ReadOnlySpan<double> values, int differences, int seasonalDifferences, int seasonLength)
    {
        var lost = differences + (seasonalDifferences * seasonLength);
        if (values.Length <= lost)
        {
            return [];
        }

        var work = values.ToArray();
        var length = work.Length;
        for (var i = 0; i < differences + seasonalDifferences; i++)
        {
            var lag = i < seasonalDifferences ? seasonLength : 1;
            length -= lag;
            for (var t = 0; t < length; t++)
            {
                work[t] = work[t + lag] - work[t];
            }
        }

        return work[..length];
    }

    /// <summary>The coefficients c of 1 - c1 B - c2 B² - ... = (1 - B)^d (1 - B^m)^D.</summary>
    public static double[] Polynomial(int differences, int seasonalDifferences, int seasonLength)
    {
        var full = new double[1 + differences + (seasonalDifferences * seasonLength)];
        full[0] = 1;
        for (var i = 0; i < differences + seasonalDifferences; i++)
        {
            var lag = i < seasonalDifferences ? seasonLength : 1;
            for (var k = full.Length - 1; k >= lag; k--)
            {
                full[k] -= full[k - lag];
            }
        }

        var coefficients = full[1..];
        for (var k = 0; k < coefficients.Length; k++)
        {
            coefficients[k] = -coefficients[k];
        }

        return coefficients;
    }

    /// <summary>Whether all values are the same, up to the rounding of differences of values within ±0.5.</summary>
    public static bool IsConstant(ReadOnlySpan<double> values)
    {
        const double rounding = 1e-13;
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return high - low <= rounding;
    }
}
