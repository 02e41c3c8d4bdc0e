using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Quotas;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>attainment</c>: credited against quota, by unit and period.</summary>
internal static class AttainmentCommand
{
    public static Command Create(Terminal terminal)
    {
        var by = UnitChoice.Option("rep", "rep", "team", "manager", "region", "company");
        var grain = GrainChoice.Option("quarter");
        var explain = new Option<bool>("--explain") { Description = "Add the deals behind each attainment, below its line." };
        var command = new Command("attainment", "Shows what was credited against quota, by unit and period.") { by, grain, explain };
        return CommandRunner.ForCompany(
            command, terminal, (company, parsed) => Answer(company, parsed.GetValue(by)!, parsed.GetValue(grain)!, parsed.GetValue(explain)));
    }

    private static Answer Answer(Company company, string by, string grain, bool isExplained)
    {
        var attainments = company.Attainments(UnitChoice.KindOf(by), company.Periods(GrainChoice.GrainOf(grain)));
        var sheet = new Sheet(
            "attainment",
            Invariant($"Attainment by {by} and {grain}, {company.Currency}"),
            CreditRows.Columns(["id", "period", "quota", "credited", "attainment", "currency"], isExplained),
            attainments.All.SelectMany(one => CreditRows.Of(Row(one, company), one.Measurement.Credits, isExplained, keyColumns: 2)));
        return new Answer { Command = "attainment", Facts = Question.Of(company), Sheets = [sheet], Issues = company.Issues };
    }

    private static ImmutableArray<Cell> Row(Attainment one, Company company) =>
    [
        Cell.Text(one.Unit.Id),
        Cell.Text(one.PeriodId),
        Cell.Amount(one.Quota),
        Cell.Amount(one.Credited),
        Cell.Fraction(one.Value),
        Cell.Text(company.Currency.Code),
    ];
}
