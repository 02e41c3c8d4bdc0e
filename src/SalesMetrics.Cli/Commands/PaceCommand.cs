using System.CommandLine;
using SalesMetrics.Calendars;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.GoalSetting;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>pace</c>: whether everybody is where they should be, and where they will end.</summary>
internal static class PaceCommand
{
    private static readonly ImmutableArray<string> Columns =
    [
        "id", "period", "quota", "credited", "attainment", "elapsed_share", "expected", "gap", "pace", "days_ahead", "run_rate", "required_rate",
        "projected", "projected_low", "projected_high", "probability", "verdict", "decided_by", "currency",
    ];

    public static Command Create(Terminal terminal)
    {
        var by = UnitChoice.Option("rep", "rep", "team", "manager", "region", "company");
        var explain = new Option<bool>("--explain") { Description = "Add the deals credited so far, below each line." };
        var command = new Command("pace", "Shows credited against what is expected by the as-of date, and where the period is heading.") { by, explain };
        return CommandRunner.ForCompany(
            command, terminal, (company, parsed) => Answer(company, parsed.GetValue(by)!, parsed.GetValue(explain)));
    }

    private static Answer Answer(Company company, string by, bool isExplained)
    {
        var paces = PaceCalculator.Calculate(
            company.Credits,
            company.Quotas,
            company.Organization,
            company.Measure,
            UnitChoice.KindOf(by),
            company.Calendar,
            SellingDayCalendar.MondayToFriday,
            company.Period,
            company.AsOf);
        var sheet = new Sheet(
            "pace",
            Invariant($"Pace by {by} in {company.Period}, {company.Currency}"),
            CreditRows.Columns(Columns, isExplained),
            paces.SelectMany(pace => CreditRows.Of(Row(pace, company), pace.Attainment.Measurement.Credits, isExplained, keyColumns: 2)));
        return new Answer { Command = "pace", Facts = Question.Of(company), Sheets = [sheet], Issues = company.Issues };
    }

    private static ImmutableArray<Cell> Row(Pace pace, Company company) =>
    [
        Cell.Text(pace.Unit.Id),
        Cell.Text(pace.Period.Id),
        Cell.Amount(pace.Quota),
        Cell.Amount(pace.Credited),
        Cell.Fraction(pace.Attainment.Value),
        Cell.Fraction(pace.Days.ElapsedShare),
        Cell.Amount(pace.ExpectedToDate),
        Cell.Amount(pace.Gap),
        Cell.Fraction(pace.PaceToDate),
        Cell.Count(pace.Days.Ahead),
        Cell.Amount(pace.RunRate),
        Cell.Amount(pace.RequiredRate),
        Cell.Estimate(pace.Projection.Mean),
        Cell.Estimate(pace.Projection.Lower),
        Cell.Estimate(pace.Projection.Upper),
        Cell.EstimatedFraction(pace.Projection.ProbabilityOfGoal),
        Cell.Text(Words(pace.Verdict)),
        Cell.Text(pace.DecidedBy),
        Cell.Text(company.Currency.Code),
    ];

    private static string Words(PaceVerdict verdict) => verdict switch
    {
        PaceVerdict.NotStarted => "not_started",
        PaceVerdict.OnTrack => "on_track",
        PaceVerdict.AtRisk => "at_risk",
        PaceVerdict.OffTrack => "off_track",
        PaceVerdict.Reached => "reached",
        PaceVerdict.Missed => "missed",
        _ => "undefined",
    };
}
