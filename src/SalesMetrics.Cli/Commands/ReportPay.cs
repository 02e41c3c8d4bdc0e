using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Compensation;
using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Cli.Commands;

/// <summary>The report's pay: totals by component and team, and one payout explained down to its transactions.</summary>
internal static class ReportPay
{
    private const int LinesExplained = 60;

    public static (ImmutableArray<Sheet> Sheets, ImmutableArray<(string Name, string Title, string Body)> Texts, ImmutableArray<Issue> Issues) Of(Company company)
    {
        // The plan pays by periods of its own length; a report on a year pays the plan's last period that began in it.
        var period = company.Period.Grain == company.Plan.Plan.Grain
            ? company.Period
            : company.Calendar.PeriodOn(LocalDate.Min(company.Period.End, company.AsOf), company.Plan.Plan.Grain);
        var run = PayCommand.Run(company with { Period = period });
        var components = new Sheet(
            "pay_by_component",
            Invariant($"Pay by {run.Value.Plan.Name} for {period}: {run.Value.Total} for {run.Value.Payouts.Length} payees"),
            ["component", "weight", "payout", "currency"],
            run.Value.TotalsByComponent().Select(total => ImmutableArray.Create(
                Cell.Text(total.Component.Name), Cell.Fraction(total.Component.Weight), Cell.Amount(total.Amount), Cell.Text(company.Currency.Code))));
        var teams = new Sheet(
            "pay_by_team",
            Invariant($"Pay by team for {period}"),
            ["team", "payees", "payout", "currency"],
            run.Value.TotalsBy(UnitKind.Team).Select(total => ImmutableArray.Create(
                Cell.Text(total.Unit.Id), Cell.Count(total.PayeeCount), Cell.Amount(total.Amount), Cell.Text(company.Currency.Code))));
        return ([components, teams], Explained(run.Value), run.Issues.ToImmutableArray());
    }

    private static ImmutableArray<(string Name, string Title, string Body)> Explained(PayRun run)
    {
        if (run.Payouts.IsEmpty)
        {
            return [];
        }

        // The payout in the middle of the field shows more of the plan than the highest or an empty one.
        var payouts = run.Payouts.OrderBy(payout => payout.Total).ThenBy(payout => payout.PayeeId, StringComparer.Ordinal).ToImmutableArray();
        var payout = payouts[payouts.Length / 2];
        return [("explained_payout", Invariant($"One payout explained: {payout.PayeeId}, {payout.Total}"), Shortened(payout.Explain()))];
    }

    private static string Shortened(Explanation explanation)
    {
        var lines = explanation.ToString().Split('\n');
        return lines.Length <= LinesExplained
            ? string.Join('\n', lines)
            : string.Join('\n', lines.Take(LinesExplained)) + Invariant($"\n... {lines.Length - LinesExplained} more lines; pay --detail shows every credit");
    }
}
