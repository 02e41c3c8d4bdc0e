using SalesMetrics.Data;
using SalesMetrics.Data.Series;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Data.Series;

[Collection(MemoryTests.Name)]
public class SeriesReaderTests
{
    private static List<SeriesReading> Read(string text, SeriesReaderOptions? options = null) =>
        [.. SeriesReader.Read(new StringReader(text), options ?? new SeriesReaderOptions { Source = "sales.csv" })];

    private static string Describe(IEnumerable<SeriesReading> readings) =>
        string.Join(
            "; ",
            readings.Where(r => r.Series is not null).Select(r => $"{r.Series!.Id}: {string.Join(' ', r.Series.Values)}"));

    private static List<(long? Line, string Code)> Issues(IEnumerable<SeriesReading> readings) =>
        [.. readings.SelectMany(r => r.Issues).Select(i => (i.Line, i.Code))];

    [Theory]
    [InlineData("series_id,period,value\nA,1,10\nA,2,20\nB,1,5\n")]
    [InlineData("series_id,period,value\r\nA,1,10\r\nA,2,20\r\nB,1,5")]
    [InlineData("\uFEFFseries_id,period,value\nA,1,10\n\nA,2,20\nB,1,5\n\n")]
    [InlineData("Value;Series_ID;note;PERIOD\n10;A;\"x;\ny\";2017-01\n 20 ; A ;;2017-02\n0.5e1;B;;2017-01\n")]
    [InlineData("series_id\tperiod\tvalue\nA\t2017-01-31\t10\nA\t2017-02-28\t20\nB\t2017-01-31\t5\n")]
    public void Series_come_one_at_a_time_in_whatever_dress(string text)
    {
        var readings = Read(text);
        Assert.Equal("A: 10 20; B: 5", Describe(readings));
        Assert.Empty(Issues(readings));
        Assert.Equal((3, 0), (readings.Sum(r => r.RowsUsed), readings.Sum(r => r.RowsRejected)));
    }

    [Fact]
    public void Bad_rows_come_back_as_issues_and_the_rest_goes_on()
    {
        var readings = Read("""
            series_id,period,value
            A,1,10
            A,2,ten
            A,3,
            A,4,NaN
            A,5,1e301
            A,6,"1,5"
            ,7,1
            A,soon,1
            A,8,20
            A,8,21
            A,7,22
            A,9,1,5
            B,1,7
            A,10,30
            B,2017-01-01,8
            B,2,8
            """);
        Assert.Equal("A: 10 20; B: 7 8", Describe(readings));
        Assert.Equal(
            [
                (3, "unreadable-value"),
                (4, "missing-value"),
                (5, "value-out-of-range"),
                (6, "value-out-of-range"),
                (7, "unreadable-value"),
                (8, "missing-id"),
                (9, "unreadable-period"),
                (10, "period-gap"),
                (11, "duplicate-period"),
                (12, "period-not-ascending"),
                (13, "wrong-field-count"),
                (15, "series-not-contiguous"),
                (16, "mixed-periods"),
            ],
            Issues(readings).Select(i => ((int)i.Line!, i.Code)));
        Assert.Equal((4, 12), (readings.Sum(r => r.RowsUsed), readings.Sum(r => r.RowsRejected)));
    }

    [Fact]
    public void An_issue_says_where_what_and_what_to_do() =>
        Assert.Equal(
            "sales.csv:2 value='ten' [unreadable-value] The value is no number. "
                + "Write it like 1250.5. Until then later values are taken one period too early.",
            Assert.Single(Read("series_id,period,value\nA,1,ten\n").Single().Issues).ToString());

    [Theory]
    [InlineData("1 2 3 5", "period-gap")]
    [InlineData("2010 2012 2014 2015", "period-gap")]
    [InlineData("201711 201712 201801 201802", "")]
    [InlineData("201711 201712 201802 201803", "period-gap")]
    [InlineData("20171101 20171201 20180101", "")]
    [InlineData("2017-01 2017-02 2017-04", "period-gap")]
    [InlineData("2017-01-01 2017-04-01 2017-07-01 2017-10-01 2018-04-01", "period-gap")]
    [InlineData("2017-01-02 2017-01-09 2017-01-16 2017-01-30", "period-gap")]
    [InlineData("2017-01-25 2017-02-01 2017-02-08 2017-03-08", "period-gap")]
    [InlineData("2017-01-05 2017-01-06 2017-01-09", "")]
    [InlineData("-9223372036854775808 0 9223372036854775807", "period-gap")]
    public void A_period_off_the_step_of_the_first_two_is_used_with_an_issue(string periods, string code)
    {
        var readings = Read("series_id,period,value\n" + string.Concat(periods.Split(' ').Select(p => $"A,{p},1\n")));
        Assert.Equal(code.Length == 0 ? [] : [code], Issues(readings).Select(i => i.Code).Distinct());
        Assert.Equal(periods.Split(' ').Length, readings.Sum(r => r.RowsUsed));
        Assert.All(readings.SelectMany(r => r.Issues), i => Assert.Equal(IssueOutcome.Used, i.Outcome));
    }

    [Fact]
    public void Rows_in_order_need_no_period()
    {
        var readings = Read("rep,amount\nA,3\nA,1\n", new SeriesReaderOptions
        {
            IdColumn = "rep",
            PeriodColumn = null,
            ValueColumn = "amount",
            SeasonLength = 12,
        });
        Assert.Equal("A: 3 1", Describe(readings));
        Assert.Equal(12, Assert.Single(readings).Series!.SeasonLength);
    }

