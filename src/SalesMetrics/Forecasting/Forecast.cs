namespace SalesMetrics.Forecasting;

/// <summary>The expected values of the coming periods of one series, with prediction intervals.</summary>
public sealed class Forecast
{
    /// <summary>The most periods that can be forecast at once.</summary>
    public const int MaxHorizon = 100_000;

    internal Forecast(string seriesId, string modelName, string? modelReason, string? noIntervalReason, ImmutableArray<ForecastStep> steps)
    {
        SeriesId = seriesId;
        ModelName = modelName;
        ModelReason = modelReason;
        NoIntervalReason = noIntervalReason;
        Steps = steps;
    }

    /// <summary>The name of the series.</summary>
    public string SeriesId { get; }

    /// <summary>The name of the model that made the forecast, which after a fallback is not the one asked for.</summary>
    public string ModelName { get; }

    /// <summary>Why this model was used: the rule that chose it, or why the one asked for could not be. Null when it was asked for by
    /// name.</summary>
    public string? ModelReason { get; }

    /// <summary>Why no step has an interval although intervals were asked for; null when they have or none was asked for.</summary>
    public string? NoIntervalReason { get; }

    /// <summary>The periods, nearest first; step <c>h</c> is at index <c>h - 1</c>.</summary>
    public ImmutableArray<ForecastStep> Steps { get; }

    /// <summary>How the model did beside the naive forecast on the last values of the series; null when that was not asked for
    /// (<see cref="SeriesForecastOptions.NaiveChecks"/>) or the history is too short for it.</summary>
    public NaiveCheck? NaiveCheck { get; private init; }

    internal Forecast With(NaiveCheck? check) => new(SeriesId, ModelName, ModelReason, NoIntervalReason, Steps) { NaiveCheck = check };

    internal static void CheckHorizon(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, MaxHorizon);
    }

    internal static void CheckLevels(ReadOnlySpan<double> levels)
    {
        for (var i = 0; i < levels.Length; i++)
        {
            // The negated form also catches NaN.
            if (!(levels[i] > 0 && levels[i] < 1))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(levels), levels[i], "A level is a probability above 0 and below 1: write 0.80, not 80.");
            }

            if (levels[..i].Contains(levels[i]))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Level {levels[i]} is given twice."), nameof(levels));
            }
        }
    }
}
