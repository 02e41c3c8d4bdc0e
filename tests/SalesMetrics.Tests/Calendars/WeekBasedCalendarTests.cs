using SalesMetrics.Calendars;

namespace SalesMetrics.Tests.Calendars;

public class WeekBasedCalendarTests
{
    private static readonly FiscalYearEnd LastSaturdayOfSeptember = new FiscalYearEnd.LastWeekday(IsoDayOfWeek.Saturday, 9);

    public static TheoryData<WeekPattern, int[]> WeeksOfAQuarter => new()
    {
        { WeekPattern.FourFourFive, [4, 4, 5] },
        { WeekPattern.FourFiveFour, [4, 5, 4] },
        { WeekPattern.FiveFourFour, [5, 4, 4] },
    };

    [Theory, MemberData(nameof(WeeksOfAQuarter))]
    public void Months_have_the_weeks_of_the_pattern_in_every_quarter(WeekPattern pattern, int[] weeks)
    {
        var calendar = FiscalCalendar.WeekBased(pattern, LastSaturdayOfSeptember);
        foreach (var quarter in calendar.Split(calendar.Year(2022), PeriodGrain.Quarter))
        {
            Assert.Equal(weeks, calendar.Split(quarter, PeriodGrain.Month).Select(month => month.DayCount / 7));
            Assert.Equal(13, calendar.Split(quarter, PeriodGrain.Week).Length);
        }
    }

    [Theory]
    [InlineData(12, 4)]
    [InlineData(10, 4)]
    [InlineData(3, 1)]
    [InlineData(1, 1)]
    public void The_53rd_week_goes_to_the_chosen_month_and_its_quarter(int month, int quarter)
    {
        // FY2023 runs from 2022-09-25 to 2023-09-30: 371 days, 53 weeks.
        var calendar = FiscalCalendar.WeekBased(WeekPattern.FourFourFive, LastSaturdayOfSeptember, extraWeekMonth: month);
        int[] usual = [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5];
        var expected = usual.Select((weeks, i) => i == month - 1 ? weeks + 1 : weeks);
        Assert.Equal(expected, WeeksOf(calendar, 2023, PeriodGrain.Month));
        Assert.Equal(Enumerable.Range(1, 4).Select(q => q == quarter ? 14 : 13), WeeksOf(calendar, 2023, PeriodGrain.Quarter));
        Assert.Equal(quarter <= 2 ? [27, 26] : [26, 27], WeeksOf(calendar, 2023, PeriodGrain.Half));
        Assert.Equal(usual, WeeksOf(calendar, 2022, PeriodGrain.Month));
    }

    [Fact]
    public void The_53rd_week_goes_to_the_last_month_unless_told_otherwise()
    {
        var week = Schemes.Retail.Parse("FY2023-W53");
        Assert.Equal("FY2023-M12", Schemes.Retail.PeriodOn(week.Start, PeriodGrain.Month).Id);
        Assert.Equal(5, WeeksOf(Schemes.Retail, 2023, PeriodGrain.Month)[11]);
        Assert.False(Schemes.Retail.TryParse("FY2022-W53", out _));
    }

    [Theory]
    [InlineData("FY2023", "2023-01-29", "2024-02-03", 53)]
    [InlineData("FY2023-M01", "2023-01-29", "2023-02-25", 4)]
    [InlineData("FY2023-M02", "2023-02-26", "2023-04-01", 5)]
    [InlineData("FY2023-Q4", "2023-10-29", "2024-02-03", 14)]
    [InlineData("FY2023-M12", "2023-12-31", "2024-02-03", 5)]
    [InlineData("FY2023-W53", "2024-01-28", "2024-02-03", 1)]
    public void The_worked_example_of_the_docs_holds(string id, string start, string end, int weeks)
    {
        var pattern = NodaTime.Text.LocalDatePattern.Iso;
        var period = Schemes.Retail.Parse(id);
        Assert.Equal((start, end, weeks * 7), (pattern.Format(period.Start), pattern.Format(period.End), period.DayCount));
    }

