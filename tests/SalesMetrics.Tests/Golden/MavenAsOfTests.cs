using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Quotas;
using SalesMetrics.Tests.Cli;
using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// The CRM set as of every month's end of 2017, against the won value per rep and month computed from the same files with R and again with
/// Python (crm-monthly-won-value-rep.csv). Tolerance: none, the amounts are whole dollars.
/// </summary>
public class MavenAsOfTests
{
    private const string ByMonth = "data/reference/crm-monthly-won-value-rep.csv";

    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    [SharedDataFact(ByMonth, Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void Every_month_end_of_2017_equals_the_reference_at_rep_manager_region_and_company_level_and_lists_its_deals()
    {
        var organization = Maven.Organization();
        var deals = Maven.Deals();
        var credits = CreditCalculator.Calculate(TransactionJournal.Create(BookingCalculator.Calculate(deals)).Value, organization, Maven.Dollar).Value;
        var won = deals.Where(deal => deal.Outcome is DealOutcome.Won).ToLookup(deal => deal.ClosedOn!.Value.Month);
        var covered = Maven.Table(ByMonth);
        foreach (var month in Calendar.Split(Calendar.Year(2017), PeriodGrain.Month))
        {
            // The reference holds the fifteen top people; those above them are plain sums over the file's won deals, which it confirms.
            foreach (var row in covered)
            {
                Assert.Equal(Won(row, month), Sum(won[month.Number].Where(deal => deal.OwnerId == row["unit"])));
            }

            foreach (var kind in (UnitKind[])[UnitKind.Payee, UnitKind.Manager, UnitKind.Territory, UnitKind.Company])
            {
                var views = AttainmentViewCalculator.Calculate(
                    credits, QuotaBook.Create(Maven.Dollar).Value, organization, Measure.Bookings, kind, Calendar, month, month.End);
                Assert.All(views, view => Check(view, month, Enumerable.Range(1, month.Number).SelectMany(number => won[number])
                    .Where(deal => IsMember(deal.OwnerId, view.Unit, organization)).ToList()));
                Assert.Equal(Sum(won[month.Number]), views.Sum(view => view.InPeriod.Credited.Amount));
            }
        }
    }

    [SharedDataTheory(ByMonth, Maven.Pipeline, Maven.Teams, Maven.Products)]
    [InlineData("rep")]
    [InlineData("manager")]
    [InlineData("region")]
    public void The_command_gives_the_same_as_of_every_month_end_and_lists_the_deals(string by)
    {
        var reference = Maven.Table(ByMonth);
        var won = Maven.Deals().Where(deal => deal.Outcome is DealOutcome.Won).ToLookup(deal => deal.ClosedOn!.Value.Month);
        foreach (var month in Calendar.Split(Calendar.Year(2017), PeriodGrain.Month))
        {
            var run = CliRun.Of(
                "attainment", "--by", by, "--grain", "month", "--period", month.Id, "--as-of", NodaTime.Text.LocalDatePattern.Iso.Format(month.End),
                "--explain", "--data", Path.GetDirectoryName(SharedData.PathOf(Maven.Pipeline))!, "--format", "csv");
            Assert.True(run.ExitCode == 0, run.Error);
            var credited = run.Rows.Where(line => line[3].Length > 0).ToDictionary(line => line[0], line => CliRun.Number(line[3]), StringComparer.Ordinal);
            var explained = run.Rows.Where(line => line[10].Length > 0).ToLookup(line => line[0], line => CliRun.Number(line[10]), StringComparer.Ordinal);

            Assert.Equal(Sum(won[month.Number]), credited.Values.Sum());
            Assert.All(credited, line => Assert.Equal(line.Value, explained[line.Key].Sum()));
            Assert.Equal(won[month.Number].Count(), explained.Sum(line => line.Count()));
            if (by == "rep")
            {
                Assert.All(reference, row => Assert.Equal(Won(row, month), credited.GetValueOrDefault(row["unit"])));
            }
        }
    }

    private static void Check(AttainmentView view, FiscalPeriod month, List<Deal> wonToDate)
    {
        var wonInMonth = wonToDate.Where(deal => month.Contains(deal.ClosedOn!.Value)).ToList();
        Assert.Equal(Sum(wonInMonth), view.InPeriod.Credited.Amount);
        Assert.Equal(Sum(wonToDate), view.YearToDate.Credited.Amount);

        // The explanation names each won deal of the unit and month once, and nothing else.
        var explained = view.InPeriod.Explain().DescendantsAndSelf().Select(line => line.SourceId).Where(id => id.Length > 0);
        Assert.Equal(wonInMonth.Select(deal => deal.Id).Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    private static decimal Sum(IEnumerable<Deal> won) => won.Sum(deal => ((DealOutcome.Won)deal.Outcome).Amount.Amount);

    // The reference begins in March: nothing was won before.
    private static decimal Won(Dictionary<string, string> row, FiscalPeriod month) =>
        row.TryGetValue(FormattableString.Invariant($"2017-{month.Number:00}"), out var amount) ? CliRun.Number(amount) : 0m;

    private static bool IsMember(string payee, SalesUnit unit, SalesOrganization organization) => unit.Kind switch
    {
        UnitKind.Payee => payee == unit.Id,
        UnitKind.Company => true,
        _ => organization.HistoryOf(payee).Single().UnitOf(unit.Kind) == unit,
    };
}
