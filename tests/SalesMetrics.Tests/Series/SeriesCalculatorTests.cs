using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Series;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Series;

public class SeriesCalculatorTests
{
    private static readonly SalesOrganization Organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"));

    private static readonly ImmutableArray<FiscalPeriod> Months =
        FiscalCalendar.Gregorian.Split(FiscalCalendar.Gregorian.Year(2017), PeriodGrain.Month);

    private static readonly Measurements Measured = MeasurementCalculator.Calculate(
        Credits(
            Organization,
            Sale("1", "Ada", "2017-03-01", 100.25m),
            Sale("2", "Ada", "2017-03-31", 1m),
            Sale("3", "Ada", "2017-05-10", 50m),
            Sale("4", "Ada", "2017-06-01", 7m)),
        Measure.Bookings,
        UnitKind.Payee,
        [.. Months.Select(month => month.Interval)]);

    [Fact]
    public void It_starts_with_the_first_credit_keeps_gaps_as_zero_and_leaves_the_unfinished_period_out()
    {
        var series = SeriesCalculator.Calculate(Measured, SalesUnit.Payee("Ada"), Months, asOf: Day("2017-06-29"), seasonLength: 12);

        Assert.Equal([100.25 + 1, 0, 50], series!.Values.AsEnumerable());
        Assert.Equal(("Ada", 12), (series.Id, series.SeasonLength));
    }

    [Fact]
    public void A_period_that_ends_on_the_as_of_date_is_complete()
    {
        var series = SeriesCalculator.Calculate(Measured, SalesUnit.Payee("Ada"), Months, asOf: Day("2017-06-30"), seasonLength: 12);

        Assert.Equal([100.25 + 1, 0, 50, 7], series!.Values.AsEnumerable());
    }

    [Fact]
    public void Nobody_without_a_credit_has_a_series()
    {
        Assert.Null(SeriesCalculator.Calculate(Measured, SalesUnit.Payee("Bob"), Months, Day("2017-12-31"), seasonLength: 12));
        Assert.Null(SeriesCalculator.Calculate(Measured, SalesUnit.Payee("Ada"), Months, Day("2017-02-28"), seasonLength: 12));
    }

    [Fact]
    public void Periods_that_do_not_follow_each_other_are_refused() =>
        Assert.Throws<ArgumentException>(() =>
            SeriesCalculator.Calculate(Measured, SalesUnit.Payee("Ada"), [Months[0], Months[2]], Day("2017-12-31"), seasonLength: 1));
}
