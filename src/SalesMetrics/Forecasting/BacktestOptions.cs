namespace SalesMetrics.Forecasting;

/// <summary>Choices of a backtest. Each has a default.</summary>
public sealed record BacktestOptions
{
    /// <summary>How many periods each forecast reaches: 1 to <see cref="Forecast.MaxHorizon"/>. Default 1.</summary>
    public int Horizon
    {
        get;
        init
        {
            Forecast.CheckHorizon(value);
            field = value;
        }
    } = 1;

    /// <summary>The fewest values a forecast may be made from, at least 1; null (default) means two seasons and one value, and at least
    /// 5.</summary>
    public int? LeastHistory
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>The most forecasts to make, at least 1; the latest are made. Default 12.</summary>
    public int MaxOrigins
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 12;

    /// <summary>The levels whose coverage is measured, as in <see cref="IFittedModel.Forecast"/>. Default 0.80 and 0.95.</summary>
    public ImmutableArray<double> Levels
    {
        get;
        init
        {
            var levels = value.IsDefault ? [] : value;
            Forecast.CheckLevels(levels.AsSpan());
            field = levels;
        }
    } = [0.80, 0.95];

    /// <summary>Whether all choices are the same, the levels one by one and in order.</summary>
    public bool Equals(BacktestOptions? other) =>
        other is not null
        && Horizon == other.Horizon
        && LeastHistory == other.LeastHistory
        && MaxOrigins == other.MaxOrigins
        && Levels.AsSpan().SequenceEqual(other.Levels.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Horizon, LeastHistory, MaxOrigins, Levels.Length);
}
