using SalesMetrics.Series;

namespace SalesMetrics.Forecasting;

/// <summary>Compares a forecast with what happened.</summary>
public static class AccuracyCalculator
{
    /// <summary>Calculates the accuracy of the nearest steps of a forecast, as many as there are actual values.</summary>
    /// <param name="history">The series as it was when the forecast was made.</param>
    /// <param name="forecast">The forecast made from it.</param>
    /// <param name="actual">The values of the periods after <paramref name="history"/>; at least one and at most one a step.</param>
    /// <exception cref="ArgumentException">There are no or too many actual values, or one is NaN or infinite.</exception>
    public static Accuracy Calculate(TimeSeries history, Forecast forecast, ReadOnlySpan<double> actual)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(forecast);
        if (actual.Length > forecast.Steps.Length)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are {actual.Length} actual values for {forecast.Steps.Length} forecast steps: at most one a step is allowed."),
                nameof(actual));
        }

        var means = new double[actual.Length];
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = forecast.Steps[i].Mean;
        }

        return new Accuracy(
            AccuracyMeasures.SmapePercent(actual, means),
            AccuracyMeasures.MeanAbsoluteScaledError(actual, means, history.Values.AsSpan(), history.SeasonLength),
            AccuracyMeasures.Bias(actual, means),
            Coverages(forecast, actual));
    }

    private static ImmutableArray<IntervalCoverage> Coverages(Forecast forecast, ReadOnlySpan<double> actual)
    {
        var levels = forecast.Steps[0].Intervals;
        var coverages = ImmutableArray.CreateBuilder<IntervalCoverage>(levels.Length);
        for (var k = 0; k < levels.Length; k++)
        {
            var inside = 0;
            for (var i = 0; i < actual.Length; i++)
            {
                inside += forecast.Steps[i].Intervals[k].Contains(actual[i]) ? 1 : 0;
            }

            coverages.Add(new IntervalCoverage(levels[k].Level, inside, actual.Length));
        }

        return coverages.MoveToImmutable();
    }
}
