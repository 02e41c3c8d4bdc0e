using SalesMetrics.Calendars;
using SalesMetrics.Cli.Input;
using SalesMetrics.Cli.Output;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Cli.Commands;

/// <summary>The report's attainment of every team in the period and in the year so far.</summary>
internal static class ReportAttainment
{
    public static Sheet Of(Company company)
    {
        var year = company.Calendar.PeriodOn(company.Period.End, PeriodGrain.Year);
        var inPeriod = company.Attainments(UnitKind.Team, [company.Period]);
        var inYear = company.Attainments(UnitKind.Team, [year]);
        return new Sheet(
            "team_attainment",
            Invariant($"Team attainment in {company.Period} and in {year}, {company.Currency}"),
            ["id", "period", "quota", "credited", "attainment", "year", "year_quota", "year_credited", "year_attainment"],
            inPeriod.All.Select(one => Row(one, inYear.Find(one.Unit, year.Id))));
    }

    private static ImmutableArray<Cell> Row(Attainment period, Attainment? year) =>
    [
        Cell.Text(period.Unit.Id),
        Cell.Text(period.PeriodId),
        Cell.Amount(period.Quota),
        Cell.Amount(period.Credited),
        Cell.Fraction(period.Value),
        year is null ? Cell.Missing : Cell.Text(year.PeriodId),
        Cell.Amount(year?.Quota),
        Cell.Amount(year?.Credited),
        Cell.Fraction(year?.Value),
    ];
}
