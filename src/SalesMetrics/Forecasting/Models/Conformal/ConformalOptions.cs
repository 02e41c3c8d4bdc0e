namespace SalesMetrics.Forecasting.Models.Conformal;

/// <summary>Choices of <see cref="ConformalModel"/>. Each but the horizon has a default.</summary>
public sealed record ConformalOptions
{
    /// <summary>The steps whose limits are measured: 1 to <see cref="Forecast.MaxHorizon"/>. Later steps have none.</summary>
    public required int Horizon
    {
        get;
        init
        {
            Forecast.CheckHorizon(value);
            field = value;
        }
    }

    /// <summary>The most past moments to forecast from, at least 1; the latest are taken, and each costs a fit. Default 40.</summary>
    public int MaxOrigins
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 40;

    /// <summary>The fewest values a past forecast may be made from, at least 1; null (default) means two seasons and one value, and at least 5.</summary>
    public int? LeastHistory
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>Where past forecasts are too few for a level: true (default) takes the model's own limits, no narrower than the largest miss; false gives no limits
    /// and says why.</summary>
    public bool FallsBack { get; init; } = true;

    /// <summary>How fast levels follow hits and misses, from 0 to 1; see <see cref="AdaptiveLevel"/>. Default 0: they do not.</summary>
    /// <remarks>For long feeds whose errors change in size. It needs many past forecasts to have an effect.</remarks>
    public double AdaptationRate
    {
        get;
        init
        {
            _ = AdaptiveLevel.Begin(0.5, value);
            field = value;
        }
    }
}
