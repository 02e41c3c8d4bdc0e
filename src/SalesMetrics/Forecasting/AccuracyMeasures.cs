namespace SalesMetrics.Forecasting;

/// <summary>The error measures of forecasts, each on its own.</summary>
public static class AccuracyMeasures
{
    /// <summary>The symmetric mean absolute percentage error, in per cent: the mean of 200 |f - y| / (|f| + |y|).</summary>
    /// <remarks>From 0 to 200, as in the M competitions (Makridakis &amp; Hibon 2000). A term with both numbers 0 is 0.</remarks>
    /// <param name="actual">What happened; at least one value.</param>
    /// <param name="forecast">What was forecast for the same periods, in the same order.</param>
    /// <exception cref="ArgumentException">There are no values, not equally many of both, or one is NaN or infinite.</exception>
    public static double SmapePercent(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        Check(actual, forecast);
        var sum = 0d;
        for (var i = 0; i < actual.Length; i++)
        {
            var size = Math.Abs(forecast[i]) + Math.Abs(actual[i]);
            sum += size > 0 ? 200 * (Math.Abs(forecast[i] - actual[i]) / size) : 0;
        }

        return sum / actual.Length;
    }

    /// <summary>The mean absolute error divided by that of the seasonal naive forecast within the history (Hyndman &amp; Koehler
    /// 2006).</summary>
    /// <remarks>Below 1 the forecast erred less than seasonal naive did on average, one step ahead, in the history.</remarks>
    /// <param name="actual">What happened; at least one value.</param>
    /// <param name="forecast">What was forecast for the same periods, in the same order.</param>
    /// <param name="history">What was known when the forecast was made.</param>
    /// <param name="seasonLength">How far back seasonal naive looks; 1 for naive.</param>
    /// <returns>Null (undefined) when the history has no value more than the season or repeats its season exactly.</returns>
    /// <exception cref="ArgumentException">There are no values, not equally many of both, or one is NaN or infinite.</exception>
    public static double? MeanAbsoluteScaledError(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, ReadOnlySpan<double> history, int seasonLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seasonLength, 1);
        Check(actual, forecast);
        var scale = history.Length > seasonLength ? MeanAbsoluteDifference(history[seasonLength..], history[..^seasonLength]) : 0;
        return scale > 0 ? MeanAbsoluteDifference(actual, forecast) / scale : null;
    }

    /// <summary>The mean of forecast less actual, in the unit of the series: above 0 the forecasts were too high.</summary>
    /// <param name="actual">What happened; at least one value.</param>
    /// <param name="forecast">What was forecast for the same periods, in the same order.</param>
    /// <exception cref="ArgumentException">There are no values, not equally many of both, or one is NaN or infinite.</exception>
    public static double Bias(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        Check(actual, forecast);
        var mean = 0d;
        for (var i = 0; i < actual.Length; i++)
        {
            mean += (forecast[i] - actual[i]) / actual.Length;
        }

        return mean;
    }

    internal static double MeanAbsoluteDifference(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        // Divided term by term, so that the sum of huge values cannot overflow.
        var mean = 0d;
        for (var i = 0; i < left.Length; i++)
        {
            mean += Math.Abs(left[i] - right[i]) / left.Length;
        }

        return mean;
    }

    internal static void Check(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        if (actual.IsEmpty || actual.Length != forecast.Length)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{actual.Length} actual values and {forecast.Length} forecasts: equally many are needed, and at least one."),
                nameof(forecast));
        }

        for (var i = 0; i < actual.Length; i++)
        {
            if (!double.IsFinite(actual[i]) || !double.IsFinite(forecast[i]))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"At index {i} the actual value is {actual[i]} and the forecast {forecast[i]}: both must be finite."),
                    double.IsFinite(actual[i]) ? nameof(forecast) : nameof(actual));
            }
        }
    }
}
