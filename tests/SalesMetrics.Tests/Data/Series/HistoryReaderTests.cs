using SalesMetrics.Calendars;
using SalesMetrics.Data;
using SalesMetrics.Data.Series;
using SalesMetrics.Forecasting.Preparation;

namespace SalesMetrics.Tests.Data.Series;

public class HistoryReaderTests
{
    private static readonly HistoryReaderOptions Filling = new() { Source = "sales.csv", History = new HistoryOptions { Gaps = GapPolicy.Zero } };

    [Fact]
    public void Rows_of_a_series_may_come_in_any_order_of_time()
    {
        var readings = Read("series_id,period,value\na,2025-03,3\na,2025-01,1\na,2025-02,2\nb,2025-01,7\n", Filling);

        Assert.Equal(["a", "b"], readings.Select(reading => reading.History!.Series.Id));
        Assert.Equal([1d, 2, 3], readings[0].History!.Series.Values.ToArray());
        Assert.Equal(["FY2025-M01", "FY2025-M02", "FY2025-M03"], readings[0].History!.Periods.Select(period => period.Id));
        Assert.All(readings, reading => Assert.Empty(reading.Issues));
    }

    [Fact]
    public void Every_issue_names_the_file_and_what_a_policy_did_names_the_series_and_the_line_where_there_is_one()
    {
        var reading = Assert.Single(Read("series_id,period,value\na,2025-01,1\na,soon,2\na,2025-02,many\n,2025-03,1\na,2025-04,\na,2025-05,4,5\na,2025-06,6\n", Filling));

        Assert.Equal([1d, 0, 0, 0, 0, 6], reading.History!.Series.Values.ToArray());
        Assert.All(reading.Issues, issue => Assert.Equal("sales.csv", issue.Source));
        Assert.Equal(
            [
                ("unreadable-period", 3L), ("unreadable-value", 4L), ("missing-id", 5L), ("wrong-field-count", 7L),
                ("period-gap", 4L), ("period-gap", null), ("period-gap", 6L), ("period-gap", (long?)null),
            ],
            reading.Issues.Select(issue => (issue.Code, issue.Line)));
        Assert.All(reading.Issues.Where(issue => issue.Code == "period-gap"), issue => Assert.StartsWith("Series a: ", issue.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_series_that_comes_back_is_told_and_not_read_twice()
    {
        var readings = Read("series_id,period,value\na,2025-01,1\nb,2025-01,2\na,2025-02,3\n", Filling);

        Assert.Equal(2, readings.Count(reading => reading.History is not null));
        Assert.Equal(["series-not-contiguous"], readings.SelectMany(reading => reading.Issues).Select(issue => issue.Code));
    }

    [Fact]
    public void Weeks_are_told_by_their_days_and_not_by_months()
    {
        var calendar = FiscalCalendar.WeekBased(WeekPattern.FourFourFive, new FiscalYearEnd.NearestWeekday(IsoDayOfWeek.Saturday, 1));
        var reading = Assert.Single(Read("series_id,period,value\na,2025-02,1\na,2025-02-10,5\n", Filling with { Calendar = calendar, Grain = PeriodGrain.Week }));

        Assert.Equal([5d], reading.History!.Series.Values.ToArray());
        Assert.Equal("unreadable-period", Assert.Single(reading.Issues).Code);
    }

    [Fact]
    public void Many_issues_are_handed_over_in_between()
    {
        var rows = string.Concat(Enumerable.Repeat("a,never,1\n", 2500));
        var readings = Read("series_id,period,value\n" + rows + "a,2025-01,1\n", Filling);

        Assert.Equal([1000, 1000, 500], readings.Select(reading => reading.Issues.Length));
        Assert.Equal([false, false, true], readings.Select(reading => reading.History is not null));
    }

    [Fact]
    public void What_cannot_be_read_is_refused()
    {
        Assert.Throws<UnusableInputException>(() => Read("series_id,value\na,1\n", Filling));
        Assert.Equal("no-rows", Assert.Single(Assert.Single(Read("series_id,period,value\n", Filling)).Issues).Code);
        Assert.Throws<ArgumentNullException>(() => HistoryReader.Read(null!));
        Assert.Throws<ArgumentException>(() => HistoryReader.ReadFile(""));
        Assert.Throws<ArgumentNullException>(() => new HistoryReaderOptions { Calendar = null! });
        Assert.Throws<ArgumentNullException>(() => new HistoryReaderOptions { History = null! });
        Assert.Throws<ArgumentException>(() => HistoryReader.Read(new StringReader(""), new HistoryReaderOptions { Grain = (PeriodGrain)9 }));
    }

    private static HistoryReading[] Read(string text, HistoryReaderOptions options) => [.. HistoryReader.Read(new StringReader(text), options)];
}
