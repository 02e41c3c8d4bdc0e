using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Recalculations;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Recalculations;

/// <summary>Ada of team Red over the second and third quarter of 2017, on quotas of 100,000 each.</summary>
public class PaidPeriodsTests
{
    private static readonly FiscalPeriod Second = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 2);
    private static readonly FiscalPeriod Third = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 3);
    private static readonly SalesOrganization Organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"));
    private static readonly Measure Margin = Measure.OfCategory("margin");
    private static readonly Plan Straight = OfOne(PayCurve.Linear);

    private static readonly PayFacts Facts = Of(Sale("1", "Ada", "2017-04-10", 100_000m), Sale("2", "Ada", "2017-07-10", 110_000m));

    [Fact]
    public void Paid_by_themselves_a_period_is_explained_by_its_payout()
    {
        var paid = Pay(Straight, Facts);

        Assert.Equal(paid.Runs[1].Find("Ada")!.Explain().ToString(), paid.Explain("Ada", Third).ToString());
        Assert.Equal([Second.Interval, Third.Interval], paid.Runs.Select(run => run.Period.Interval));
    }

    [Fact]
    public void Paid_to_date_a_run_begins_with_the_year_and_a_period_is_the_difference_of_two()
    {
        // 210,000 of 200,000 on 8,000 are 8,400; 4,000 were earned before.
        var paid = Pay(Straight, Facts, PayAccumulation.YearToDate);
        var explained = paid.Explain("Ada", Third);

        Assert.Equal([Second.Interval, Days("2017-04-01", "2017-09-30")], paid.Runs.Select(run => run.Period.Interval));
        Assert.StartsWith(
            "Payout of Ada for FY2017-Q3: 4400.00 USD  (earned to date less earned to date a period earlier)  [Ada]\n", explained.ToString(), StringComparison.Ordinal);
        Assert.Equal(["8400.00 USD", "4000.00 USD"], explained.Lines.Select(line => line.Value.ToString()));
        Assert.Equal(["4000.00 USD"], paid.Explain("Ada", Second).Lines.Select(line => line.Value.ToString()));
    }

    [Fact]
    public void What_is_doubtful_is_listed_by_run_first_of_payouts_then_of_credit_then_of_awards()
    {
        // Ada has no goal in margin. Zoe and Yan are assigned nowhere; what Xia sold was taken back.
        var plan = Quarterly(
            Component("own", Percent(75), UnitKind.Payee, PayCurve.Linear),
            Component("profit", Percent(25), UnitKind.Payee, PayCurve.Linear) with { MeasureId = "margin" }).WithClauses(
            new PlanClause.Spif { Id = "spif", Name = "SPIF", Window = Days("2017-04-01", "2017-06-30"), Budget = Usd(1_000m), PerDeal = Usd(10m) });
        var facts = Of(
            Sale("1", "Ada", "2017-04-10", 100_000m),
            Sale("2", "Zoe", "2017-04-10", 10m),
            Sale("3", "Zoe", "2017-04-10", 5m) with { Category = "margin" },
            Sale("4", "Yan", "2017-04-10", 10m),
            Sale("5", "Xia", "2017-04-10", 10m),
            Correction("6", "5", "2017-04-11", -10m));

        Assert.Equal(
            [
                "undefined-attainment Ada profit",
                "no-assignment Yan bookings",
                "no-assignment Zoe bookings",
                "no-assignment Zoe margin",
                "no-payout Yan spif",
                "no-payout Zoe spif",
                "undefined-attainment Ada profit",
            ],
            Pay(plan, facts, PayAccumulation.Discrete, Measure.Bookings, Margin).Issues.Select(issue => $"{issue.Code} {issue.Source} {issue.Field}"));
    }

    [Fact]
    public void Plan_facts_calendar_measures_and_periods_of_its_grain_are_needed()
    {
        FiscalCalendar calendar = FiscalCalendar.Gregorian;
        ImmutableArray<FiscalPeriod> periods = [Second];

        Assert.Throws<ArgumentNullException>("plan", () => PaidPeriodsCalculator.Calculate(null!, Facts, calendar, periods));
        Assert.Throws<ArgumentNullException>("facts", () => PaidPeriodsCalculator.Calculate(Straight, null!, calendar, periods));
        Assert.Throws<ArgumentNullException>("calendar", () => PaidPeriodsCalculator.Calculate(Straight, Facts, null!, periods));
        Assert.Throws<ArgumentNullException>("measures", () => PaidPeriodsCalculator.Calculate(Straight, Facts, calendar, periods, PayAccumulation.Discrete, null!));
        Assert.Throws<ArgumentException>("periods", () => PaidPeriodsCalculator.Calculate(Straight, Facts, calendar, default));
        Assert.Throws<ArgumentException>("periods", () => PaidPeriodsCalculator.Calculate(Straight, Facts, calendar, [null!]));
        Assert.Throws<ArgumentException>("periods", () => PaidPeriodsCalculator.Calculate(Straight, Facts, calendar, [calendar.Period(2017, PeriodGrain.Month, 4)]));
        Assert.Throws<ArgumentNullException>("period", () => Pay(Straight, Facts).PayOf("Ada", null!));
        Assert.Throws<CurrencyMismatchException>(() => PaidPeriodsCalculator.Calculate(
            Straight, Facts with { Targets = TargetIncentives.Create(new Money(1m, Currency.Of("EUR"))) }, calendar, []));
    }

    [Fact]
    public void Facts_changed_to_another_currency_are_refused_also_where_no_period_is_paid()
    {
        var euro = Currency.Of("EUR");
        var paid = PaidPeriodsCalculator.Calculate(Straight, Facts, FiscalCalendar.Gregorian, []);
        var credits = SalesMetrics.Crediting.CreditCalculator.Calculate(TransactionJournal.Create().Value, Organization, euro).Value;

        Assert.Throws<CurrencyMismatchException>(() => RecalculationCalculator.Calculate(paid, Facts with { Credits = credits }));
        Assert.Throws<CurrencyMismatchException>(() => RecalculationCalculator.Calculate(paid, Facts with { Targets = TargetIncentives.Create(new Money(1m, euro)) }));
    }

    [Fact]
    public void Facts_differ_by_any_of_their_books()
    {
        var other = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"));

        Assert.NotEqual(Facts, Facts with { Organization = other });
        Assert.NotEqual(Facts, Facts with { Credits = Credits(other) });
        Assert.False(Facts.Equals(null));
    }

    private static PayFacts Of(params Transaction[] sales) => new()
    {
        Organization = Organization,
        Credits = Credits(Organization, sales),
        Quotas = Goals(
            Goal(SalesUnit.Payee("Ada"), "2017-04-01", "2017-06-30", 100_000m), Goal(SalesUnit.Payee("Ada"), "2017-07-01", "2017-09-30", 100_000m)),
        Targets = TargetIncentives.Create(Usd(4_000m)),
    };

    private static PaidPeriods Pay(Plan plan, PayFacts facts, PayAccumulation accumulation = PayAccumulation.Discrete, params Measure[] measures) =>
        PaidPeriodsCalculator.Calculate(plan, facts, FiscalCalendar.Gregorian, [Second, Third], accumulation, measures);
}
