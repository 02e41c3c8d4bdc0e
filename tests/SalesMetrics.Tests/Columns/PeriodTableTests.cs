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
    public void Every_day_of_a_year_of_53_weeks_is_in_the_period_that_the_calendar_says()
    {
        // FY2023 runs from 2022-09-25 to 2023-09-30: 371 days, 53 weeks.
        var calendar = FiscalCalendar.WeekBased(WeekPattern.FourFourFive, new FiscalYearEnd.LastWeekday(IsoDayOfWeek.Saturday, 9));
        var year = calendar.Year(2023);
        var (weeks, quarters) = (calendar.Split(year, PeriodGrain.Week), calendar.Split(year, PeriodGrain.Quarter));
        var (byWeek, byQuarter) = (PeriodTable.Create(weeks), PeriodTable.Create(quarters));

        Assert.Equal(53, byWeek.Count);
        Assert.Equal(371, year.DayCount);
        for (var day = 0; day < 371; day++)
        {
            var date = Day("2022-09-25").PlusDays(day);
            Assert.Equal(day / 7, byWeek.IndexOf(date));
            Assert.Equal(calendar.PeriodOn(date, PeriodGrain.Quarter).Number - 1, byQuarter.IndexOf(date));
        }

        Assert.Equal(53, byWeek.IndexOf(Day("2022-09-24")));
        Assert.Equal(53, byWeek.IndexOf(Day("2023-10-01")));
    }

    [Fact]
    public void A_sale_a_day_for_371_days_rolls_up_from_weeks_to_quarters_and_loses_none_outside()
    {
        var calendar = FiscalCalendar.WeekBased(WeekPattern.FourFourFive, new FiscalYearEnd.LastWeekday(IsoDayOfWeek.Saturday, 9));
        var weeks = PeriodTable.Create(calendar.Split(calendar.Year(2023), PeriodGrain.Week));
        var builder = new TotalsBuilder(TotalsShape.Create(Dimension.Create("Ada"), weeks, Dollar));
        var first = DayNumber.Of(Day("2022-09-25"));
        for (var day = -2; day < 371 + 3; day++)
        {
            builder.Add(new Fact(0, first + day, 100, FactOutcome.Won));
        }

        var quarters = builder.ToTotals().RollUp(PeriodTable.Create(calendar.Split(calendar.Year(2023), PeriodGrain.Quarter)));

        // Three quarters of 13 weeks, the last one of 14; two days before and three after.
        Assert.Equal([91, 91, 91, 98], Enumerable.Range(0, 4).Select(quarter => quarters.Of(0, quarter).Count));
        Assert.Equal(new CellTotals(500, 5, 5), quarters.Outside());
        Assert.Equal(376, quarters.Everything().Count);
    }

    [Theory]
    [InlineData(1900, false)]
    [InlineData(2000, true)]
    [InlineData(2023, false)]
    [InlineData(2024, true)]
    public void The_last_day_of_February_is_in_it_and_the_next_in_March(int year, bool isLeapYear)
    {
        var calendar = FiscalCalendar.Gregorian;
        var months = PeriodTable.Create(calendar.Split(calendar.Year(year), PeriodGrain.Month));
        var last = new LocalDate(year, 2, isLeapYear ? 29 : 28);

        Assert.Equal(1, months.IndexOf(last));
        Assert.Equal(2, months.IndexOf(DayNumber.Of(last) + 1));
        Assert.Equal(0, months.IndexOf(new LocalDate(year, 1, 1)));
        Assert.Equal(11, months.IndexOf(new LocalDate(year, 12, 31)));
        Assert.Equal(12, months.IndexOf(DayNumber.Of(new LocalDate(year, 12, 31)) + 1));
        Assert.Equal(12, months.IndexOf(DayNumber.Of(new LocalDate(year, 1, 1)) - 1));
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
