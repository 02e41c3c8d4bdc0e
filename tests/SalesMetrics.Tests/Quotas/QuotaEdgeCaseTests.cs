using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

/// <summary>Days and people on which goals and credits are easily lost or counted twice.</summary>
public class QuotaEdgeCaseTests
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly SalesOrganization Company = SalesOrganization.Create(Works("Ada", "Red", "2010-01-01"), Works("Bob", "Blue", "2010-01-01"));

    [Fact]
    public void The_53rd_week_belongs_to_its_year_and_to_no_other()
    {
        var retail = FiscalCalendar.WeekBased(WeekPattern.FourFourFive, new FiscalYearEnd.NearestWeekday(IsoDayOfWeek.Saturday, 1));
        var year = Enumerable.Range(2011, 12).Select(retail.Year).First(one => one.DayCount == 53 * 7);
        var weeks = retail.Split(year, PeriodGrain.Week);
        var quotas = Goals(new Quota { Unit = SalesUnit.Payee("Ada"), Interval = year.Interval, Amount = Usd(53_000.01m) });
        var credits = Credits(Company, SaleOn("1", year.End, 7m), SaleOn("2", year.End.PlusDays(1), 11m), SaleOn("3", year.Start, 13m));

        var byWeek = Of(credits, quotas, UnitKind.Team, retail, [.. weeks]).Where(one => one.Unit.Id == "Red").ToList();
        Assert.Equal(53, byWeek.Count);
        Assert.Equal((Usd(53_000.01m), Usd(7m + 13m)), (Money.Sum(byWeek.Select(one => one.Quota!.Value), Dollar), Money.Sum(byWeek.Select(one => one.Credited), Dollar)));
        Assert.Equal(Usd(7m), byWeek[^1].Credited);
        Assert.Equal(Usd(11m), Of(credits, quotas, UnitKind.Team, retail, retail.Next(year)).Single(one => one.Unit.Id == "Red").Credited);
    }

    [Fact]
    public void A_leap_day_has_its_own_part_of_a_goal_by_days_and_its_sales_count_once()
    {
        // 29 January to 3 March 2016 are 3 + 29 + 3 = 35 days; in 2015 they are 34.
        var quotas = Goals(Goal(SalesUnit.Payee("Ada"), "2016-01-29", "2016-03-03", 3_500m));
        var credits = Credits(Company, Sale("1", "Ada", "2016-02-29", 290m));
        var months = Of(credits, quotas, UnitKind.Payee, Calendar, Calendar.Parse("FY2016-M01"), Calendar.Parse("FY2016-M02"), Calendar.Parse("FY2016-M03"));

        Assert.Equal(
            [(300m, 0m), (2_900m, 290m), (300m, 0m)],
            months.Where(one => one.Unit.Id == "Ada").Select(one => (one.Quota!.Value.Amount, one.Credited.Amount)));
    }

    [Fact]
    public void A_sale_on_New_Years_Eve_and_a_goal_across_the_turn_of_the_year_fall_where_their_days_are()
    {
        var quotas = Goals(Goal(SalesUnit.Payee("Ada"), "2016-12-17", "2017-01-15", 3_000m));
        var credits = Credits(
            Company, Sale("1", "Ada", "2016-12-31", 10m), Sale("2", "Ada", "2017-01-01", 20m), Correction("3", "1", "2017-01-01", -10m));
        var years = Of(credits, quotas, UnitKind.Company, Calendar, Calendar.Year(2016), Calendar.Year(2017)).ToList();

        Assert.Equal([(1_500m, 10m), (1_500m, 20m - 10m)], years.Select(one => (one.Quota!.Value.Amount, one.Credited.Amount)));
    }

    [Fact]
    public void Who_is_hired_again_into_another_team_leaves_each_team_its_own_days()
    {
        // Ada is in Red in January, away in February, in Blue in March; nobody else sells. The days away belong to the team joined next.
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01", "2017-01-31"), Works("Ada", "Blue", "2017-03-01"));
        var quota = Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 9_000m);
        quota = quota with { Adjustment = QuotaAdjustmentCalculator.Calculate(quota, organization, new QuotaAdjustmentOptions()) };
        var credits = Credits(organization, Sale("1", "Ada", "2017-01-31", 5m), Sale("2", "Ada", "2017-03-01", 7m));
        var quarter = Calendar.Parse("FY2017-Q1");

        // 31 + 31 of 90 days were worked.
        Assert.Equal(Ratio.Of(9_000 * 62, 90), quota.ExactAmount);
        var teams = AttainmentCalculator.Calculate(credits, Goals(quota), organization, Measure.Bookings, UnitKind.Team, Calendar, [quarter]).All;
        Assert.Equal([("Blue", 7m), ("Red", 5m)], teams.Select(one => (one.Unit.Id, one.Credited.Amount)));
        Assert.Equal(Usd(6_200m), Money.Sum(teams.Select(one => one.Quota!.Value), Dollar));
    }

    [Fact]
    public void A_team_that_everybody_left_keeps_its_own_goal_and_what_was_sold_in_it()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2016-01-01", "2017-01-31"), Works("Ada", "Blue", "2017-02-01"));
        var quotas = Goals(Goal(SalesUnit.Team("Red"), "2017-01-01", "2017-06-30", 600m), Goal(SalesUnit.Team("Empty"), "2017-01-01", "2017-06-30", 60m));
        var credits = Credits(organization, Sale("1", "Ada", "2017-01-31", 5m), Sale("2", "Ada", "2017-04-01", 7m));
        var teams = AttainmentCalculator.Calculate(
            credits, quotas, organization, Measure.Bookings, UnitKind.Team, Calendar, [Calendar.Parse("FY2017-Q1"), Calendar.Parse("FY2017-Q2")]);

        Assert.Equal((Usd(5m), Usd(300m)), (teams.Find(SalesUnit.Team("Red"), "FY2017-Q1")!.Credited, teams.Find(SalesUnit.Team("Red"), "FY2017-Q1")!.Quota!.Value));
        Assert.Equal(Ratio.Zero, teams.Find(SalesUnit.Team("Red"), "FY2017-Q2")!.Value);
        Assert.Equal(Ratio.Zero, teams.Find(SalesUnit.Team("Empty"), "FY2017-Q1")!.Value);
        Assert.Null(teams.Find(SalesUnit.Team("Blue"), "FY2017-Q2")!.Value);
    }

    [Fact]
    public void A_reorganization_in_mid_quarter_gives_each_day_its_own_cascade_of_the_same_goal()
    {
        var organization = SalesOrganization.Create(
            Works("Ada", "Red", "2017-01-01", "2017-02-14"), Works("Ada", "Blue", "2017-02-15"), Works("Bob", "Blue", "2017-01-01"), Works("Cem", "Red", "2017-01-01"));

        Assert.Equal((200m, 100m), Teams("2017-02-14"));
        Assert.Equal((100m, 200m), Teams("2017-02-15"));

        (decimal Red, decimal Blue) Teams(string dayIso)
        {
            var tree = CascadeTree.Create(
                organization, Day(dayIso), [UnitKind.Team, UnitKind.Payee], CascadeWeights.ByHeadcount(organization, Day(dayIso)));
            var cascade = CascadeCalculator.Calculate(Usd(300m), tree);
            return (cascade.Of(SalesUnit.Team("Red")).Amount, cascade.Of(SalesUnit.Team("Blue")).Amount);
        }
    }

    private static ImmutableArray<Attainment> Of(
        CreditBook credits, QuotaBook quotas, UnitKind kind, FiscalCalendar calendar, params FiscalPeriod[] periods) =>
        AttainmentCalculator.Calculate(credits, quotas, Company, Measure.Bookings, kind, calendar, [.. periods]).All;

    private static Transaction SaleOn(string id, LocalDate day, decimal amount) =>
        Sale(id, "Ada", NodaTime.Text.LocalDatePattern.Iso.Format(day), amount);
}
