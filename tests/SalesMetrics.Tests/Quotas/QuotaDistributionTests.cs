using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class QuotaDistributionTests
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly SalesUnit Ada = SalesUnit.Payee("Ada");

    private static readonly Quota Year = Goal(Ada, "2017-01-01", "2017-12-31", 100m);

    [Fact]
    public void A_quarters_part_of_a_year_is_the_sum_of_its_months_parts()
    {
        var months = Parts(Year, PeriodGrain.Month);

        // 25.00 a quarter, and each quarter's odd cent goes to its first month.
        Assert.Equal(Enumerable.Repeat(25m, 4), Parts(Year, PeriodGrain.Quarter));
        Assert.Equal(Enumerable.Repeat((decimal[])[8.34m, 8.33m, 8.33m], 4).SelectMany(quarter => quarter), months);
    }

    [Fact]
    public void By_selling_days_a_month_counts_for_its_selling_days()
    {
        // January to March 2017 have 22, 20 and 23 days from Monday to Friday.
        var quarter = Goal(Ada, "2017-01-01", "2017-03-31", 650m) with
        {
            Distribution = new QuotaDistribution.BySellingDays(SellingDayCalendar.MondayToFriday),
        };

        Assert.Equal([220m, 200m, 230m], Parts(quarter, PeriodGrain.Month));
        Assert.Equal([650m], Parts(quarter, PeriodGrain.Quarter));
    }

    [Fact]
    public void By_season_a_quarter_weighs_what_its_months_do()
    {
        var shape = PeriodWeights.Create(PeriodGrain.Month, ((int[])[1, 2, 3, 1, 1, 1, 2, 2, 2, 3, 4, 3]).Select(weight => Ratio.Of(weight, 1)));
        var year = Year with { Amount = Usd(25_000m), Distribution = new QuotaDistribution.BySeason(shape) };

        Assert.Equal([6_000m, 3_000m, 6_000m, 10_000m], Parts(year, PeriodGrain.Quarter));
        Assert.Equal([1_000m, 2_000m, 3_000m, 1_000m], Parts(year, PeriodGrain.Month).Take(4));

        // A quarter's own quota takes the season of its months.
        var fourth = Goal(Ada, "2017-10-01", "2017-12-31", 1_000m) with { Distribution = year.Distribution };
        Assert.Equal([300m, 400m, 300m], Parts(fourth, PeriodGrain.Month));
    }

    [Fact]
    public void Stated_weights_are_for_the_periods_of_the_quotas_own_days()
    {
        var fourth = Goal(Ada, "2017-10-01", "2017-12-31", 1_000m) with { Distribution = Weights(PeriodGrain.Month, 50, 30, 20) };

        Assert.Equal([500m, 300m, 200m], Parts(fourth, PeriodGrain.Month));
        Assert.Equal([500m, 300m, 200m], Parts(fourth with { Distribution = Weights(PeriodGrain.Month, 5, 3, 2) }, PeriodGrain.Month));
    }

    [Fact]
    public void Stated_weights_that_do_not_fit_the_quotas_days_are_refused()
    {
        var fourth = Goal(Ada, "2017-10-01", "2017-12-31", 1_000m) with { Distribution = Weights(PeriodGrain.Month, 50, 50) };

        Assert.Contains("which are 3", Assert.Throws<ArgumentException>(() => Parts(fourth, PeriodGrain.Month)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Weights(PeriodGrain.Month));
        Assert.Throws<ArgumentException>(() => Weights(PeriodGrain.Month, 0, 0));
        Assert.Throws<ArgumentException>(() => Weights(PeriodGrain.Month, 1, -1));
    }

    [Fact]
    public void Weeks_that_cross_months_share_a_season_by_days_and_add_up()
    {
        var shape = PeriodWeights.Create(PeriodGrain.Month, Enumerable.Range(1, 12).Select(month => Ratio.Of(month, 1)));
        var year = Year with { Amount = Usd(7_800m), Distribution = new QuotaDistribution.BySeason(shape) };
        var weeks = Parts(year, PeriodGrain.Week).ToArray();

        Assert.Equal(7_800m, weeks.Sum());

        // The week from 2 to 8 January is 7 of 31 days of a month that weighs 1 of 78: 100 x 7/31.
        Assert.Contains(22.58m, weeks);
    }

    [Fact]
    public void A_year_of_53_weeks_is_spread_without_losing_a_cent()
    {
        var retail = FiscalCalendar.WeekBased(WeekPattern.FourFourFive, new FiscalYearEnd.NearestWeekday(IsoDayOfWeek.Saturday, 1));
        var year = Enumerable.Range(2000, 20).Select(retail.Year).First(one => one.DayCount == 53 * 7);
        var quota = new Quota { Unit = Ada, Interval = year.Interval, Amount = Usd(1_000.01m) };

        Assert.Equal(53, Parts(quota, PeriodGrain.Week, retail).Count());
        foreach (var grain in (PeriodGrain[])[PeriodGrain.Half, PeriodGrain.Quarter, PeriodGrain.Month, PeriodGrain.Week])
        {
            Assert.Equal(1_000.01m, Parts(quota, grain, retail).Sum());
        }
    }

    [Fact]
    public void A_leap_day_is_a_day_like_any_other()
    {
        // 15 February to 14 March 2016 are 15 and 14 days.
        var quota = Goal(Ada, "2016-02-15", "2016-03-14", 29m);

        Assert.Equal([15m, 14m], Parts(quota, PeriodGrain.Month));
    }

    private static QuotaDistribution.ByWeights Weights(PeriodGrain grain, params int[] weights) =>
        new(PeriodWeights.Create(grain, weights.Select(weight => Ratio.Of(weight, 1))));

    private static IEnumerable<decimal> Parts(Quota quota, PeriodGrain grain, FiscalCalendar? calendar = null)
    {
        calendar ??= Calendar;
        var periods = calendar.PeriodsIn(quota.Interval, grain);
        var goals = QuotaCalculator.Calculate(Goals(quota), SalesOrganization.Empty, "bookings", UnitKind.Payee, calendar, periods);
        return periods.Select(period => goals.Of(Ada, period.Interval).Amount!.Value.Amount);
    }
}
