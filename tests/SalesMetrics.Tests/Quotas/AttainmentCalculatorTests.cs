using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class AttainmentCalculatorTests
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly FiscalPeriod FirstQuarter = Calendar.Period(2017, PeriodGrain.Quarter, 1);

    private static readonly SalesOrganization TwoTeams = SalesOrganization.Create(
        Works("Ada", "Red", "2017-01-01", "2017-02-14"), Works("Ada", "Blue", "2017-02-15"), Works("Bob", "Blue", "2017-01-01"));

    [Fact]
    public void Attainment_is_credited_over_quota_exactly()
    {
        var attainment = Single(
            SalesUnit.Payee("Ada"), TwoTeams, [Sale("1", "Ada", "2017-03-31", 100_000m)], [Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 300_000m)]);

        Assert.Equal(Ratio.Of(1, 3), attainment.Value);
    }

    [Fact]
    public void Without_a_quota_attainment_is_undefined_and_says_so()
    {
        var attainment = Single(SalesUnit.Payee("Bob"), TwoTeams, [Sale("1", "Bob", "2017-01-05", 5m)], []);

        Assert.Null(attainment.Value);
        Assert.Null(attainment.Quota);
        Assert.Equal("no quota is set for these days", attainment.WhyUndefined);
        Assert.StartsWith("Attainment of Payee:Bob in FY2017-Q1: undefined (no quota", attainment.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_quota_of_zero_attainment_is_undefined_and_says_so()
    {
        var attainment = Single(SalesUnit.Payee("Bob"), TwoTeams, [], [Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 0m)]);

        Assert.Null(attainment.Value);
        Assert.Equal("the quota is zero", attainment.WhyUndefined);
    }

    [Fact]
    public void Sales_count_on_both_ends_of_the_period_and_not_beyond()
    {
        var attainment = Single(
            SalesUnit.Payee("Bob"),
            TwoTeams,
            [
                Sale("before", "Bob", "2016-12-31", 1m),
                Sale("first", "Bob", "2017-01-01", 10m),
                Sale("last", "Bob", "2017-03-31", 100m),
                Sale("after", "Bob", "2017-04-01", 1_000m),
            ],
            []);

        Assert.Equal(Usd(10m + 100m), attainment.Credited);
    }

    [Fact]
    public void A_mover_leaves_earlier_sales_with_the_old_team_and_takes_the_later_quota_along()
    {
        Quota[] goals =
        [
            Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 90_000m), Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 50_000m),
        ];
        Transaction[] sales = [Sale("old", "Ada", "2017-02-14", 40_000m), Sale("new", "Ada", "2017-02-15", 7_000m)];

        var red = Single(SalesUnit.Team("Red"), TwoTeams, sales, goals);
        var blue = Single(SalesUnit.Team("Blue"), TwoTeams, sales, goals);
        var company = Single(SalesUnit.Company, TwoTeams, sales, goals);

        // 1 January to 14 February are 45 of the quarter's 90 days.
        Assert.Equal((Usd(40_000m), Usd(90_000m * 45 / 90)), (red.Credited, red.Quota!.Value));
        Assert.Equal((Usd(7_000m), Usd((90_000m * 45 / 90) + 50_000m)), (blue.Credited, blue.Quota!.Value));
        Assert.Equal((Usd(47_000m), Usd(140_000m)), (company.Credited, company.Quota!.Value));
    }

    [Fact]
    public void A_team_quota_of_its_own_goes_before_the_sum_of_its_people()
    {
        var blue = Single(
            SalesUnit.Team("Blue"),
            TwoTeams,
            [],
            [Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 50_000m), Goal(SalesUnit.Team("Blue"), "2017-01-01", "2017-03-31", 60_000m)]);

        Assert.Equal(Usd(60_000m), blue.Quota);
    }

    [Fact]
    public void A_quarters_quota_is_spread_evenly_over_its_months_without_losing_a_cent()
    {
        var months = Calendar.Split(FirstQuarter, PeriodGrain.Month);
        var attainments = AttainmentCalculator.Calculate(
            Credits(TwoTeams), Goals(Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 100m)), TwoTeams, Measure.Bookings, UnitKind.Payee, Calendar, months);

        Assert.Equal(
            [Usd(33.34m), Usd(33.33m), Usd(33.33m)],
            attainments.All.Where(one => one.Unit == SalesUnit.Payee("Bob")).Select(one => one.Quota!.Value));
    }

    [Fact]
    public void Quarters_add_up_to_the_year()
    {
        var year = Calendar.Year(2017);
        Quota[] goals =
        [
            Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 10m),
            Goal(SalesUnit.Payee("Bob"), "2017-04-01", "2017-06-30", 20m),
            Goal(SalesUnit.Payee("Bob"), "2017-10-01", "2017-12-31", 40m),
        ];

        var attainment = AttainmentCalculator
            .Calculate(Credits(TwoTeams), Goals(goals), TwoTeams, Measure.Bookings, UnitKind.Payee, Calendar, [year])
            .Find(SalesUnit.Payee("Bob"), "FY2017");

        Assert.Equal(Usd(10m + 20m + 40m), attainment!.Quota);
    }

    [Fact]
    public void A_quota_across_period_ends_is_spread_by_days_and_its_parts_add_up()
    {
        // 10 days in January, 28 in February, 7 in March: 45 in all.
        var months = Calendar.Split(FirstQuarter, PeriodGrain.Month);
        var attainments = AttainmentCalculator.Calculate(
            Credits(TwoTeams), Goals(Goal(SalesUnit.Payee("Bob"), "2017-01-22", "2017-03-07", 100m)), TwoTeams, Measure.Bookings, UnitKind.Payee, Calendar, months);

        // 100 x 10/45 = 22.22; to the end of February 100 x 38/45 = 84.44; the rest falls to March.
        Assert.Equal(
            [Usd(22.22m), Usd(84.44m - 22.22m), Usd(100m - 84.44m)],
            attainments.All.Where(one => one.Unit == SalesUnit.Payee("Bob")).Select(one => one.Quota!.Value));
    }

    [Fact]
    public void A_person_on_the_roster_without_sales_or_quota_is_still_shown()
    {
        var attainments = AttainmentCalculator.Calculate(
            Credits(TwoTeams), Goals(), TwoTeams, Measure.Bookings, UnitKind.Payee, Calendar, [FirstQuarter]);

        Assert.Equal([SalesUnit.Payee("Ada"), SalesUnit.Payee("Bob")], attainments.All.Select(one => one.Unit));
    }

    [Fact]
    public void A_correction_counts_when_it_was_made_and_for_the_team_of_the_sale()
    {
        var red = AttainmentCalculator
            .Calculate(
                Credits(TwoTeams, Sale("1", "Ada", "2017-01-10", 1_000m), Correction("2", "1", "2017-04-03", -400m)),
                Goals(),
                TwoTeams,
                Measure.Bookings,
                UnitKind.Team,
                Calendar,
                Calendar.Split(Calendar.Year(2017), PeriodGrain.Quarter))
            .All.Where(one => one.Unit == SalesUnit.Team("Red"))
            .Select(one => one.Credited);

        Assert.Equal([Usd(1_000m), Usd(-400m), Usd(0m), Usd(0m)], red);
    }

    [Fact]
    public void Quotas_in_another_currency_than_the_credits_are_refused()
    {
        var euros = QuotaBook.Create(Currency.Of("EUR")).Value;

        Assert.Throws<CurrencyMismatchException>(() => AttainmentCalculator.Calculate(
            Credits(TwoTeams), euros, TwoTeams, Measure.Bookings, UnitKind.Payee, Calendar, [FirstQuarter]));
    }

    private static Attainment Single(
        SalesUnit unit, SalesOrganization organization, Transaction[] sales, Quota[] goals) =>
        AttainmentCalculator
            .Calculate(Credits(organization, sales), Goals(goals), organization, Measure.Bookings, unit.Kind, Calendar, [FirstQuarter])
            .Find(unit, FirstQuarter.Id)!;
}
