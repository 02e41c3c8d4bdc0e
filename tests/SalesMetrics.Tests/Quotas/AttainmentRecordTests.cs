using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class AttainmentRecordTests
{
    private static readonly SalesUnit Ada = SalesUnit.Payee("Ada");

    [Fact]
    public void A_streak_is_periods_in_a_row_at_or_above_the_goal()
    {
        var record = AttainmentRecordCalculator.Calculate(Months(100m, 120m, 99.99m, 100m, 100m, 150m, 20m, 110m));

        Assert.Equal("FY2017-M08 to FY2017-M08, 1 period", record.Current.ToString());
        Assert.Equal("FY2017-M04 to FY2017-M06, 3 periods", record.Longest.ToString());
    }

    [Fact]
    public void A_missed_last_period_leaves_no_current_streak()
    {
        var record = AttainmentRecordCalculator.Calculate(Months(100m, 50m));

        Assert.Equal(0, record.Current.Length);
        Assert.Equal("none", record.Current.ToString());
    }

    [Fact]
    public void A_period_without_quota_ends_a_streak_unless_it_is_passed_over()
    {
        var months = Months(100m, null, 100m);

        Assert.Equal(1, AttainmentRecordCalculator.Calculate(months).Current.Length);
        Assert.Equal(2, AttainmentRecordCalculator.Calculate(months, new StreakOptions { IsUndefinedPassedOver = true }).Current.Length);
    }

    [Fact]
    public void A_goal_of_ones_own_may_be_lower() =>
        Assert.Equal(2, AttainmentRecordCalculator.Calculate(Months(80m, 90m), new StreakOptions { Goal = Ratio.Of(4, 5) }).Longest.Length);

    [Fact]
    public void The_first_of_equal_bests_holds_the_record()
    {
        var record = AttainmentRecordCalculator.Calculate(Months(50m, 130m, 130m, 20m));

        Assert.Equal("FY2017-M02", record.BestCredited!.PeriodId);
        Assert.Equal("FY2017-M02", record.BestAttainment!.PeriodId);
        Assert.Contains("Highest attainment: 130 %  (FY2017-M02)", record.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_above_zero_is_no_best()
    {
        var record = AttainmentRecordCalculator.Calculate(Months(0m, -5m));

        Assert.Null(record.BestCredited);
        Assert.Null(record.BestAttainment);
    }

    [Fact]
    public void Gaps_strangers_and_nothing_at_all_are_refused()
    {
        var months = Months(1m, 2m, 3m);

        Assert.Throws<ArgumentException>(() => AttainmentRecordCalculator.Calculate([months[0], months[2]]));
        Assert.Throws<ArgumentException>(() => AttainmentRecordCalculator.Calculate([months[0], months[0]]));
        Assert.Throws<ArgumentException>(() => AttainmentRecordCalculator.Calculate([]));
    }

    // The quota of every month is 100, save where nothing is stated.
    private static ImmutableArray<Attainment> Months(params decimal?[] credited)
    {
        var calendar = FiscalCalendar.Gregorian;
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"));
        var months = calendar.Split(calendar.Year(2017), PeriodGrain.Month)[..credited.Length];
        var sales = months.Zip(credited).Where(one => one.Second is not null).Select(one => new Transaction
        {
            Id = one.First.Id,
            Date = one.First.Start,
            Amount = Usd(one.Second!.Value),
            Split = CreditSplit.To("Ada"),
        });
        var goals = months.Zip(credited).Where(one => one.Second is not null)
            .Select(one => new Quota { Unit = Ada, Interval = one.First.Interval, Amount = Usd(100m) });
        return AttainmentCalculator.Calculate(
            Credits(organization, [.. sales]), Goals([.. goals]), organization, Measure.Bookings, UnitKind.Payee, calendar, months).All;
    }
}
