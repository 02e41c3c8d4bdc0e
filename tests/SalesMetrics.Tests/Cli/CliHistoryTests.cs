namespace SalesMetrics.Tests.Cli;

/// <summary><c>forecast --series</c> with policies for what is missing, double or unfinished. Forecasts are means or last values, so that they can be worked out by heart.</summary>
public sealed class CliHistoryTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("interpolate", 25)] // 10, 20, 30, 40
    [InlineData("carry-forward", 17.5)] // 10, 10, 10, 40
    [InlineData("zero", 12.5)] // 10, 0, 0, 40
    public void A_gap_is_filled_as_was_asked_for_whether_the_row_or_the_value_is_missing(string policy, double mean)
    {
        foreach (var february in (string[])["", "x,2025-02,\n", "x,2025-02-28,\n", "x,FY2025-M02,\n", "x,202502,\n"])
        {
            var run = Forecast("x,2025-01,10\n" + february + "x,2025-04,40\n", "mean", "--gaps", policy);

            Assert.Equal(0, run.ExitCode);
            Assert.Equal(mean, (double)CliRun.Number(run.Rows[0][2]), 1e-9);
            Assert.Contains("2 x period-gap, first: ", run.Error, StringComparison.Ordinal);
            Assert.Contains("FY2025-M02", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_refused_is_told_and_the_other_series_are_forecast()
    {
        const string Rows = "holed,2025-01,10\nholed,2025-03,40\nwhole,2025-01,10\nwhole,2025-02,40\n";

        var lenient = Forecast(Rows, "mean", "--gaps", "refuse");
        var strict = Forecast(Rows, "mean", "--gaps", "refuse", "--strict");
        var alone = Forecast("holed,2025-01,10\nholed,2025-03,40\n", "mean", "--gaps", "refuse");

        Assert.Equal((0, 1, 2), (lenient.ExitCode, strict.ExitCode, alone.ExitCode));
        Assert.Equal(["whole"], lenient.Rows.Select(row => row[0]));
        Assert.Contains("Series holed", lenient.Error, StringComparison.Ordinal);
        Assert.Contains("--gaps and --duplicates", alone.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add", 0, 30)] // 40, 20
    [InlineData("keep-last", 0, 25)] // 30, 20
    [InlineData("refuse", 2, 0)]
    public void A_period_given_twice_is_dealt_with_as_was_asked_for(string policy, int exitCode, double mean)
    {
        var run = Forecast("x,2025-01,10\nx,2025-02,20\nx,2025-01,30\n", "mean", "--duplicates", policy);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("duplicate-period, first: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(":4 ", run.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode == 0 ? new[] { mean } : [], run.Rows.Select(row => (double)CliRun.Number(row[2])));
    }

    /// <summary>March 2025 has 21 weekdays, 10 of them by the 14th: 50 / 10 * 21 = 105.</summary>
    [Theory]
    [InlineData("", 100)]
    [InlineData("drop", 100)]
    [InlineData("scale", 105)]
    [InlineData("keep", 50)]
    public void A_last_period_that_is_not_over_is_dropped_unless_something_else_is_asked_for(string policy, double last)
    {
        string[] asked = policy.Length == 0 ? [] : ["--partial", policy];

        var run = Forecast("x,2025-01,90\nx,2025-02,100\nx,2025-03,50\n", "naive", ["--as-of", "2025-03-14", .. asked]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(last, (double)CliRun.Number(run.Rows[0][2]), 1e-9);
        Assert.Contains("1 x partial-period", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Quarters from January: 60 and 30. From February: January alone, then 20 + 30 + 10 and 10 + 10.</summary>
    [Theory]
    [InlineData("01-01", 45)]
    [InlineData("02-01", 30)]
    public void Months_are_added_up_to_quarters_of_the_fiscal_year(string start, double mean)
    {
        const string Rows = "x,2025-01,10\nx,2025-02,20\nx,2025-03,30\nx,2025-04,10\nx,2025-05,10\nx,2025-06,10\n";

        var run = Forecast(Rows, "mean", "--duplicates", "add", "--grain", "quarter", "--fiscal-start", start);

        Assert.Equal(mean, (double)CliRun.Number(run.Rows[0][2]), 1e-9);
    }

    [Fact]
    public void Numbers_are_no_dates_and_the_message_says_which_options_need_them()
    {
        var run = Forecast("x,1,10\nx,2,20\n", "mean", "--gaps", "zero");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("2 x unreadable-period", run.Error, StringComparison.Ordinal);
        Assert.Contains("need periods with dates", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Forecast("x,1,10\nx,2,20\n", "mean").ExitCode);
    }

    [Fact]
    public void Misuse_ends_with_2_and_names_the_option()
    {
        AssertRefused("--as-of", Forecast("x,2025-01,10\n", "mean", "--partial", "keep"));
        AssertRefused("--as-of", Forecast("x,2025-01,10\n", "mean", "--partial", "keep", "--as-of", "today"));
        AssertRefused("guess", Forecast("x,2025-01,10\n", "mean", "--gaps", "guess"));
        AssertRefused("--season-length", Forecast("x,2025-01,10\n", "mean", "--gaps", "zero", "--season-length", "0"));
        AssertRefused("--duplicates is for --series", CliRun.Of("forecast", "--duplicates", "add"));

        static void AssertRefused(string told, CliRun run)
        {
            Assert.Equal(2, run.ExitCode);
            Assert.Contains(told, run.Error, StringComparison.Ordinal);
        }
    }

    private CliRun Forecast(string rows, string model, params string[] more)
    {
        File.WriteAllText(_file, "series_id,period,value\n" + rows);
        return CliRun.Of(["forecast", "--series", _file, "--horizon", "1", "--model", model, "--format", "csv", .. more]);
    }
}
