using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Comparisons;
using SalesMetrics.Organization;

namespace SalesMetrics.Cli.Commands;

/// <summary>The report's overview: the company's outcomes and attainment in a few lines.</summary>
internal static class ReportOverview
{
    public static Sheet Of(Company company)
    {
        var outcomes = OutcomeCalculator.Calculate(
            company.Deals,
            company.Organization,
            new OutcomeOptions { By = OutcomeGrouping.Company, AsOf = company.AsOf, Currency = company.Currency });
        var total = outcomes.Total;
        var rate = new WinCount("company", total.Won, total.Decided);
        var attainment = company.Attainments(UnitKind.Company, [company.Period]).Find(SalesUnit.Company, company.Period.Id);
        return new Sheet(
            "overview",
            "Overview",
            ["field", "value"],
            [
                Line("won deals", Cell.Count(total.Won)),
                Line("lost deals", Cell.Count(total.Lost)),
                Line("open deals", Cell.Count(total.Open)),
                Line("won value", Cell.Amount(total.WonValue)),
                Line("win rate", Cell.Fraction(rate.Rate)),
                Line("win rate, 95 % interval from", Cell.EstimatedFraction(rate.Interval()?.Lower)),
                Line("win rate, 95 % interval to", Cell.EstimatedFraction(rate.Interval()?.Upper)),
                Line(Invariant($"credited in {company.Period}"), Cell.Amount(attainment?.Credited)),
                Line(Invariant($"quota in {company.Period}"), Cell.Amount(attainment?.Quota)),
                Line(Invariant($"attainment in {company.Period}"), Cell.Fraction(attainment?.Value)),
            ]);
    }

    private static ImmutableArray<Cell> Line(string field, Cell value) => [Cell.Text(field), value];
}
