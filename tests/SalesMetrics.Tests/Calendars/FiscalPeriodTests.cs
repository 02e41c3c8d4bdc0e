using System.Globalization;
using SalesMetrics.Calendars;

namespace SalesMetrics.Tests.Calendars;

public class FiscalPeriodTests
{
    private static FiscalPeriod LastQuarter => FiscalCalendar.Gregorian.Parse("FY2017-Q4");

    [Fact]
    public void A_period_holds_both_its_ends()
    {
        Assert.Equal(new LocalDate(2017, 10, 1), LastQuarter.Start);
        Assert.Equal(new LocalDate(2017, 12, 31), LastQuarter.End);
        Assert.Equal(Schemes.Days(new(2017, 10, 1), new(2017, 12, 31)), LastQuarter.Interval);
        Assert.Equal(31 + 30 + 31, LastQuarter.DayCount);
        Assert.True(LastQuarter.Contains(new(2017, 10, 1)));
        Assert.True(LastQuarter.Contains(new(2017, 12, 31)));
        Assert.False(LastQuarter.Contains(new(2017, 9, 30)));
        Assert.False(LastQuarter.Contains(new(2018, 1, 1)));
    }

    [Theory]
    [InlineData(PeriodGrain.Year, 1, "FY2017")]
    [InlineData(PeriodGrain.Half, 2, "FY2017-H2")]
    [InlineData(PeriodGrain.Quarter, 4, "FY2017-Q4")]
    [InlineData(PeriodGrain.Month, 12, "FY2017-M12")]
    [InlineData(PeriodGrain.Month, 1, "FY2017-M01")]
    [InlineData(PeriodGrain.Week, 5, "FY2017-W05")]
    public void The_id_says_year_grain_and_number(PeriodGrain grain, int number, string id)
    {
        var period = FiscalCalendar.Gregorian.Period(2017, grain, number);
        Assert.Equal(id, period.Id);
        Assert.Equal(id, period.ToString());
        Assert.Equal((2017, grain, number), (period.FiscalYear, period.Grain, period.Number));
    }

    [Fact]
    public void The_id_is_the_same_under_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "~";
        odd.NumberFormat.NumberGroupSeparator = "'";
        odd.DateTimeFormat.DateSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal("FY2017-W05", FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Week, 5).Id);
            Assert.Contains(
                "1900-01-01",
                Assert.Throws<ArgumentOutOfRangeException>(() => FiscalCalendar.Gregorian.Year(1)).Message,
                StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Periods_of_calendars_made_alike_are_equal()
    {
        var again = FiscalCalendar.StartingOn(new AnnualDate(1, 1)).Parse("FY2017-Q4");
        Assert.Equal(LastQuarter, again);
        Assert.True(LastQuarter == again);
        Assert.Equal(LastQuarter.GetHashCode(), again.GetHashCode());
    }

    [Fact]
    public void The_same_id_in_two_calendars_is_two_periods()
    {
        var april = Schemes.April.Parse("FY2017-Q4");
        Assert.Equal(LastQuarter.Id, april.Id);
        Assert.NotEqual(LastQuarter, april);
        Assert.NotEqual(0, LastQuarter.CompareTo(april));
    }

    [Fact]
    public void Periods_order_by_first_day_and_then_the_coarser_first()
    {
        string[] inOrder = ["FY2017", "FY2017-H1", "FY2017-Q1", "FY2017-M01", "FY2017-W01", "FY2017-M02", "FY2017-Q2", "FY2018"];
        var shuffled = inOrder.Reverse().Select(FiscalCalendar.Gregorian.Parse).Order();
        Assert.Equal(inOrder, shuffled.Select(period => period.Id));

        var (year, quarter) = (FiscalCalendar.Gregorian.Year(2017), FiscalCalendar.Gregorian.Parse("FY2017-Q2"));
        Assert.True(year < quarter && year <= quarter && quarter > year && quarter >= year);
        Assert.False(year > quarter || year >= quarter || quarter < year || quarter <= year);
        Assert.True(null < year && year > null);
        Assert.Equal(1, ((IComparable)year).CompareTo(null));
        Assert.Equal(0, ((IComparable)year).CompareTo(FiscalCalendar.Gregorian.Year(2017)));
        Assert.Throws<ArgumentException>(() => ((IComparable)year).CompareTo("FY2017"));
    }
}
