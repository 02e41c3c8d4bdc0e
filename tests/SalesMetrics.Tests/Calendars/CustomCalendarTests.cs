using SalesMetrics.Calendars;

namespace SalesMetrics.Tests.Calendars;

public class CustomCalendarTests
{
    private static readonly DateInterval Days2017 = Schemes.Days(new(2017, 1, 1), new(2017, 12, 31));

    private static CustomYear Year2017 => CustomYear.Create(2017, Days2017);

    private static CustomYear Year2018 => CustomYear.Create(2018, Schemes.Days(new(2018, 1, 1), new(2018, 12, 31)));

    [Fact]
    public void A_short_year_after_a_changeover_is_cut_as_given()
    {
        // From calendar years to years from 1 April: FY2018 has three months only.
        var shortYear = CustomYear.Create(2018, Schemes.Days(new(2018, 1, 1), new(2018, 3, 31)))
            .WithPeriods(PeriodGrain.Quarter, [Schemes.Days(new(2018, 1, 1), new(2018, 3, 31))]);
        var longYear = Year2017.WithPeriods(PeriodGrain.Quarter, Schemes.Pieces(Days2017, 4, 90));
        var calendar = FiscalCalendar.Custom([shortYear, longYear]);

        Assert.Equal((2017, 2018), (calendar.FirstFiscalYear, calendar.LastFiscalYear));
        Assert.Equal("FY2018-Q1", calendar.Next(calendar.Parse("FY2017-Q4")).Id);
        Assert.Equal(90, calendar.Year(2018).DayCount);
        Assert.Equal("FY2018-Q1", calendar.PeriodOn(new(2018, 3, 31), PeriodGrain.Quarter).Id);
        Assert.False(calendar.TryParse("FY2018-Q2", out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.PeriodOn(new(2018, 4, 1), PeriodGrain.Quarter));
    }

    [Fact]
    public void A_grain_that_was_not_given_is_refused_with_the_way_to_give_it()
    {
        var calendar = FiscalCalendar.Custom([Year2017]);
        Assert.False(calendar.Has(PeriodGrain.Month));
        var refusal = Assert.Throws<ArgumentException>(() => calendar.PeriodOn(new(2017, 5, 1), PeriodGrain.Month));
        Assert.Contains("WithPeriods", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => calendar.Split(calendar.Year(2017), PeriodGrain.Quarter));
        Assert.Contains("no months", Assert.Throws<FormatException>(() => calendar.Parse("FY2017-M01")).Message, StringComparison.Ordinal);
        var foreign = FiscalCalendar.Gregorian.Parse("FY2017-M01");
        Assert.Throws<ArgumentException>(() => calendar.Next(foreign));
    }

    [Fact]
    public void Weeks_that_were_not_given_are_ISO_weeks()
    {
        var calendar = FiscalCalendar.Custom([Year2017, Year2018]);
        Assert.Equal(FiscalCalendar.Gregorian.Parse("FY2018-W01"), calendar.PeriodOn(new(2018, 1, 1), PeriodGrain.Week));
        Assert.Throws<ArgumentException>(() => calendar.Split(calendar.Year(2017), PeriodGrain.Week));

        // 1 January 2017 is a Sunday, in the last week of FY2016, which this calendar does not have.
        Assert.False(calendar.TryGetPeriodOn(new(2017, 1, 1), PeriodGrain.Week, out _));
    }

    [Fact]
    public void A_year_too_short_to_hold_a_Thursday_has_no_week_of_its_own()
    {
        // 1 and 2 January 2018 are Monday and Tuesday: their week is FY2019's, whose Thursday it has.
        var stub = CustomYear.Create(2018, Schemes.Days(new(2018, 1, 1), new(2018, 1, 2)));
        var rest = CustomYear.Create(2019, Schemes.Days(new(2018, 1, 3), new(2018, 12, 31)));
        var calendar = FiscalCalendar.Custom([Year2017, stub, rest]);
        Assert.Equal("FY2019-W01", calendar.PeriodOn(new(2018, 1, 1), PeriodGrain.Week).Id);
        Assert.False(calendar.TryParse("FY2018-W01", out _));
        Assert.False(FiscalCalendar.Custom([stub]).TryGetPeriodOn(new(2018, 1, 1), PeriodGrain.Week, out _));
    }

    [Fact]
    public void Given_weeks_nest_and_so_a_year_is_split_into_them()
    {
        var year = Year2017.WithPeriods(PeriodGrain.Week, Schemes.Pieces(Days2017, 53, 7));
        var calendar = FiscalCalendar.Custom([year]);
        var weeks = calendar.Split(calendar.Year(2017), PeriodGrain.Week);
        Assert.Equal(53, weeks.Length);
        Assert.Equal(365 - (52 * 7), weeks[^1].DayCount);
    }

    [Fact]
    public void Periods_given_again_take_the_place_of_the_first()
    {
        var year = Year2017.WithPeriods(PeriodGrain.Quarter, Schemes.Pieces(Days2017, 4, 90));
        var again = year.WithPeriods(PeriodGrain.Quarter, Schemes.Pieces(Days2017, 3, 120));
        Assert.Equal(4, year.PeriodsOf(PeriodGrain.Quarter).Length);
        Assert.Equal(3, again.PeriodsOf(PeriodGrain.Quarter).Length);
        Assert.Empty(again.PeriodsOf(PeriodGrain.Month));
        Assert.False(again.Has((PeriodGrain)7));
    }

    [Theory]
    [InlineData("01-01..06-29 07-01..12-31", "leave a gap")]
    [InlineData("01-01..07-01 07-01..12-31", "overlap")]
    [InlineData("01-01..06-30 01-01..06-30", "overlap")]
    [InlineData("07-01..12-31 01-01..06-30", "leave a gap")]
    [InlineData("01-02..12-31", "leave a gap")]
    [InlineData("01-01..06-30", "before the year does")]
    public void Periods_that_do_not_tile_the_year_are_refused(string periods, string fault)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Year2017.WithPeriods(PeriodGrain.Half, Intervals(periods)));
        Assert.Contains("The halves of FY2017", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(fault, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Periods_past_the_end_of_the_year_are_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(
            () => Year2017.WithPeriods(PeriodGrain.Half, [Schemes.Days(new(2017, 1, 1), new(2018, 1, 1))]));
        Assert.Contains("pass the end of the year", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reversed_dates_are_refused_before_they_get_here() =>
        Assert.Throws<ArgumentException>(() => Schemes.Days(new(2017, 6, 30), new(2017, 1, 1)));

    [Fact]
    public void Periods_that_do_not_nest_are_refused_whichever_came_first()
    {
        var quarters = Schemes.Pieces(Days2017, 4, 90).ToArray();
        var halves = Schemes.Pieces(Days2017, 2, 181).ToArray();
        var finerLast = Assert.Throws<ArgumentException>(
            () => Year2017.WithPeriods(PeriodGrain.Half, halves).WithPeriods(PeriodGrain.Quarter, quarters));
        var coarserLast = Assert.Throws<ArgumentException>(
            () => Year2017.WithPeriods(PeriodGrain.Quarter, quarters).WithPeriods(PeriodGrain.Half, halves));
        Assert.Contains("The quarters of FY2017 do not nest in the halves", finerLast.Message, StringComparison.Ordinal);
        Assert.Equal(finerLast.Message, coarserLast.Message);
    }

    [Fact]
    public void Numbers_of_periods_that_an_id_has_no_digits_for_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Year2017.WithPeriods(PeriodGrain.Quarter, Schemes.Pieces(Days2017, 10, 30)));
        Assert.Throws<ArgumentException>(() => Year2017.WithPeriods(PeriodGrain.Month, Schemes.Pieces(Days2017, 100, 3)));
        Assert.Throws<ArgumentException>(() => Year2017.WithPeriods(PeriodGrain.Month, []));
        Assert.Equal(99, Year2017.WithPeriods(PeriodGrain.Month, Schemes.Pieces(Days2017, 99, 3)).PeriodsOf(PeriodGrain.Month).Length);
    }

    [Fact]
    public void Things_that_are_no_periods_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Year2017.WithPeriods(PeriodGrain.Half, null!));
        Assert.Throws<ArgumentException>(() => Year2017.WithPeriods(PeriodGrain.Half, [null!]));
        Assert.Throws<ArgumentException>(() => Year2017.WithPeriods(PeriodGrain.Year, [Days2017]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Year2017.WithPeriods((PeriodGrain)5, [Days2017]));
    }

