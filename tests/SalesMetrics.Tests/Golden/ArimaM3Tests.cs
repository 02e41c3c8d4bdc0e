using System.Diagnostics;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models.Arima;
using SalesMetrics.Tests.Support;
using Xunit.Abstractions;
using static System.FormattableString;

namespace SalesMetrics.Tests.Golden;

/// <summary>Automatic ARIMA on all of M3. Source of the figure to beat: the forecasts of B-J automatic, the ARIMA entry of the competition
/// (Makridakis &amp; Hibon 2000), average over series. The table in docs/calculations/arima.md is this test's output.</summary>
public class ArimaM3Tests(ITestOutputHelper output)
{
    private static readonly string[] Frequencies = ["yearly", "quarterly", "monthly", "other"];

    [SharedDataFact(M3.File)]
    public void Automatic_ARIMA_errs_less_on_M3_than_the_ARIMA_entry_of_the_competition()
    {
        var model = new ArimaModel();
        var measured = M3.All.AsParallel().AsOrdered().Select(s =>
        {
            var clock = Stopwatch.StartNew();
            var forecast = model.Fit(s.History).Forecast(s.Test.Length, 0.80, 0.95);
            var seconds = clock.Elapsed.TotalSeconds;
            return (s.Frequency, Accuracy: AccuracyCalculator.Calculate(s.History, forecast, s.Test.AsSpan()),
                Within80: Within(forecast, s, 0), Within95: Within(forecast, s, 1), Seconds: seconds);
        }).ToList();
        Assert.Equal(3003, measured.Count);
        foreach (var frequency in Frequencies.Append("all"))
        {
            var own = measured.Where(m => frequency == "all" || m.Frequency == frequency).ToList();
            output.WriteLine(Invariant($"{frequency}: sMAPE {own.Average(m => m.Accuracy.SmapePercent):F3}") +
                Invariant($" MASE {own.Average(m => m.Accuracy.Mase!.Value):F3}") +
                Invariant($" within 80 % {100 * own.Average(m => m.Within80):F1}, 95 % {100 * own.Average(m => m.Within95):F1}") +
                Invariant($" seconds per 1,000 series {1000 * own.Average(m => m.Seconds):F2}"));
        }

        Assert.InRange(measured.Average(m => m.Accuracy.SmapePercent), 12, 13.719);
        Assert.InRange(measured.Average(m => m.Accuracy.Mase!.Value), 1, 1.544);
    }

    // The share of a series' coming values within their limits; a forecast without limits has none within.
    private static double Within(Forecast forecast, M3Series series, int level) =>
        forecast.Steps.Average(s => s.Intervals.Length > 0
            && s.Intervals[level].Lower <= series.Test[s.Step - 1] && series.Test[s.Step - 1] <= s.Intervals[level].Upper ? 1 : 0);
}
