using System.Collections.Immutable;
using System.Globalization;
using NodaTime.Text;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Differences;
using SalesMetrics.Compensation.Statements;
using SalesMetrics.Crediting;
using SalesMetrics.Json;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Quotas;
using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// The sample plan 75/25 on the Maven CRM set, all quarters of 2017: the team is the manager's people, as the set has no other. What the won deals add
/// up to is counted here again from the file, so that a deal lost or doubled on the way shows.
/// </summary>
public class MavenStatementTests
{
    private const string QuotaFile = "data/crm/maven/quotas.csv";

    private static readonly PlanFile Sample = PlanJson.Read(PlanJson.Quarterly7525);

    private static readonly Plan ByManager = Plan.Create(
        Sample.Plan.Id,
        Sample.Plan.Name,
        Sample.Plan.Currency,
        Sample.Plan.Grain,
        Sample.Plan.Components.Select(component => component.Scope == UnitKind.Team ? component with { Scope = UnitKind.Manager } : component));

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, QuotaFile)]
    public void All_30_reps_have_a_statement_for_each_quarter_and_the_statements_add_up_to_the_run()
    {
        var (deals, organization) = (Maven.Deals(), Maven.Organization());
        var reps = deals.Select(deal => deal.OwnerId).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(30, reps.Count);

        foreach (var (period, version) in Paid(deals, organization))
        {
            var statements = StatementCalculator.Calculate(version.Run, StatementFacts.None);
            var ofReps = statements.Where(statement => reps.Contains(statement.PayeeId)).ToList();

            Assert.Equal(30, ofReps.Count);
            Assert.Equal(version.Run.Total, Money.Sum(statements.Select(statement => statement.Total), Maven.Dollar));
            Assert.All(statements, statement => Assert.Equal(version.Run.Find(statement.PayeeId)!.Total, statement.Total));
            Assert.All(ofReps, statement => Assert.Contains($"Statement: {statement.PayeeId}, {period.Id}", statement.ToText(), StringComparison.Ordinal));
        }
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, QuotaFile)]
    public void Every_won_deal_of_a_rep_appears_once_in_the_statement_of_its_quarter_and_in_no_other()
    {
        var (deals, organization) = (Maven.Deals(), Maven.Organization());
        var won = deals
            .Where(deal => deal.Outcome is DealOutcome.Won)
            .Select(deal => (deal.Id, deal.OwnerId, Won: (DealOutcome.Won)deal.Outcome))
            .ToLookup(deal => (deal.OwnerId, (deal.Won.On.Month - 1) / 3));
        Assert.Equal(4_238, won.Sum(deal => deal.Count()));

        var (seen, quarter) = (0, 0);
        foreach (var (_, version) in Paid(deals, organization))
        {
            foreach (var statement in StatementCalculator.Calculate(version.Run, StatementFacts.None))
            {
                var own = statement.Credits.Where(one => one.Credit.PayeeId == statement.PayeeId).ToList();
                var expected = won[(statement.PayeeId, quarter)].ToList();
                Assert.Equal(expected.Select(deal => deal.Id).Order(StringComparer.Ordinal), own.Select(one => one.Credit.TransactionId).Order(StringComparer.Ordinal));
                Assert.Equal(expected.Sum(deal => deal.Won.Amount.Amount), own.Sum(one => one.Credit.Amount.Amount));
                Assert.All(own, one => Assert.Contains("individual", one.LineIds));
                seen += own.Count;
            }

            quarter++;
        }

        Assert.Equal(4_238, seen);
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, QuotaFile)]
    public void Every_quarter_differs_from_the_one_before_by_parts_that_add_up_for_every_rep()
    {
        var versions = Paid(Maven.Deals(), Maven.Organization()).Select(one => one.Version).ToList();

        foreach (var (before, after) in versions.Zip(versions.Skip(1)))
        {
            var difference = PayDifferenceCalculator.WhyDifferent(before, after);
            Assert.Equal(after.Run.Total - before.Run.Total, difference.Total);
            Assert.All(difference.Payees, payee => Assert.Equal(
                (payee.After?.Total ?? Money.Zero(Maven.Dollar)) - (payee.Before?.Total ?? Money.Zero(Maven.Dollar)), payee.Total));
            Assert.All(
                difference.Payees.SelectMany(payee => payee.Lines).SelectMany(line => line.Parts),
                part => Assert.Contains(part.Cause, (PayDifferenceCause[])[PayDifferenceCause.Credit, PayDifferenceCause.Quota, PayDifferenceCause.Rounding]));
        }
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, QuotaFile)]
    public void The_plan_document_and_all_goal_sheets_are_written_in_both_languages()
    {
        var organization = Maven.Organization();
        var quarters = Quarters();
        var attainments = Attainments(Maven.Deals(), organization);
        foreach (var language in Enum.GetValues<PlanLanguage>())
        {
            var options = new PlanDocumentOptions { Language = language, Measures = [Measure.Bookings] };
            var document = PlanDocumentGenerator.Generate(ByManager, Sample.TargetIncentives, options);
            Assert.All(ByManager.Components, component => Assert.Contains(document.Sections, section => section.Heading == component.Name));
            foreach (var payeeId in organization.PayeeIds)
            {
                var sheet = GoalSheetGenerator.Generate(ByManager, Sample.TargetIncentives, payeeId, organization, quarters, attainments, options);
                Assert.Equal(4 + 4, sheet.Sections[1].Columns.Length);
                Assert.Contains(payeeId, sheet.ToMarkdown(), StringComparison.Ordinal);
            }
        }
    }

    private static ImmutableArray<FiscalPeriod> Quarters() =>
        [.. Enumerable.Range(1, 4).Select(number => FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, number))];

    private static PlanAttainments Attainments(IEnumerable<Deal> deals, SalesOrganization organization) => PlanAttainmentCalculator.Calculate(
        ByManager,
        CreditCalculator.Calculate(TransactionJournal.Create(BookingCalculator.Calculate(deals)).Value, organization, Maven.Dollar).Value,
        QuotaBook.Create(Maven.Dollar, Maven.Table(QuotaFile).Select(row => new Quota
        {
            Unit = SalesUnit.Payee(row["sales_agent"]),
            Interval = new DateInterval(LocalDatePattern.Iso.Parse(row["period_start"]).Value, LocalDatePattern.Iso.Parse(row["period_end"]).Value),
            Amount = new Money(decimal.Parse(row["quota"], CultureInfo.InvariantCulture), Maven.Dollar),
        })).Value,
        organization,
        FiscalCalendar.Gregorian,
        Quarters());

    private static IEnumerable<(FiscalPeriod Period, PayVersion Version)> Paid(IReadOnlyList<Deal> deals, SalesOrganization organization)
    {
        var attainments = Attainments(deals, organization);
        return Quarters().Select(period => (
            period, new PayVersion(PayRunCalculator.Calculate(ByManager, Sample.TargetIncentives, organization, period, attainments).Value, attainments)));
    }
}
