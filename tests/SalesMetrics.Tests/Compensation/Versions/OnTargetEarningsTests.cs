using SalesMetrics.Calendars;
using SalesMetrics.Compensation.Versions;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Versions;

public class OnTargetEarningsTests
{
    [Fact]
    public void A_pay_mix_of_60_to_40_divides_on_target_earnings()
    {
        var earnings = OnTargetEarnings.FromPayMix(Usd(120_000m), Ratio.Of(60, 100));

        Assert.Equal((Usd(72_000m), Usd(48_000m), Usd(120_000m)), (earnings.BasePay, earnings.TargetIncentive, earnings.Total));
        Assert.Equal(("60/40", Ratio.Of(3, 5)), (earnings.PayMix, earnings.BaseShare));
        Assert.Equal(earnings, new OnTargetEarnings(Usd(72_000m), Usd(48_000m)));
        Assert.Equal("On-target earnings of a year: 120000.00 USD  (base pay + target incentive; pay mix 60/40)", earnings.Explain().ToString().Split('\n')[0]);
        Assert.Equal("66.6667/33.3333", new OnTargetEarnings(Usd(2m), Usd(1m)).PayMix);
    }

    [Fact]
    public void The_target_incentive_of_a_year_is_divided_evenly_over_its_periods()
    {
        var calendar = FiscalCalendar.Gregorian;
        var earnings = new OnTargetEarnings(Usd(0m), Usd(100m));

        Assert.Equal([Usd(25m), Usd(25m), Usd(25m), Usd(25m)], calendar.Split(calendar.Year(2017), PeriodGrain.Quarter).Select(period => earnings.TargetIncentiveOf(period, calendar)));
        Assert.Equal(Usd(8.34m), earnings.TargetIncentiveOf(calendar.Parse("FY2017-M01"), calendar));
        Assert.Equal(Usd(8.33m), earnings.TargetIncentiveOf(calendar.Parse("FY2017-M12"), calendar));
        Assert.Throws<ArgumentException>(() => earnings.TargetIncentiveOf(FiscalCalendar.StartingOn(new AnnualDate(4, 1)).Parse("FY2017-M01"), calendar));
    }

    [PayLaw]
    public bool Base_pay_and_target_incentive_add_up_and_so_do_the_periods(uint cents, byte percent, bool isMonthly)
    {
        var calendar = FiscalCalendar.Gregorian;
        var total = Usd((cents + 1L) / 100m);
        var earnings = OnTargetEarnings.FromPayMix(total, Ratio.Of(percent % 101, 100));
        var periods = calendar.Split(calendar.Year(2017), isMonthly ? PeriodGrain.Month : PeriodGrain.Quarter);
        return earnings.Total == total && Money.Sum(periods.Select(period => earnings.TargetIncentiveOf(period, calendar)), Dollar) == earnings.TargetIncentive;
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentException>("basePay", () => new OnTargetEarnings(Usd(0m), Usd(0m)));
        Assert.Throws<ArgumentOutOfRangeException>("basePay", () => new OnTargetEarnings(Usd(-1m), Usd(1m)));
        Assert.Throws<ArgumentException>("targetIncentive", () => new OnTargetEarnings(Usd(1m), Usd(0.001m)));
        Assert.Throws<CurrencyMismatchException>(() => new OnTargetEarnings(Usd(1m), new Money(1m, Currency.Of("EUR"))));
        Assert.Throws<ArgumentOutOfRangeException>("baseShare", () => OnTargetEarnings.FromPayMix(Usd(1m), Ratio.Of(11, 10)));
        Assert.Throws<ArgumentOutOfRangeException>("baseShare", () => OnTargetEarnings.FromPayMix(Usd(1m), Ratio.Of(-1, 10)));
    }
}
