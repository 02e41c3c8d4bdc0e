using System.Globalization;

namespace SalesMetrics.Tests.Cli;

public sealed class CliSeriesTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Series_come_out_in_the_order_they_came_in_with_a_row_a_step()
    {
        File.WriteAllText(_file, "series_id,period,value\nb,1,10\nb,2,12\nb,3,11\na,2017-01-01,5\na,2017-02-01,5\na,2017-03-01,5\n");

        var run = CliRun.Of("forecast", "--series", _file, "--horizon", "2", "--model", "naive", "--format", "csv");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([("b", "1", "11"), ("b", "2", "11"), ("a", "1", "5"), ("a", "2", "5")], run.Rows.Select(row => (row[0], row[1], row[2])));
        Assert.Equal("", run.Rows[2][3]); // a constant history gives no honest interval
    }

    [Fact]
    public void Levels_name_the_columns()
    {
        File.WriteAllText(_file, "series_id,period,value\n" + string.Concat(Enumerable.Range(1, 20).Select(i => string.Create(CultureInfo.InvariantCulture, $"x,{i},{i % 7}\n"))));

        var run = CliRun.Of("forecast", "--series", _file, "--horizon", "1", "--levels", "50,99.5", "--format", "csv");

        Assert.StartsWith("series_id,step,mean,lo50,hi50,lo99.5,hi99.5,", run.Lines[0], StringComparison.Ordinal);
        var limits = run.Rows[0][3..7].Select(CliRun.Number).ToArray();
        Assert.True(limits[2] < limits[0] && limits[0] < limits[1] && limits[1] < limits[3]);
    }

    [Fact]
    public void A_bad_row_is_told_and_with_strict_ends_with_1()
    {
        File.WriteAllText(_file, "series_id,period,value\nx,1,1\nx,2,oops\nx,3,2\n");

        var lenient = CliRun.Of("forecast", "--series", _file, "--horizon", "1", "--format", "csv");
        var strict = CliRun.Of("forecast", "--series", _file, "--horizon", "1", "--format", "csv", "--strict");

        Assert.Equal((0, 1), (lenient.ExitCode, strict.ExitCode));
        Assert.Contains("oops", lenient.Error, StringComparison.Ordinal);
        Assert.Contains(":3", strict.Error, StringComparison.Ordinal);
        Assert.Equal(lenient.Output, strict.Output);
    }

    [Fact]
    public void Outliers_are_replaced_where_that_is_asked_for_and_the_note_says_which()
    {
        int[] values = [102, 98, 101, 97, 105, 99, 100, 103, 260, 101, 99, 104, 96, 100, 98, 102];
        File.WriteAllText(_file, "series_id,period,value\n" + string.Concat(values.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"x,{i},{value}\n"))));

        var plain = CliRun.Of("forecast", "--series", _file, "--horizon", "1", "--model", "mean", "--format", "csv");
        var clean = CliRun.Of("forecast", "--series", _file, "--horizon", "1", "--model", "mean", "--format", "csv", "--clean-outliers");

        Assert.True(CliRun.Number(plain.Rows[0][2]) > 109 && CliRun.Number(clean.Rows[0][2]) < 102);
        Assert.DoesNotContain("outliers", plain.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 16 values replaced as outliers: index 8, 260 by ", clean.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Selling_days_need_dates()
    {
        File.WriteAllText(_file, "series_id,period,value\nx,1,1\n");

        var run = CliRun.Of("forecast", "--series", _file, "--per-selling-day");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--per-selling-day", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forecast_no_better_than_naive_comes_with_a_warning_where_that_was_asked_for()
    {
        // A steady rise: naive is two behind, the mean of all that was far more.
        File.WriteAllText(_file, "series_id,period,value\n" + string.Concat(Enumerable.Range(1, 20).Select(i => string.Create(CultureInfo.InvariantCulture, $"x,{i},{2 * i}\n"))));
        string Note(params string[] more) =>
            CliRun.Of(["forecast", "--series", _file, "--horizon", "1", "--model", "mean", "--format", "csv", .. more]).Rows[0][^1];

        // The means of the first 17, 18 and 19 values are 18, 19 and 20; then came 36, 38 and 40.
        Assert.StartsWith(
            "Warning: no better than naive on 3 past forecasts (mean absolute error 19 against 2).", Note("--naive-checks", "3"), StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", Note(), StringComparison.Ordinal);
        Assert.Equal(2, CliRun.Of("forecast", "--series", _file, "--naive-checks", "-1").ExitCode);
    }

    [Fact]
    public void A_missing_column_ends_with_2()
    {
        File.WriteAllText(_file, "id,period,value\nx,1,1\n");

        var run = CliRun.Of("forecast", "--series", _file, "--horizon", "1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("series_id", run.Error, StringComparison.Ordinal);
    }
}
