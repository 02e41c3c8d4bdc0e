using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class AttainmentViewTests
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly SalesOrganization Reds = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"));

    private static readonly Quota[] MonthlyGoals =
    [
        Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-01-31", 100_000m),
        Goal(SalesUnit.Payee("Ada"), "2017-02-01", "2017-02-28", 100_000m),
    ];

    [Fact]
    public void Year_to_date_sums_credit_and_quota_before_dividing()
    {
        // The credits of the cumulative true-up in the specification, case 9: 80,000 and 150,000 on 100,000 a month.
        var view = View("2017-M02", "2017-02-28", Sale("1", "Ada", "2017-01-10", 80_000m), Sale("2", "Ada", "2017-02-10", 150_000m));

        Assert.Equal(Ratio.Of(150, 100), view.InPeriod.Value);
        Assert.Equal(Ratio.Of(80 + 150, 100 + 100), view.YearToDate.Value);
        Assert.Equal(Usd(80_000m + 150_000m), view.YearToDate.Credited);
        Assert.Equal(Usd(200_000m), view.YearToDate.Quota);
    }

    [Fact]
    public void Credits_after_the_as_of_day_do_not_count_and_those_on_it_do()
    {
        Transaction[] sales = [Sale("1", "Ada", "2017-02-10", 10m), Sale("2", "Ada", "2017-02-11", 100m), Correction("3", "1", "2017-02-12", -10m)];

        Assert.Equal(Usd(10m), View("2017-M02", "2017-02-10", sales).InPeriod.Credited);
        Assert.Equal(Usd(110m), View("2017-M02", "2017-02-11", sales).InPeriod.Credited);
        Assert.Equal(Usd(100m), View("2017-M02", "2017-02-12", sales).InPeriod.Credited);
    }

    [Fact]
    public void Before_the_period_begins_nothing_is_credited_in_it()
    {
        var view = View("2017-M02", "2017-01-15", Sale("1", "Ada", "2017-01-10", 80_000m), Sale("2", "Ada", "2017-02-10", 150_000m));

        Assert.Equal(Ratio.Zero, view.InPeriod.Value);
        Assert.Equal(Ratio.Of(80, 200), view.YearToDate.Value);
    }

    [Fact]
    public void A_period_without_quota_brings_its_credit_to_the_year_and_is_named()
    {
        var view = View("2017-M03", "2017-03-31", Sale("1", "Ada", "2017-03-10", 50_000m));

        Assert.Null(view.InPeriod.Value);
        Assert.Equal(Ratio.Of(50, 200), view.YearToDate.Value);
        Assert.Equal(["FY2017-M03"], view.YearToDate.WithoutQuota.Select(part => part.PeriodId));
    }

    [Fact]
    public void Without_any_quota_the_year_to_date_is_undefined_and_says_so()
    {
        var bob = Views("2017-M02", "2017-02-28", Sale("1", "Bob", "2017-01-10", 5m)).Single(view => view.Unit == SalesUnit.Payee("Bob"));

        Assert.Null(bob.YearToDate.Value);
        Assert.Equal("no quota is set for any part", bob.YearToDate.WhyUndefined);
        Assert.Contains("undefined (no quota is set for any part)", bob.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_week_of_a_year_is_to_date_alone_wherever_it_begins()
    {
        // ISO week 1 of 2016 begins on 4 January, week 53 of 2015 ends on the 3rd.
        var week = Calendar.PeriodOn(Day("2016-01-04"), PeriodGrain.Week);
        var view = AttainmentViewCalculator.Calculate(
            Credits(Reds, Sale("1", "Ada", "2017-01-10", 1m)), Goals(MonthlyGoals), Reds, Measure.Bookings, UnitKind.Company, Calendar, week, Day("2016-01-05"));

        Assert.All(view, one => Assert.Equal([week.Id], one.YearToDate.Parts.Select(part => part.PeriodId)));
    }

    [Fact]
    public void A_period_of_another_calendar_is_refused() =>
        Assert.Throws<ArgumentException>(() => AttainmentViewCalculator.Calculate(
            Credits(Reds), Goals(), Reds, Measure.Bookings, UnitKind.Payee, FiscalCalendar.StartingOn(new AnnualDate(4, 1)), Calendar.Period(2017, PeriodGrain.Quarter, 1), Day("2017-02-28")));

    [Fact]
    public void A_part_given_twice_is_refused_for_it_would_count_twice()
    {
        var part = View("2017-M02", "2017-02-28", Sale("1", "Ada", "2017-01-10", 80_000m)).InPeriod;

        Assert.Throws<ArgumentException>(() => AttainmentTotal.Create("twice", Dollar, part, part));
    }

    private static AttainmentView View(string period, string asOf, params Transaction[] sales) =>
        Views(period, asOf, sales).Single(view => view.Unit == SalesUnit.Payee("Ada"));

    private static ImmutableArray<AttainmentView> Views(string period, string asOf, params Transaction[] sales) => AttainmentViewCalculator.Calculate(
        Credits(Reds, sales), Goals(MonthlyGoals), Reds, Measure.Bookings, UnitKind.Payee, Calendar, Calendar.Parse("FY" + period), Day(asOf));
}
