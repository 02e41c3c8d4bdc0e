using SalesMetrics.Cli.Output;
using SalesMetrics.Forecasting;

namespace SalesMetrics.Cli.Commands;

/// <summary>Forecasts as rows: a row a series and step, with the limits of each level.</summary>
internal static class ForecastSheet
{
    public static Sheet Of(string title, IEnumerable<Forecast> forecasts, LevelList levels) => new(
        "forecast",
        title,
        ["series_id", "step", "mean", .. levels.Levels.SelectMany(level => (string[])["lo" + level.Text, "hi" + level.Text]), "model", "note"],
        forecasts.SelectMany(forecast => forecast.Steps.Select(step => Row(forecast, step, levels))));

    private static ImmutableArray<Cell> Row(Forecast forecast, ForecastStep step, LevelList levels)
    {
        var row = ImmutableArray.CreateBuilder<Cell>(5 + (2 * levels.Levels.Length));
        row.Add(Cell.Text(forecast.SeriesId));
        row.Add(Cell.Count(step.Step));
        row.Add(Cell.Estimate(step.Mean));
        for (var i = 0; i < levels.Levels.Length; i++)
        {
            row.Add(i < step.Intervals.Length ? Cell.Estimate(step.Intervals[i].Lower) : Cell.Missing);
            row.Add(i < step.Intervals.Length ? Cell.Estimate(step.Intervals[i].Upper) : Cell.Missing);
        }

        row.Add(Cell.Text(forecast.ModelName));
        row.Add(Cell.Text(string.Join(' ', ((string?[])[Warning(forecast.NaiveCheck), forecast.ModelReason, forecast.NoIntervalReason]).Where(note => note is not null))));
        return row.ToImmutable();
    }

    // First, because whoever plans with the figures should read it before what model it is.
    private static string? Warning(NaiveCheck? check) => check is { IsNoBetter: true }
        ? Invariant($"Warning: no better than {check.NaiveName} on {check.Forecasts} past forecasts (mean absolute error {check.MeanAbsoluteError:G4} against {check.NaiveMeanAbsoluteError:G4}).")
        : null;
}
