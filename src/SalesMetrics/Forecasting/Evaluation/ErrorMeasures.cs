namespace SalesMetrics.Forecasting.Evaluation;

/// <summary>Further error measures of point forecasts, each on its own; sMAPE, MASE and the mean error are in
/// <see cref="AccuracyMeasures"/>.</summary>
/// <remarks>Every method refuses empty, unequal and non-finite input with an <see cref="ArgumentException"/>. A measure whose
/// denominator is zero is undefined (null), never 0.</remarks>
public static class ErrorMeasures
{
    /// <summary>The mean absolute error (MAE): the mean of |f - y|, in the unit of the series.</summary>
    /// <param name="actual">What happened; at least one value.</param>
    /// <param name="forecast">What was forecast for the same periods, in the same order.</param>
    public static double MeanAbsoluteError(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        AccuracyMeasures.Check(actual, forecast);
        return AccuracyMeasures.MeanAbsoluteDifference(actual, forecast);
    }

    /// <summary>The root mean squared error (RMSE): the root of the mean of (f - y)², in the unit of the series.</summary>
    /// <param name="actual">What happened; at least one value.</param>
    /// <param name="forecast">What was forecast for the same periods, in the same order.</param>
    public static double RootMeanSquaredError(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        AccuracyMeasures.Check(actual, forecast);
        return RootMeanSquare(actual, forecast);
    }

    /// <summary>The root mean squared scaled error (RMSSE): the RMSE over that of the seasonal naive forecast within the history
    /// (Hyndman &amp; Koehler 2006; Makridakis, Spiliotis &amp; Assimakopoulos 2022 for M5, which uses a season length of 1).</summary>
    /// <param name="actual">What happened; at least one value.</param>
    /// <param name="forecast">What was forecast for the same periods, in the same order.</param>
    /// <param name="history">What was known when the forecast was made.</param>
    /// <param name="seasonLength">How far back seasonal naive looks, at least 1; 1 for naive.</param>
    /// <returns>Null (undefined) when the history has no value more than the season or repeats its season exactly.</returns>
    public static double? RootMeanSquaredScaledError(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, ReadOnlySpan<double> history, int seasonLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seasonLength, 1);
        AccuracyMeasures.Check(actual, forecast);
        var scale = history.Length > seasonLength ? RootMeanSquare(history[seasonLength..], history[..^seasonLength]) : 0;
        return scale > 0 ? RootMeanSquare(actual, forecast) / scale : null;
    }

    /// <summary>The weighted absolute percentage error (WAPE): sum of |f - y| over sum of y, as a fraction (Kolassa &amp; Sch&#252;tz
    /// 2007, there MAD over mean).</summary>
    /// <param name="actual">What happened; at least one value.</param>
    /// <param name="forecast">What was forecast for the same periods, in the same order.</param>
    /// <returns>Null (undefined) when the actual values add up to zero or less.</returns>
    public static double? WeightedAbsolutePercentageError(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        AccuracyMeasures.Check(actual, forecast);
        var mean = Mean(actual);
        return mean > 0 ? AccuracyMeasures.MeanAbsoluteDifference(actual, forecast) / mean : null;
    }

    /// <summary>The mean absolute percentage error (MAPE): the mean of |f - y| / |y|, as a fraction.</summary>
    /// <remarks>It punishes forecasts that are too high more than those too low; the weighted error does not.</remarks>
    /// <param name="actual">What happened; at least one value.</param>
    /// <param name="forecast">What was forecast for the same periods, in the same order.</param>
    /// <returns>Null (undefined) when any actual value is zero.</returns>
    public static double? MeanAbsolutePercentageError(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        AccuracyMeasures.Check(actual, forecast);
        if (actual.Contains(0))
        {
            return null;
        }

        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            sum += Math.Abs((forecast[i] - actual[i]) / actual[i]);
        }

        return sum / actual.Length;
    }

    /// <summary>The bias: sum of (f - y) over sum of y, as a fraction; above 0 the forecasts were too high.</summary>
    /// <param name="actual">What happened; at least one value.</param>
    /// <param name="forecast">What was forecast for the same periods, in the same order.</param>
    /// <returns>Null (undefined) when the actual values add up to zero or less.</returns>
    public static double? RelativeBias(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        AccuracyMeasures.Check(actual, forecast);
        var mean = Mean(actual);
        return mean > 0 ? AccuracyMeasures.Bias(actual, forecast) / mean : null;
    }

    /// <summary>The tracking signal: sum of (f - y) over the mean absolute error (Brown 1959, with the sign of the bias).</summary>
    /// <remarks>Between minus and plus the number of values. Beyond 4 either way is commonly taken as biased.</remarks>
    /// <param name="actual">What happened; at least one value.</param>
    /// <param name="forecast">What was forecast for the same periods, in the same order.</param>
    /// <returns>Null (undefined) when every forecast was exact.</returns>
    public static double? TrackingSignal(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        AccuracyMeasures.Check(actual, forecast);
        var size = AccuracyMeasures.MeanAbsoluteDifference(actual, forecast);
        return size > 0 ? AccuracyMeasures.Bias(actual, forecast) / size * actual.Length : null;
    }

    /// <summary>The overall weighted average (OWA) of M4: the mean of sMAPE and MASE, each over that of the reference, from averages over
    /// the same set (Makridakis, Spiliotis &amp; Assimakopoulos 2020, where the reference is Naive 2).</summary>
    /// <param name="smape">The average sMAPE of the method; at least 0.</param>
    /// <param name="mase">The average MASE of the method; at least 0.</param>
    /// <param name="referenceSmape">That of the reference, in the same unit as <paramref name="smape"/>; at least 0.</param>
    /// <param name="referenceMase">That of the reference; at least 0.</param>
    /// <returns>Null (undefined) when the reference errs by nothing in either.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, NaN or infinite.</exception>
    public static double? OverallWeightedAverage(double smape, double mase, double referenceSmape, double referenceMase)
    {
        NotNegative(smape, nameof(smape));
        NotNegative(mase, nameof(mase));
        NotNegative(referenceSmape, nameof(referenceSmape));
        NotNegative(referenceMase, nameof(referenceMase));
        return referenceSmape > 0 && referenceMase > 0 ? ((smape / referenceSmape) + (mase / referenceMase)) / 2 : null;
    }

    private static void NotNegative(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, "An average error is finite and at least 0.");
        }
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var mean = 0d;
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        return mean;
    }

    private static double RootMeanSquare(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        // In units of the largest error, so that squares of huge or tiny errors neither overflow nor vanish.
        var largest = 0d;
        for (var i = 0; i < left.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(left[i] - right[i]));
        }

        if (largest == 0)
        {
            return 0;
        }

        var mean = 0d;
        for (var i = 0; i < left.Length; i++)
        {
            var part = (left[i] - right[i]) / largest;
            mean += part * part / left.Length;
        }

        return largest * Math.Sqrt(mean);
    }
}
