namespace SalesMetrics.Forecasting.Calls;

/// <summary>Forecasts as they were handed in, kept so that they can be held against what came. Immutable; a forecast is never changed, a later
/// one stands beside it.</summary>
public sealed class ForecastLog
{
    private ForecastLog(ImmutableArray<SubmittedForecast> entries)
    {
        Entries = entries;
    }

    /// <summary>A log without a forecast.</summary>
    public static ForecastLog Empty { get; } = new([]);

    /// <summary>All forecasts, by forecaster, series, period and the day they were made.</summary>
    public ImmutableArray<SubmittedForecast> Entries { get; }

    /// <summary>Makes a log that holds these forecasts too, in whatever order they come.</summary>
    /// <remarks>
    /// <para>A forecast that is NaN or infinite is set aside (<c>forecast-not-finite</c>). So is a second one of the same forecaster, series, period and
    /// day with another value (<c>forecast-changed</c>), since a log that could be rewritten would measure nobody; the first of a call stands, and what
    /// the log held before stands before all of it. The same forecast once more is kept once, without an issue.</para>
    /// </remarks>
    /// <param name="forecasts">The forecasts; may be empty.</param>
    public Checked<ForecastLog> With(IEnumerable<SubmittedForecast> forecasts)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        var kept = Entries.ToDictionary(Key);
        var issues = new List<Issue>();
        foreach (var forecast in forecasts)
        {
            ArgumentNullException.ThrowIfNull(forecast, nameof(forecasts));
            if (!double.IsFinite(forecast.Value))
            {
                issues.Add(Rejected(forecast, "forecast-not-finite", "The forecast is not a number.", "Give the amount or count that was forecast."));
            }
            else if (kept.TryGetValue(Key(forecast), out var first) && !first.Value.Equals(forecast.Value))
            {
                issues.Add(Rejected(
                    forecast,
                    "forecast-changed",
                    Invariant($"{forecast.ForecasterId} had already forecast {first.Value} for {forecast.SeriesId} on that day."),
                    "Keep the first, or hand the change in under the day on which it was made."));
            }
            else
            {
                kept.TryAdd(Key(forecast), forecast);
            }
        }

        return new(new(Sorted(kept.Values)), issues);
    }

    private static (string Forecaster, string Series, LocalDate Period, LocalDate MadeOn) Key(SubmittedForecast forecast) =>
        (forecast.ForecasterId, forecast.SeriesId, forecast.Period, forecast.MadeOn);

    private static ImmutableArray<SubmittedForecast> Sorted(IEnumerable<SubmittedForecast> forecasts) =>
    [
        .. forecasts
            .OrderBy(forecast => forecast.ForecasterId, StringComparer.Ordinal)
            .ThenBy(forecast => forecast.SeriesId, StringComparer.Ordinal)
            .ThenBy(forecast => forecast.Period)
            .ThenBy(forecast => forecast.MadeOn),
    ];

    private static Issue Rejected(SubmittedForecast forecast, string code, string message, string advice) =>
        Issue.Rejected(code, nameof(SubmittedForecast.Value), Invariant($"{forecast.Value}"), message, advice);
}
