using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>cascade</c>: a goal passed down from the company, beside what people's own goals add up to.</summary>
internal static class CascadeCommand
{
    private static readonly ImmutableArray<string> Columns =
        ["id", "period", "above", "weight", "bound", "exact", "top_down", "bottom_up", "gap", "gap_share", "currency"];

    public static Command Create(Terminal terminal)
    {
        var by = UnitChoice.Option("rep", "rep", "team", "manager", "region", "company");
        var options = new CascadeOptions();
        var command = new Command("cascade", "Passes a goal down from the company and shows the gap to the goals from below.") { by };
        options.AddTo(command);
        return CommandRunner.ForCompany(command, terminal, (company, parsed) => Answer(company, parsed.GetValue(by)!, options.Read(parsed, company)));
    }

    private static Answer Answer(Company company, string by, CascadeRequest request)
    {
        var kind = UnitChoice.KindOf(by);
        var day = LocalDate.Max(company.Period.Start, LocalDate.Min(company.AsOf, company.Period.End));
        var tree = CascadeTree.Create(
            company.Organization, day, Levels(kind, company.Organization, day), request.Weights(company, day), request.OverAssignment, request.Terms);
        var cascade = CascadeCalculator.Calculate(request.Total, tree, request.Rounding);
        var gaps = CascadeGapCalculator.Calculate(
            cascade, company.Quotas, company.Organization, company.Measure.Id, kind, company.Calendar, company.Period);
        var sheet = new Sheet(
            "cascade",
            Invariant($"{request.Total} passed down by {request.By} to {by} in {company.Period}"),
            request.IsExplained ? [.. Columns, "rule"] : Columns,
            gaps.Select(gap => Row(gap, company, request.IsExplained)));
        return new Answer
        {
            Command = "cascade",
            Facts = [.. Question.Of(company), ("total", Cell.Amount(request.Total)), ("weights", Cell.Text(request.By)), ("organization_of", Cell.Date(day))],
            Sheets = [sheet],
            Issues = company.Issues,
        };
    }

    // Where nobody is in a team, people stand under their managers.
    private static ImmutableArray<UnitKind> Levels(UnitKind kind, SalesOrganization organization, LocalDate day) => kind switch
    {
        UnitKind.Company => [],
        UnitKind.Territory => [UnitKind.Territory],
        UnitKind.Team or UnitKind.Manager => [UnitKind.Territory, kind],
        _ when organization.Assignments.Any(assignment => assignment.Covers(day) && assignment.TeamId.Length > 0) =>
            [UnitKind.Territory, UnitKind.Team, UnitKind.Payee],
        _ => [UnitKind.Territory, UnitKind.Manager, UnitKind.Payee],
    };

    private static ImmutableArray<Cell> Row(CascadeGap gap, Company company, bool isExplained)
    {
        // A unit with parts in several units above has a line under each; a single weight or share would be none of them.
        var line = gap.Lines.Length == 1 ? gap.Lines[0] : null;
        var rules = string.Join(" | ", gap.Lines.Select(one => one.Explain().Rule));
        return
        [
            Cell.Text(gap.Unit.Id),
            Cell.Text(company.Period.Id),
            line?.Above is { } above ? Cell.Text(above.Id) : Cell.Missing,
            line?.Share is null ? Cell.Missing : Cell.Number(line.Weight),
            line is null ? Cell.Missing : Cell.Text(line.Share is null ? "given" : Words(line.Bound)),
            line is null ? Cell.Missing : Cell.Number(line.ExactAmount),
            Cell.Amount(gap.TopDown),
            Cell.Amount(gap.BottomUp.Amount),
            Cell.Amount(gap.Gap),
            Cell.Fraction(gap.Share),
            Cell.Text(company.Currency.Code),
            .. isExplained ? [Cell.Text(rules)] : ImmutableArray<Cell>.Empty,
        ];
    }

    private static string Words(CascadeBound bound) => bound switch
    {
        CascadeBound.Floor => "floor",
        CascadeBound.Ceiling => "ceiling",
        _ => "weight",
    };
}
