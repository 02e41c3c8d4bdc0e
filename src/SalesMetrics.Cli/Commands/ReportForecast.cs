using SalesMetrics.Calendars;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Forecasting;
using SalesMetrics.Organization;
using SalesMetrics.Series;

namespace SalesMetrics.Cli.Commands;

/// <summary>The report's forecast of the company's monthly bookings, with how well the same model did on the past.</summary>
internal static class ReportForecast
{
    private const int Horizon = 6;

    private const int ShortHistory = 5;

    public static (Sheet Sheet, (string Name, string Title, string Body) Text) Of(Company company)
    {
        var levels = LevelList.Parse("80,95");
        var series = ForecastCommand.History(company, UnitKind.Company, PeriodGrain.Month, GrainChoice.SeasonLength(PeriodGrain.Month)).ToImmutableArray();
        var title = Invariant($"Forecast of monthly bookings, {company.Currency}");
        var forecasts = series.Select(one => ForecastModels.Default.Fit(one).Forecast(Horizon, [.. levels.Levels.Select(level => level.Level)]));
        var body = series.IsEmpty ? "No complete month has bookings, so there is nothing to forecast from." : Measured(series[0]);
        return (ForecastSheet.Of(title, forecasts.ToImmutableArray(), levels), ("forecast_accuracy", "How well this model did on the past", body));
    }

    private static string Measured(TimeSeries series)
    {
        // A history of less than two seasons is measured from fewer values rather than not at all.
        var backtest = BacktestCalculator.Calculate(series, ForecastModels.Default);
        if (backtest.Origins.IsEmpty)
        {
            backtest = BacktestCalculator.Calculate(series, ForecastModels.Default, new BacktestOptions { LeastHistory = ShortHistory });
        }

        return backtest.Reason ?? Invariant(
            $"{backtest.Origins.Length} forecasts one month ahead, each from the months before it: sMAPE {backtest.SmapePercent:0.0} %, MASE {Text(backtest.Mase)}, bias {backtest.Bias:0} a month; {Inside(backtest.Coverage(0.80))} inside the 80 % interval, {Inside(backtest.Coverage(0.95))} inside the 95 % interval.");
    }

    private static string Inside(IntervalCoverage coverage) => Invariant($"{coverage.Inside} of {coverage.Count}");

    private static string Text(double? value) => value is { } known ? Invariant($"{known:0.00}") : "undefined";
}