    [Fact]
    public void A_name_that_begins_like_a_comment_is_a_name() =>
        Assert.Equal("#1 rep: 5; #2 rep: 6", Describe(Read("series_id,period,value\n#1 rep,1,5\n#2 rep,1,6\n")));

    [Fact]
    public void No_first_character_makes_a_row_vanish()
    {
        var readings = Read("series_id,period,value\n\0a,1,5\n\uFFFFb,1,6\n");

        Assert.Equal(2, readings.Sum(r => r.RowsUsed + r.RowsRejected));
    }

    [Fact]
    public void Lines_are_counted_through_quoted_newlines_and_blank_lines() =>
        Assert.Equal(
            [(7L, "missing-value")],
            Issues(Read("series_id,period,value,note\r\nA,1,1,\"two\r\nlines\"\r\n\r\nA,2,1,\"x\n\"\r\nA,3,,\r\n")).Select(i => (i.Line!.Value, i.Code)));

    [Fact]
    public void A_series_whose_rows_are_all_bad_is_only_issues()
    {
        var readings = Read("series_id,period,value\nA,1,x\nB,1,2\n");
        Assert.Equal("B: 2", Describe(readings));
        Assert.Equal((1, 1), (readings.Sum(r => r.RowsUsed), readings.Sum(r => r.RowsRejected)));
    }

    [Fact]
    public void A_header_without_rows_is_an_issue()
    {
        var reading = Assert.Single(Read("series_id,period,value\n"));
        Assert.Equal(["no-rows"], reading.Issues.Select(i => i.Code));
        Assert.Equal((0, 0), (reading.RowsUsed, reading.RowsRejected));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("series_id,value\nA,1\n", "no column 'period'")]
    [InlineData("series_id,period,value,Value\nA,1,1,1\n", "two columns 'value'")]
    [InlineData("series_id,period,value\nA,1,\"1\"2\n", "quoting")]
    [InlineData("series_id,period,value\nA,1,\"12\n", "quoting")]
    public void Input_that_cannot_be_used_is_thrown_with_advice(string text, string problem)
    {
        var thrown = Assert.Throws<UnusableInputException>(() => Read(text));
        Assert.Contains(problem, thrown.Message, StringComparison.Ordinal);
        Assert.StartsWith("sales.csv:", thrown.Message, StringComparison.Ordinal);
        Assert.EndsWith(thrown.Advice, thrown.Message, StringComparison.Ordinal);
        Assert.Equal("sales.csv", thrown.InputSource);
    }

    [Fact]
    public void A_quote_that_is_never_closed_ends_the_reading_without_filling_memory()
    {
        var thrown = Assert.Throws<UnusableInputException>(() => Read("series_id,period,value\nA,1,\"1\n" + new string('x', 3_000_000)));
        Assert.Equal(2, thrown.Line);
        Assert.Contains("never closed", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_read_before_the_quoting_broke_was_handed_over()
    {
        using var readings = SeriesReader.Read(new StringReader("series_id,period,value\nA,1,5\nB,1,6\nB,2,\"6\"7\n")).GetEnumerator();
        Assert.True(readings.MoveNext());
        Assert.Equal("A", readings.Current.Series!.Id);
        Assert.Equal(4, Assert.Throws<UnusableInputException>(() => readings.MoveNext()).Line);
    }

    [Fact]
    public void Many_issues_are_handed_over_in_parts_and_none_is_lost()
    {
        var readings = Read("series_id,period,value\nA,0,1\n" + string.Concat(Enumerable.Range(1, 2500).Select(i => $"A,{i},x\n")) + "A,2501,2\n");
        Assert.Equal([1000, 1000, 500], readings.Select(r => r.Issues.Length));
        Assert.Equal([1000, 1000, 500], readings.Select(r => r.RowsRejected));
        Assert.Equal("A: 1 2", Describe(readings));
    }

    [Fact]
    public void A_file_is_read_by_path_and_names_itself()
    {
        var path = Path.Combine(Path.GetTempPath(), $"series-{Guid.NewGuid():N}.csv");
        try
        {
            File.WriteAllText(path, "series_id,period,value\nÅse,1,1\nÅse,2,x\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            var reading = Assert.Single(SeriesReader.ReadFile(path));
            Assert.Equal("Åse", reading.Series!.Id);
            Assert.Equal(Path.GetFileName(path), Assert.Single(reading.Issues).Source);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_long_file_streams()
    {
        var (used, most) = (0L, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var reading in SeriesReader.Read(new EndlessRows(300_000)))
        {
            used += reading.RowsUsed;
            if (used % 60_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(300_000, used);
        Assert.InRange(most, long.MinValue, 20_000_000);
    }

    /// <summary>The text of a long file, made as it is read: series of twelve rows.</summary>
    private sealed class EndlessRows(int count) : TextReader
    {
        private string _text = "series_id,period,value\n";
        private int _place;
        private int _row;

        public override int Read(char[] buffer, int index, int length)
        {
            if (_place == _text.Length)
            {
                if (_row == count)
                {
                    return 0;
                }

                (_text, _place) = ($"S{_row / 12},{_row % 12},{_row}\n", 0);
                _row++;
            }

            var taken = Math.Min(length, _text.Length - _place);
            _text.CopyTo(_place, buffer, index, taken);
            _place += taken;
            return taken;
        }
    }
}
