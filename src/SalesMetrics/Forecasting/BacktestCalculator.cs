using SalesMetrics.Series;

namespace SalesMetrics.Forecasting;

/// <summary>Measures a model on a series by rolling origin (Tashman 2000): forecast from the past alone, compare, move on one
/// period.</summary>
public static class BacktestCalculator
{
    /// <summary>Fits the model anew at each origin, so that no forecast has seen a value it is measured by.</summary>
    /// <param name="series">The whole history.</param>
    /// <param name="model">The model to be tried.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <param name="cancellationToken">Looked at before each fit.</param>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public static Backtest Calculate(
        TimeSeries series, IForecastModel model, BacktestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(model);
        options ??= new BacktestOptions();

        var least = options.LeastHistory ?? (int)Math.Max(5, Math.Min((2L * series.SeasonLength) + 1, int.MaxValue));
        var last = series.Length - options.Horizon;
        if (last < least)
        {
            return new Backtest(
                series.Id,
                model.Name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Measuring {options.Horizon} periods takes {(long)least + options.Horizon} values and there are {series.Length}."),
                []);
        }

        var first = Math.Max(least, last - options.MaxOrigins + 1);
        var origins = ImmutableArray.CreateBuilder<BacktestOrigin>(last - first + 1);
        for (var length = first; length <= last; length++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var history = series.First(length);
            var forecast = model.Fit(history).Forecast(options.Horizon, options.Levels.AsSpan());
            var actual = series.Values.AsSpan(length, options.Horizon);
            origins.Add(new BacktestOrigin(length, forecast, AccuracyCalculator.Calculate(history, forecast, actual)));
        }

        return new Backtest(series.Id, model.Name, reason: null, origins.MoveToImmutable());
    }
}
