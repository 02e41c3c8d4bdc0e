namespace SalesMetrics.Forecasting;

/// <summary>Choices of <see cref="SeriesForecaster"/>. Each but the horizon has a default.</summary>
public sealed record SeriesForecastOptions
{
    /// <summary>How many periods to forecast: 1 to <see cref="Forecast.MaxHorizon"/>.</summary>
    public required int Horizon
    {
        get;
        init
        {
            Forecast.CheckHorizon(value);
            field = value;
        }
    }

    /// <summary>The levels of the prediction intervals, as in <see cref="IFittedModel.Forecast"/>. Default 0.80 and 0.95.</summary>
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

    /// <summary>How many series may be forecast at once, at least 1; null (default) means as many as the machine has processors.</summary>
    /// <remarks>It changes the time taken and nothing else.</remarks>
    public int? MaxDegreeOfParallelism
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>How many past forecasts of each series to hold against naive ones, 0 or more: <see cref="Forecast.NaiveCheck"/>. Default 0.</summary>
    /// <remarks>Each costs another fit.</remarks>
    public int NaiveChecks
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>Whether all choices are the same, the levels one by one and in order.</summary>
    public bool Equals(SeriesForecastOptions? other) =>
        other is not null
        && Horizon == other.Horizon
        && MaxDegreeOfParallelism == other.MaxDegreeOfParallelism
        && NaiveChecks == other.NaiveChecks
        && Levels.AsSpan().SequenceEqual(other.Levels.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Horizon, MaxDegreeOfParallelism, NaiveChecks, Levels.Length);
}
