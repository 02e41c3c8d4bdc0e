using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting;

/// <summary>Holds a model against the naive forecast on the last values of a series.</summary>
public static class NaiveCheckCalculator
{
    /// <summary>Forecasts the last values from those before them, by the model and naively, moving on one period at a time.</summary>
    /// <param name="series">The whole history.</param>
    /// <param name="model">The model to be checked; fitted anew for each forecast.</param>
    /// <param name="horizon">How many periods each forecast reaches: 1 to <see cref="Forecast.MaxHorizon"/>.</param>
    /// <param name="forecasts">How many forecasts at most, at least 1; the latest are made.</param>
    /// <returns>Null when the history is too short for one: see <see cref="BacktestOptions.LeastHistory"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static NaiveCheck? Calculate(TimeSeries series, IForecastModel model, int horizon, int forecasts)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(model);
        var options = new BacktestOptions { Horizon = horizon, MaxOrigins = forecasts, Levels = [] };
        var own = BacktestCalculator.Calculate(series, model, options);
        if (own.Origins.IsEmpty)
        {
            return null;
        }

        IForecastModel yardstick = series.SeasonLength > 1 ? new SeasonalNaiveModel() : new NaiveModel();
        var naive = BacktestCalculator.Calculate(series, yardstick, options);
        return new NaiveCheck(naive.Origins[^1].Forecast.ModelName, own.Origins.Length, Error(series, own), Error(series, naive));
    }

    private static double Error(TimeSeries series, Backtest backtest)
    {
        // A mean as it goes along, which cannot overflow.
        var (mean, count) = (0d, 0);
        foreach (var origin in backtest.Origins)
        {
            foreach (var step in origin.Forecast.Steps)
            {
                var miss = Math.Min(Math.Abs(series.Values[origin.HistoryLength + step.Step - 1] - step.Mean), double.MaxValue);
                mean += (miss - mean) / ++count;
            }
        }

        return mean;
    }
}
