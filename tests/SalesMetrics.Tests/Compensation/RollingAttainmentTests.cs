using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class RollingAttainmentTests
{
    private static readonly SalesOrganization Organization = SalesOrganization.Create(Works("Ada", "Red", "2016-01-01"), Works("Bob", "Red", "2016-01-01"));

    private static readonly Plan Monthly = Plan.Create(
        "monthly", "Monthly", Dollar, PeriodGrain.Month, Component("own", Percent(75), UnitKind.Payee, Accelerated), Component("team", Percent(25), UnitKind.Team, PayCurve.Linear));

    /// <summary>
    /// Quota 100 a month; Ada sells 40, 120 and 200. Over three months: 40 of 100, 160 of 200, 360 of 300. Paid on a target of 3,000 x 75 %, from a
    /// threshold of 50 %, double above 100 %: nothing, 80 %, 140 %.
    /// </summary>
    [Fact]
    public void Each_month_is_paid_on_the_attainment_of_the_last_three()
    {
        Money[] paid = [.. Enumerable.Range(1, 3).Select(month => Pay(month, 3, 40m, 120m, 200m).Components[0].Amount)];

        Assert.Equal([Usd(0m), Usd(2_250m * 0.80m), Usd(2_250m * 1.40m)], paid);
    }

    [Fact]
    public void A_month_leaves_the_window_and_a_fiscal_year_does_not_bound_it()
    {
        var june = Pay(4, 3, 900m, 50m, 100m, 150m);

        Assert.Equal(Ratio.One, june.Components[0].Attainment!.Value);
        Assert.Equal(("FY2017-M02 to FY2017-M04", Days("2017-02-01", "2017-04-30")), (june.Components[0].Attainment!.PeriodId, june.Components[0].Attainment!.Window));
        Assert.Equal("FY2016-M12 to FY2017-M02", Pay(2, 3, 1m, 1m).Components[0].Attainment!.PeriodId);
    }

    [Fact]
    public void The_team_is_measured_over_the_same_window_and_the_working_reaches_every_sale_in_it()
    {
        var march = Pay(3, 3, 40m, 120m, 200m);

        Assert.Equal(Ratio.Of(360 + 30, 600), march.Components[1].Attainment!.Value);
        Assert.Equal(["M1", "M2", "M3"], march.Explain().DescendantsAndSelf().Select(line => line.SourceId).Where(id => id.StartsWith('M')).Distinct().Order());
    }

    [Fact]
    public void What_cannot_roll_is_refused()
    {
        var commission = Monthly.WithClauses(new PlanClause.Rates { Id = "r", Name = "Commission", Table = RateTable.Flat(Percent(5)) });

        Assert.Contains("'r' pays commission", Assert.Throws<ArgumentException>("plan", () => Attainments(commission, 3, 3, 1m)).Message, StringComparison.Ordinal);
        Assert.NotNull(Attainments(commission, 3, 1, 1m));
        Assert.Throws<ArgumentOutOfRangeException>("periods", () => Attainments(Monthly, 3, 0, 1m));
        Assert.Throws<ArgumentOutOfRangeException>("periods", () => Attainments(Monthly, 3, 121, 1m));
    }

    [Fact]
    public void A_window_of_one_period_is_named_like_the_period() => Assert.Equal("FY2017-M03", Pay(3, 1, 40m, 120m, 200m).Components[0].Attainment!.PeriodId);

    [Fact]
    public void A_measure_that_is_given_rolls_in_place_of_bookings()
    {
        var plan = Plan.Create("m", "m", Dollar, PeriodGrain.Month, Component("own", Ratio.One, UnitKind.Payee, PayCurve.Linear) with { MeasureId = "margin" });
        var credits = Credits(
            Organization, Sale("1", "Ada", "2017-02-15", 50m) with { Category = "margin" }, Sale("2", "Ada", "2017-03-15", 30m) with { Category = "margin" }, Sale("3", "Ada", "2017-03-15", 7m));
        var goals = Goals(Goal(SalesUnit.Payee("Ada"), "2017-02-01", "2017-02-28", 100m) with { MeasureId = "margin" });

        var attainments = RollingAttainmentCalculator.Calculate(plan, credits, goals, Organization, FiscalCalendar.Gregorian, Month(3), 2, [Measure.OfCategory("margin")]);

        Assert.Equal(Percent(80), attainments.Find(SalesUnit.Payee("Ada"), "margin", Month(3).Interval)!.Value);
    }


    [Fact]
    public void Without_a_quota_in_any_period_of_the_window_it_is_undefined()
    {
        var attainments = RollingAttainmentCalculator.Calculate(
            Monthly, Credits(Organization, Sale("1", "Ada", "2017-03-01", 5m)), Goals(), Organization, FiscalCalendar.Gregorian, Month(3), 3);

        Assert.Null(attainments.Find(SalesUnit.Payee("Ada"), "bookings", Month(3).Interval)!.Value);
    }

    [PayLaw]
    public bool A_window_of_one_period_is_the_period_by_itself_and_a_longer_one_sums_first(ushort first, ushort second, ushort third)
    {
        var alone = Pay(3, 1, first, second, third).Components[0].Attainment!;
        var rolling = Pay(3, 3, first, second, third).Components[0].Attainment!;
        return alone.Value == Ratio.Of(third, 100) && rolling.Value == Ratio.Of(first + second + third, 300);
    }

    private static FiscalPeriod Month(int number) => FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Month, number);

    private static PlanAttainments Attainments(Plan plan, int month, int periods, params decimal[] sold) => RollingAttainmentCalculator.Calculate(
        plan,
        Credits(Organization, [.. sold.Select((amount, i) => Sale($"M{i + 1}", "Ada", $"2017-{i + 1:00}-15", amount)), Sale("B", "Bob", "2017-03-15", 30m)]),
        Goals(
        [
            .. Enumerable.Range(1, 12).Select(number => Goal(SalesUnit.Payee("Ada"), $"2017-{number:00}-01", $"{Month(number).End:uuuu-MM-dd}", 100m)),
            .. Enumerable.Range(1, 12).Select(number => Goal(SalesUnit.Payee("Bob"), $"2017-{number:00}-01", $"{Month(number).End:uuuu-MM-dd}", 100m)),
        ]),
        Organization,
        FiscalCalendar.Gregorian,
        Month(month),
        periods);

    private static Payout Pay(int month, int periods, params decimal[] sold) => PayRunCalculator
        .Calculate(Monthly, TargetIncentives.Create(Usd(3_000m)), Organization, Month(month), Attainments(Monthly, month, periods, sold)).Value.Find("Ada")!;
}
