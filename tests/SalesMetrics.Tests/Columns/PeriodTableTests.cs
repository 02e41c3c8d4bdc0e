using SalesMetrics.Calendars;
using SalesMetrics.Columns;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Columns;

public class PeriodTableTests
{
    [Fact]
    public void Both_ends_of_a_period_are_in_it_and_the_days_around_are_outside()
    {
        var table = PeriodTable.Create([Days("2024-02-01", "2024-02-29"), Days("2024-03-05", "2024-03-05")]);

        Assert.Equal(2, table.IndexOf(Day("2024-01-31")));
        Assert.Equal(0, table.IndexOf(Day("2024-02-01")));
        Assert.Equal(0, table.IndexOf(Day("2024-02-29")));
        Assert.Equal(2, table.IndexOf(Day("2024-03-01")));
        Assert.Equal(1, table.IndexOf(Day("2024-03-05")));
        Assert.Equal(2, table.IndexOf(Day("2024-03-06")));
        Assert.Equal(2, table.IndexOf(int.MinValue));
        Assert.Equal(2, table.IndexOf(int.MaxValue));
    }

    [Fact]
    public void Without_periods_every_day_is_outside()
    {
        var table = PeriodTable.Create(System.Collections.Immutable.ImmutableArray<DateInterval>.Empty);

        Assert.Equal(0, table.Count);
        Assert.Equal(0, table.IndexOf(Day("2024-02-01")));
        Assert.Equal(0, table.IndexOf(int.MinValue));
    }

    [Fact]
    public void Windows_that_overlap_turn_back_or_span_too_much_are_refused()
    {
        Assert.Throws<ArgumentException>("windows", () => PeriodTable.Create([Days("2024-01-01", "2024-01-31"), Days("2024-01-31", "2024-02-29")]));
        Assert.Throws<ArgumentException>("windows", () => PeriodTable.Create([Days("2024-02-01", "2024-02-29"), Days("2024-01-01", "2024-01-31")]));
        Assert.Contains(
            "at most 200000",
            Assert.Throws<ArgumentException>(() => PeriodTable.Create([Days("1400-01-01", "2024-01-31")])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("windows", () => PeriodTable.Create(default(System.Collections.Immutable.ImmutableArray<DateInterval>)));
    }

    [Fact]
    public void Day_numbers_lead_there_and_back_in_any_calendar()
    {
        Assert.Equal(0, DayNumber.Of(new LocalDate(1970, 1, 1)));
        Assert.Equal(19_782, DayNumber.Of(new LocalDate(2024, 2, 29)));
        Assert.Equal(19_782, DayNumber.Of(new LocalDate(2024, 2, 29).WithCalendar(CalendarSystem.Julian)));
        Assert.Equal(-719_163, DayNumber.Of(new LocalDate(0, 12, 31)));
        foreach (var day in (int[])[-4_371_222, -719_163, -1, 0, 19_782, 2_932_896])
        {
            Assert.Equal(day, DayNumber.Of(DayNumber.ToDate(day)));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => DayNumber.ToDate(2_932_897));
        Assert.Throws<ArgumentOutOfRangeException>(() => DayNumber.ToDate(-4_371_223));
    }

    [Fact]
    public void A_period_that_lies_across_two_coarser_ones_does_not_roll_up()
    {
        var weeks = TotalsShape.Create(Dimension.Create("Ada"), PeriodTable.Create([Days("2024-01-29", "2024-02-04")]), Dollar);
        var months = PeriodTable.Create([Days("2024-01-01", "2024-01-31"), Days("2024-02-01", "2024-02-29")]);

        Assert.Throws<ArgumentException>(() => new TotalsBuilder(weeks).ToTotals().RollUp(months));
    }
}
