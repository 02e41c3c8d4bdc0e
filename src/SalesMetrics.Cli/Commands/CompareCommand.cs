using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Comparisons;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>compare</c>: outcomes by unit or product, ranked by won value, with what the win rates do and do not show.</summary>
internal static class CompareCommand
{
    public static Command Create(Terminal terminal)
    {
        var by = UnitChoice.Option("rep", "rep", "team", "manager", "region", "product");
        var command = new Command("compare", "Compares outcomes: won, lost, open, win rate with interval, won value and rank.") { by };
        return CommandRunner.ForCompany(command, terminal, (company, parsed) => Answer(company, parsed.GetValue(by)!));
    }

    private static Answer Answer(Company company, string by)
    {
        var comparison = new Comparison(
            company, by is "product" ? OutcomeGrouping.Product : new OutcomeGrouping.ByUnit(UnitChoice.KindOf(by)));
        return new Answer
        {
            Command = "compare",
            Facts = Question.Of(company),
            Sheets =
            [
                new Sheet(
                    "compare",
                    Invariant($"Outcomes by {by}{(company.IsPeriodStated ? ", closed in " + company.Period.Id : "")}, {company.Currency}"),
                    Comparison.Columns,
                    comparison.Rows(comparison.Outcomes.Counts.Select(counts => counts.Id))),
            ],
            Texts = [("summary", "Do win rates differ?", comparison.Peers.Summary)],
            Issues = company.Issues,
        };
    }
}
