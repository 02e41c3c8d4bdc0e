using System.Globalization;
using SalesMetrics.Calendars;

namespace SalesMetrics.Tests.Golden;

/// <summary>Fiscal years as their owners published them. All dates are exact.</summary>
public class PublishedCalendarTests
{
    /// <summary>
    /// The National Retail Federation's 4-5-4 calendar: years to the Saturday nearest to 31 January, named by the year they start in.
    /// </summary>
    private static readonly FiscalCalendar Nrf = FiscalCalendar.WeekBased(
        WeekPattern.FourFiveFour, new FiscalYearEnd.NearestWeekday(IsoDayOfWeek.Saturday, 1), FiscalYearNaming.ByStartingYear);

    /// <summary>
    /// Apple Inc.: years to the last Saturday of September; a 14th week goes to the first quarter (Form 10-K 2023, Note 1). Only its
    /// quarters are published, so which of the quarter's months has the week is free here.
    /// </summary>
    private static readonly FiscalCalendar Apple = FiscalCalendar.WeekBased(
        WeekPattern.FourFourFive, new FiscalYearEnd.LastWeekday(IsoDayOfWeek.Saturday, 9), extraWeekMonth: 3);

    /// <summary>
    /// Source: nrf.com/resources/4-5-4-calendar (53 weeks in FY'12, FY'17, FY'23; 2017 starts on 29 January 2017); 2006 from the list
    /// of 53-week years of pypi.org/project/fiscal-calendar 0.2.10; FY2023 ends on 3 February 2024.
    /// </summary>
    [Fact]
    public void The_retail_calendar_has_53_weeks_in_2006_2012_2017_and_2023_only()
    {
        var long2001To2027 = Enumerable.Range(2001, 27).Where(year => Nrf.Split(Nrf.Year(year), PeriodGrain.Week).Length == 53);
        Assert.Equal([2006, 2012, 2017, 2023], long2001To2027);
    }

    [Theory]
    [InlineData("FY2006-M01", "2006-01-29", "2006-02-25")]
    [InlineData("FY2017-W01", "2017-01-29", "2017-02-04")]
    [InlineData("FY2017-W02", "2017-02-05", "2017-02-11")]
    [InlineData("FY2023", "2023-01-29", "2024-02-03")]
    [InlineData("FY2024-W01", "2024-02-04", "2024-02-10")]
    public void The_retail_calendar_has_the_published_dates(string id, string start, string end) => AssertDates(Nrf, id, start, end);

    /// <summary>
    /// Source: Apple Inc., Forms 10-K 2020 to 2023 (fiscal year ends) and 10-Q aapl-20221231 (quarter ended 31 December 2022).
    /// </summary>
    [Theory]
    [InlineData("FY2021", "2020-09-27", "2021-09-25")]
    [InlineData("FY2022", "2021-09-26", "2022-09-24")]
    [InlineData("FY2023", "2022-09-25", "2023-09-30")]
    [InlineData("FY2023-Q1", "2022-09-25", "2022-12-31")]
    public void A_53rd_week_in_the_first_quarter_gives_the_published_dates(string id, string start, string end) =>
        AssertDates(Apple, id, start, end);

    /// <summary>Source: ISO 8601 weeks as the base class library reckons them, System.Globalization.ISOWeek, .NET 10.</summary>
    [Fact]
    public void Weeks_of_calendar_years_are_those_of_ISO_8601()
    {
        foreach (var date in new DateInterval(new(1900, 1, 1), new(2200, 12, 28)))
        {
            var week = FiscalCalendar.Gregorian.PeriodOn(date, PeriodGrain.Week);
            var day = date.ToDateTimeUnspecified();
            if (week.FiscalYear != ISOWeek.GetYear(day) || week.Number != ISOWeek.GetWeekOfYear(day))
            {
                Assert.Fail($"{date} is in {week}, by ISO 8601 in {ISOWeek.GetYear(day)}-W{ISOWeek.GetWeekOfYear(day)}.");
            }
        }
    }

    private static void AssertDates(FiscalCalendar calendar, string id, string start, string end)
    {
        var pattern = NodaTime.Text.LocalDatePattern.Iso;
        var period = calendar.Parse(id);
        Assert.Equal((start, end), (pattern.Format(period.Start), pattern.Format(period.End)));
    }
}
