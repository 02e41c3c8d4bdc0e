using System.CommandLine;
using SalesMetrics.Calendars;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Comparisons.ControlCharts;
using SalesMetrics.Series;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>behaviour</c>: whether the ups and downs of each unit's sales are ordinary, or a change.</summary>
internal static class BehaviourCommand
{
    public static Command Create(Terminal terminal)
    {
        var by = UnitChoice.Option("rep", "rep", "team", "manager", "region", "company");
        var grain = GrainChoice.Option("month");
        var season = new Option<int?>("--season-length") { Description = "Periods after which the season repeats; 1 for none. Default: those of a quarter." };
        var log = new Option<bool>("--log") { Description = "Steps count as ratios, as suits money that grows; where a value is zero or below they do not." };
        var command = new Command("behaviour", "Tells ordinary ups and downs of sales from real changes.") { by, grain, season, log };
        return CommandRunner.ForCompany(
            command, terminal, (company, parsed) => Answer(company, parsed.GetValue(by)!, parsed.GetValue(grain)!, parsed.GetValue(season), parsed.GetValue(log)));
    }

    private static Answer Answer(Company company, string by, string grainWord, int? season, bool isLogarithmic)
    {
        var grain = GrainChoice.GrainOf(grainWord);
        var length = season ?? GrainChoice.PeriodsOfQuarter(grain);
        if (length < 1)
        {
            throw new UsageException(Invariant($"--season-length {length} is out of range: at least 1."));
        }

        var charts = ForecastCommand.History(company, UnitChoice.KindOf(by), grain, length)
            .Select(series => (series, XmrChartCalculator.Calculate(series.Values, new XmrOptions { SeasonLength = length, IsLogarithmic = isLogarithmic })));
        var periods = company.CompleteHistory(grain);
        return new Answer
        {
            Command = "behaviour",
            Facts = [.. Question.Of(company), ("season_length", Cell.Count(length))],
            Sheets =
            [
                new Sheet(
                    "behaviour",
                    Invariant($"Bookings by {by} and {grainWord}: ordinary or changed, {company.Currency}"),
                    ["id", "periods", "verdict", "centre", "lower", "upper", "signals", "trustworthy", "rule", "currency", "changes", "scale"],
                    charts.Select(chart => Row(chart.series, chart.Item2, periods, company))),
            ],
            Issues = company.Issues,
        };
    }

    // Every history ends with the last complete period, and begins when its unit did.
    private static ImmutableArray<Cell> Row(TimeSeries series, XmrChart chart, ImmutableArray<FiscalPeriod> periods, Company company) =>
    [
        Cell.Text(series.Id),
        Cell.Count(series.Length),
        Cell.Text(chart.VerdictText),
        Cell.Estimate(chart.Centre),
        Cell.Estimate(chart.Lower),
        Cell.Estimate(chart.Upper),
        Cell.Count(chart.Signals.Length),
        Cell.Text(chart.IsTrustworthy ? "yes" : "no"),
        Cell.Text(chart.VerdictRule.Replace(", ", " ", StringComparison.Ordinal) + (chart.IsProvisional ? "; provisional" : "")),
        Cell.Text(company.Currency.Code),
        Cell.Text(string.Join("; ", chart.Changes?.Changes.Select(change => Invariant($"{periods[periods.Length - series.Length + change.Index].Id} {(change.After > change.Before ? "up" : "down")}")) ?? [])),
        Cell.Text(chart.IsLogarithmic ? "log" : "linear"),
    ];
}