    [Fact]
    public void Years_have_52_or_53_weeks_and_end_on_the_given_weekday()
    {
        foreach (var weekday in Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None))
        {
            for (var month = 1; month <= 12; month++)
            {
                AssertYears(new FiscalYearEnd.LastWeekday(weekday, month), monthEnd => (monthEnd.PlusDays(-6), monthEnd));
                AssertYears(new FiscalYearEnd.NearestWeekday(weekday, month), monthEnd => (monthEnd.PlusDays(-3), monthEnd.PlusDays(3)));
            }
        }
    }

    [Theory]
    [InlineData(FiscalYearNaming.ByEndingYear)]
    [InlineData(FiscalYearNaming.ByStartingYear)]
    public void A_year_that_ends_in_early_January_is_named_by_the_twelve_months_it_stands_for(FiscalYearNaming naming)
    {
        // The Saturday nearest to 31 December 2020, a Thursday, is 2 January 2021.
        var yearEnd = new FiscalYearEnd.NearestWeekday(IsoDayOfWeek.Saturday, 12);
        var year = FiscalCalendar.WeekBased(WeekPattern.FourFourFive, yearEnd, naming).Year(2020);
        Assert.Equal(Schemes.Days(new(2019, 12, 29), new(2021, 1, 2)), year.Interval);
    }

    [Fact]
    public void A_year_can_be_named_by_the_year_its_months_start_or_end_in()
    {
        var ending = FiscalCalendar.WeekBased(WeekPattern.FourFourFive, LastSaturdayOfSeptember);
        var starting = FiscalCalendar.WeekBased(WeekPattern.FourFourFive, LastSaturdayOfSeptember, FiscalYearNaming.ByStartingYear);
        Assert.Equal(Schemes.Days(new(2022, 9, 25), new(2023, 9, 30)), ending.Year(2023).Interval);
        Assert.Equal(Schemes.Days(new(2022, 9, 25), new(2023, 9, 30)), starting.Year(2022).Interval);
    }

    [Fact]
    public void Choices_that_do_not_exist_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => FiscalCalendar.WeekBased(WeekPattern.FourFourFive, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => FiscalCalendar.WeekBased((WeekPattern)3, LastSaturdayOfSeptember));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => FiscalCalendar.WeekBased(WeekPattern.FourFourFive, LastSaturdayOfSeptember, (FiscalYearNaming)2));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => FiscalCalendar.WeekBased(WeekPattern.FourFourFive, LastSaturdayOfSeptember, extraWeekMonth: 0));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => FiscalCalendar.WeekBased(WeekPattern.FourFourFive, LastSaturdayOfSeptember, extraWeekMonth: 13));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FiscalYearEnd.LastWeekday(IsoDayOfWeek.None, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FiscalYearEnd.LastWeekday(IsoDayOfWeek.Saturday, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FiscalYearEnd.NearestWeekday((IsoDayOfWeek)8, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FiscalYearEnd.NearestWeekday(IsoDayOfWeek.Saturday, 13));
    }

    private static int[] WeeksOf(FiscalCalendar calendar, int year, PeriodGrain grain) =>
        [.. calendar.Split(calendar.Year(year), grain).Select(period => calendar.Split(period, PeriodGrain.Week).Length)];

    private static void AssertYears(FiscalYearEnd rule, Func<LocalDate, (LocalDate Earliest, LocalDate Latest)> window)
    {
        var calendar = FiscalCalendar.WeekBased(WeekPattern.FourFourFive, rule);
        for (var number = FiscalCalendar.MinFiscalYear; number <= FiscalCalendar.MaxFiscalYear; number++)
        {
            var year = calendar.Year(number);
            var (earliest, latest) = window(new LocalDate(number, rule.Month, 1).PlusMonths(1).PlusDays(-1));
            Assert.Equal(rule.Weekday, year.End.DayOfWeek);
            Assert.True(year.End >= earliest && year.End <= latest, $"{rule}: {year.End}");
            Assert.True(year.DayCount is 52 * 7 or 53 * 7, $"{rule}: {year} has {year.DayCount} days");
        }
    }
}
