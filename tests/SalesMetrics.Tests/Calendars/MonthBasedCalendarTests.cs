using SalesMetrics.Calendars;

namespace SalesMetrics.Tests.Calendars;

public class MonthBasedCalendarTests
{
    [Theory]
    [InlineData("FY2016", "2016-01-01", "2016-12-31", 366)]
    [InlineData("FY2017-H1", "2017-01-01", "2017-06-30", 181)]
    [InlineData("FY2017-Q4", "2017-10-01", "2017-12-31", 92)]
    [InlineData("FY2016-M02", "2016-02-01", "2016-02-29", 29)]
    [InlineData("FY1900-M02", "1900-02-01", "1900-02-28", 28)]
    [InlineData("FY2000-M02", "2000-02-01", "2000-02-29", 29)]
    public void Calendar_years_are_cut_at_the_ends_of_months(string id, string start, string end, int days) =>
        AssertPeriod(FiscalCalendar.Gregorian, id, start, end, days);

    [Theory]
    [InlineData("FY2017", "2016-04-01", "2017-03-31", 365)]
    [InlineData("FY2016", "2015-04-01", "2016-03-31", 366)]
    [InlineData("FY2017-M01", "2016-04-01", "2016-04-30", 30)]
    [InlineData("FY2017-Q4", "2017-01-01", "2017-03-31", 90)]
    [InlineData("FY2017-H2", "2016-10-01", "2017-03-31", 182)]
    public void A_year_from_1_April_is_named_by_the_year_it_ends_in(string id, string start, string end, int days) =>
        AssertPeriod(Schemes.April, id, start, end, days);

    [Theory]
    [InlineData("FY2017", "2016-04-06", "2017-04-05", 365)]
    [InlineData("FY2017-M11", "2017-02-06", "2017-03-05", 28)]
    [InlineData("FY2016-M11", "2016-02-06", "2016-03-05", 29)]
    [InlineData("FY2017-Q1", "2016-04-06", "2016-07-05", 91)]
    public void Months_of_a_year_from_6_April_run_from_the_6th_to_the_5th(string id, string start, string end, int days) =>
        AssertPeriod(Schemes.SixthOfApril, id, start, end, days);

    [Theory]
    [InlineData("FY2017-M01", "2016-01-31", "2016-02-28", 29)]
    [InlineData("FY2017-M02", "2016-02-29", "2016-03-30", 31)]
    [InlineData("FY2017-M03", "2016-03-31", "2016-04-29", 30)]
    [InlineData("FY2018-M02", "2017-02-28", "2017-03-30", 31)]
    public void Months_of_a_year_from_the_31st_start_on_the_last_day_of_shorter_months(string id, string start, string end, int days) =>
        AssertPeriod(FiscalCalendar.StartingOn(new AnnualDate(1, 31)), id, start, end, days);

    [Fact]
    public void A_year_can_be_named_by_the_year_it_starts_in()
    {
        var calendar = FiscalCalendar.StartingOn(new AnnualDate(4, 1), FiscalYearNaming.ByStartingYear);
        AssertPeriod(calendar, "FY2016", "2016-04-01", "2017-03-31", 365);
    }

    [Fact]
    public void Naming_does_not_matter_to_years_from_1_January()
    {
        var calendar = FiscalCalendar.StartingOn(new AnnualDate(1, 1), FiscalYearNaming.ByStartingYear);
        Assert.Equal(FiscalCalendar.Gregorian.Year(2017), calendar.Year(2017));
    }

    [Fact]
    public void A_year_cannot_start_on_29_February()
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => FiscalCalendar.StartingOn(new AnnualDate(2, 29)));
        Assert.Contains("28 February or 1 March", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_naming_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FiscalCalendar.StartingOn(new AnnualDate(4, 1), (FiscalYearNaming)2));

    [Theory]
    [InlineData("2016-03-30", "FY2016-W53")]
    [InlineData("2016-04-01", "FY2016-W53")]
    [InlineData("2016-04-03", "FY2016-W53")]
    [InlineData("2016-04-04", "FY2017-W01")]
    [InlineData("2017-03-31", "FY2017-W52")]
    [InlineData("2020-03-30", "FY2021-W01")]
    [InlineData("2020-04-01", "FY2021-W01")]
    public void An_ISO_week_belongs_to_the_fiscal_year_of_its_Thursday(string date, string week)
    {
        // 1 April was a Friday in 2016, so its week is of the old year, whose Thursdays go from 2 April 2015 to 31 March 2016:
        // 364 / 7 + 1 = 53 weeks. In 2020 it was a Wednesday, so its week is of the new year.
        var period = Schemes.April.PeriodOn(Date(date), PeriodGrain.Week);
        Assert.Equal(week, period.Id);
        Assert.Equal(IsoDayOfWeek.Monday, period.Start.DayOfWeek);
        Assert.Equal(7, period.DayCount);
        Assert.Equal(period.FiscalYear, Schemes.April.PeriodOn(period.Start.PlusDays(3), PeriodGrain.Year).FiscalYear);
    }

    [Fact]
    public void A_year_is_not_split_into_ISO_weeks_but_those_that_touch_it_can_be_had()
    {
        foreach (var id in (string[])["FY2021", "FY2021-H1", "FY2021-Q1", "FY2021-M02"])
        {
            // February 2021 is exactly four ISO weeks; whether a split works must not hang on such luck.
            var whole = FiscalCalendar.Gregorian.Parse(id);
            var refusal = Assert.Throws<ArgumentException>(() => FiscalCalendar.Gregorian.Split(whole, PeriodGrain.Week));
            Assert.Contains("PeriodsIn", refusal.Message, StringComparison.Ordinal);
        }

        var weeks = FiscalCalendar.Gregorian.PeriodsIn(FiscalCalendar.Gregorian.Year(2021).Interval, PeriodGrain.Week);
        Assert.Equal("FY2020-W53", weeks[0].Id);
        Assert.Equal("FY2021-W52", weeks[^1].Id);
        Assert.Equal(53, weeks.Length);
        Assert.Equal(weeks[0], Assert.Single(FiscalCalendar.Gregorian.Split(weeks[0], PeriodGrain.Week)));
    }

    [Fact]
    public void A_day_whose_week_belongs_to_a_year_past_the_last_has_no_week()
    {
        // 31 December 2200 is a Wednesday: its Thursday is in 2201.
        var lastDay = FiscalCalendar.Gregorian.LastDay;
        Assert.Equal(IsoDayOfWeek.Wednesday, lastDay.DayOfWeek);
        Assert.False(FiscalCalendar.Gregorian.TryGetPeriodOn(lastDay, PeriodGrain.Week, out _));
        Assert.Equal("FY2200-W52", FiscalCalendar.Gregorian.PeriodOn(lastDay.PlusDays(-3), PeriodGrain.Week).Id);
    }

    [Fact]
    public void A_calendar_says_its_rule() =>
        Assert.Equal("years from 04-06, ByEndingYear", Schemes.SixthOfApril.ToString());

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static void AssertPeriod(FiscalCalendar calendar, string id, string start, string end, int days)
    {
        var period = calendar.Parse(id);
        Assert.Equal((Date(start), Date(end), days), (period.Start, period.End, period.DayCount));
        Assert.Equal(period, calendar.PeriodOn(period.Start, period.Grain));
        Assert.Equal(period, calendar.PeriodOn(period.End, period.Grain));
    }
}
