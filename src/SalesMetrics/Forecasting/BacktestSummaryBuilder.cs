namespace SalesMetrics.Forecasting;

/// <summary>Adds up backtests of one model, a series at a time, in memory that does not grow with them.</summary>
/// <remarks>Not for use from several threads at once. The same backtests in the same order give the same bits.</remarks>
public sealed class BacktestSummaryBuilder
{
    private readonly string _modelName;
    private readonly ImmutableArray<double> _levels;
    private readonly long[] _inside;
    private readonly long[] _count;
    private long _series;
    private long _withoutForecast;
    private long _forecasts;
    private long _scaled;
    private double _smape;
    private double _mase;

    /// <summary>Begins without any series.</summary>
    /// <param name="modelName">The <see cref="Backtest.ModelName"/> of all that will be added.</param>
    /// <param name="levels">The <see cref="BacktestOptions.Levels"/> of all that will be added.</param>
    public BacktestSummaryBuilder(string modelName, ImmutableArray<double> levels)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelName);
        _modelName = modelName;
        _levels = levels.IsDefault ? [] : levels;
        Forecast.CheckLevels(_levels.AsSpan());
        _inside = new long[_levels.Length];
        _count = new long[_levels.Length];
    }

    /// <summary>Adds the backtest of one series.</summary>
    /// <exception cref="ArgumentException">It is of another model.</exception>
    public void Add(Backtest backtest)
    {
        ArgumentNullException.ThrowIfNull(backtest);
        if (!string.Equals(backtest.ModelName, _modelName, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                Invariant($"The backtest of series '{backtest.SeriesId}' is of {backtest.ModelName}, and these are of {_modelName}."),
                nameof(backtest));
        }

        if (backtest.SmapePercent is not { } smape)
        {
            _withoutForecast++;
            return;
        }

        // Means as they go along, which cannot overflow.
        _series++;
        _forecasts += backtest.Origins.Length;
        _smape += (smape - _smape) / _series;
        if (backtest.Mase is { } mase)
        {
            _scaled++;
            _mase += (mase - _mase) / _scaled;
        }

        for (var i = 0; i < _levels.Length; i++)
        {
            var coverage = backtest.Coverage(_levels[i]);
            _inside[i] += coverage.Inside;
            _count[i] += coverage.Count;
        }
    }

    /// <summary>What has been added so far.</summary>
    public BacktestSummary ToSummary() => new(
        _modelName,
        (_series, _withoutForecast, _forecasts, _series - _scaled),
        (_series > 0 ? _smape : null, _scaled > 0 ? _mase : null),
        [.. _levels.Select((level, i) => new IntervalCoverage(level, _inside[i], _count[i]))]);
}