    [Fact]
    public void Years_that_do_not_follow_on_one_another_are_refused()
    {
        Assert.Contains("FY2017 is given twice", Refusal(Year2017, Year2017), StringComparison.Ordinal);
        var year2019 = CustomYear.Create(2019, Schemes.Days(new(2018, 1, 1), new(2018, 12, 31)));
        Assert.Contains("years between are missing", Refusal(Year2017, year2019), StringComparison.Ordinal);
        var late = CustomYear.Create(2018, Schemes.Days(new(2018, 1, 2), new(2018, 12, 31)));
        Assert.Contains("leaves a gap after FY2017", Refusal(Year2017, late), StringComparison.Ordinal);
        var early = CustomYear.Create(2018, Schemes.Days(new(2017, 12, 31), new(2018, 12, 31)));
        Assert.Contains("overlaps FY2017", Refusal(Year2017, early), StringComparison.Ordinal);
        var inQuarters = Year2018.WithPeriods(PeriodGrain.Quarter, [Year2018.Interval]);
        Assert.Contains("only one of them is cut into quarters", Refusal(Year2017, inQuarters), StringComparison.Ordinal);
    }

    [Fact]
    public void No_year_and_a_null_among_the_years_are_refused()
    {
        Assert.Throws<ArgumentException>(() => FiscalCalendar.Custom([]));
        Assert.Throws<ArgumentException>(() => FiscalCalendar.Custom([Year2017, null!]));
        Assert.Throws<ArgumentNullException>(() => FiscalCalendar.Custom(null!));
    }

    [Fact]
    public void Years_and_days_beyond_the_limits_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomYear.Create(1899, Days2017));
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomYear.Create(2201, Days2017));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => CustomYear.Create(2017, Schemes.Days(LocalDate.MinIsoValue, LocalDate.MaxIsoValue)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomYear.Create(1900, Schemes.Days(new(1898, 12, 31), new(1900, 1, 1))));
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomYear.Create(2200, Schemes.Days(new(2200, 1, 1), new(2202, 1, 1))));
        Assert.Throws<ArgumentNullException>(() => CustomYear.Create(2017, null!));
        var julian = new LocalDate(2017, 1, 1, CalendarSystem.Julian);
        Assert.Throws<ArgumentException>(() => CustomYear.Create(2017, new DateInterval(julian, julian)));
    }

    private static string Refusal(params CustomYear[] years) =>
        Assert.Throws<ArgumentException>(() => FiscalCalendar.Custom(years)).Message;

    private static IEnumerable<DateInterval> Intervals(string text) =>
        text.Split(' ').Select(interval => Schemes.Days(Day(interval[..5]), Day(interval[7..])));

    private static LocalDate Day(string monthAndDay) => NodaTime.Text.LocalDatePattern.Iso.Parse("2017-" + monthAndDay).Value;
}
