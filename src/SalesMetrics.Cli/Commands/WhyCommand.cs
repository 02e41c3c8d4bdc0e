using System.CommandLine;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.GapDecompositions;

namespace SalesMetrics.Cli.Commands;

/// <summary><c>why</c>: what makes each unit's won value differ from the mean of its peers.</summary>
internal static class WhyCommand
{
    public static Command Create(Terminal terminal)
    {
        var by = UnitChoice.Option("rep", "rep", "team", "manager", "region");
        var command = new Command("why", "Explains each unit's distance from the mean: number of deals, win rate, size of deals.") { by };
        return CommandRunner.ForCompany(command, terminal, (company, parsed) => Answer(company, parsed.GetValue(by)!));
    }

    private static Answer Answer(Company company, string by)
    {
        var outcomes = Comparison.OutcomesOf(company, new OutcomeGrouping.ByUnit(UnitChoice.KindOf(by)));
        OutcomeCounts[] units = [.. outcomes.Counts.Where(counts => counts.Won + counts.Lost > 0)];
        var (won, decided) = (units.Sum(unit => unit.Won), units.Sum(unit => unit.Won + unit.Lost));
        var value = Money.Sum(units.Select(unit => unit.WonValue), company.Currency);
        return new Answer
        {
            Command = "why",
            Facts = [.. Question.Of(company), ("units", Cell.Count(units.Length)), ("mean_won_value", Cell.Amount(units.Length == 0 ? null : Mean(value, units.Length)))],
            Sheets =
            [
                new Sheet(
                    "why",
                    Invariant($"Won value by {by} less the mean of all, by what makes the difference, {company.Currency}"),
                    ["id", "won_value", "gap", "from_deals", "from_win_rate", "from_deal_size", "method", "currency"],
                    won == 0 ? [] : units.OrderByDescending(unit => unit.WonValue.Amount).ThenBy(unit => unit.Id, StringComparer.Ordinal).Select(unit => Row(unit, units.Length, won, decided, value))),
            ],
            Issues = company.Issues,
        };
    }

    private static ImmutableArray<Cell> Row(OutcomeCounts unit, int units, long won, long decided, Money value)
    {
        var (own, mean) = (unit.Won + unit.Lost, (double)value.Amount / won);
        var gap = GapDecompositionCalculator.Calculate(
        [
            new("decided deals", (double)decided / units, own),
            new("win rate", (double)won / decided, (double)unit.Won / own),

            // Who won nothing has no size of deals; the rate of zero explains all of it.
            new("average won deal", mean, unit.Won == 0 ? mean : (double)unit.WonValue.Amount / unit.Won),
        ]);
        var exact = unit.WonValue - Mean(value, units);
        var parts = gap.InMoney(exact);
        return
        [
            Cell.Text(unit.Id),
            Cell.Amount(unit.WonValue),
            Cell.Amount(exact),
            .. parts.Select(part => Cell.Amount(part)),
            Cell.Text(gap.Method == GapMethod.LogarithmicMean ? "logarithmic mean" : "Shapley"),
            Cell.Text(value.Currency.Code),
        ];
    }

    private static Money Mean(Money value, int units) =>
        new((Ratio.FromDecimal(value.Amount) / Ratio.Of(units, 1)).ToDecimal(value.Currency.MinorUnits), value.Currency);
}
