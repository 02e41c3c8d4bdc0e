using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>attainment</c>: credited against quota, by unit and period.</summary>
internal static class AttainmentCommand
{
    public static Command Create(Terminal terminal)
    {
        var by = UnitChoice.Option("rep", "rep", "team", "manager", "region", "company");
        var grain = GrainChoice.Option("quarter");
        var command = new Command("attainment", "Shows what was credited against quota, by unit and period.") { by, grain };
        return CommandRunner.ForCompany(
            command, terminal, (company, parsed) => Answer(company, parsed.GetValue(by)!, parsed.GetValue(grain)!));
    }

    private static Answer Answer(Company company, string by, string grain)
    {
        var attainments = company.Attainments(UnitChoice.KindOf(by), company.Periods(GrainChoice.GrainOf(grain)));
        var sheet = new Sheet(
            "attainment",
            Invariant($"Attainment by {by} and {grain}, {company.Currency}"),
            ["id", "period", "quota", "credited", "attainment", "currency"],
            attainments.All.Select(one => ImmutableArray.Create(
                Cell.Text(one.Unit.Id),
                Cell.Text(one.PeriodId),
                Cell.Amount(one.Quota),
                Cell.Amount(one.Credited),
                Cell.Fraction(one.Value),
                Cell.Text(company.Currency.Code))));
        return new Answer { Command = "attainment", Facts = Question.Of(company), Sheets = [sheet], Issues = company.Issues };
    }
}
