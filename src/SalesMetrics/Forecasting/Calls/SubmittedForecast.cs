namespace SalesMetrics.Forecasting.Calls;

/// <summary>A forecast of one period's value as somebody, or a model, handed it in: what a log of past forecasts holds.</summary>
public sealed record SubmittedForecast
{
    /// <summary>States who forecast what, for when, and when they did.</summary>
    /// <param name="forecasterId">The person or model; not empty.</param>
    /// <param name="seriesId">What was forecast, such as a team's bookings; not empty.</param>
    /// <param name="period">The first day of the period that was forecast.</param>
    /// <param name="madeOn">The day on which the forecast was handed in.</param>
    /// <param name="value">The forecast, in the unit of the series. A log refuses NaN and infinities, with an issue.</param>
    public SubmittedForecast(string forecasterId, string seriesId, LocalDate period, LocalDate madeOn, double value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(forecasterId);
        ArgumentException.ThrowIfNullOrWhiteSpace(seriesId);
        ForecasterId = forecasterId;
        SeriesId = seriesId;
        Period = period;
        MadeOn = madeOn;
        Value = value;
    }

    /// <summary>The person or model.</summary>
    public string ForecasterId { get; }

    /// <summary>What was forecast.</summary>
    public string SeriesId { get; }

    /// <summary>The first day of the period that was forecast.</summary>
    public LocalDate Period { get; }

    /// <summary>The day on which the forecast was handed in.</summary>
    public LocalDate MadeOn { get; }

    /// <summary>The forecast, in the unit of the series.</summary>
    public double Value { get; }

    /// <summary>How many days before its period the forecast was made; 0 on the first day of it, negative later.</summary>
    public int LeadDays => NodaTime.Period.DaysBetween(MadeOn, Period);
}
