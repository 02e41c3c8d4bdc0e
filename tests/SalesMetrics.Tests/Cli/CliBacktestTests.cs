using System.Globalization;
using SalesMetrics.Forecasting;

namespace SalesMetrics.Tests.Cli;

public sealed class CliBacktestTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void The_model_asked_for_and_the_yardstick_stand_side_by_side_the_nearer_first()
    {
        Write(series: 8, length: 30);

        var run = CliRun.Of("backtest", "--series", _file, "--horizon", "3", "--model", "naive", "mean", "--format", "csv");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("model,series,too_short,forecasts,smape,mase,owa,inside80,inside95", run.Lines[0], StringComparison.Ordinal);
        Assert.Equal(["mean", "naive", "naive2"], run.Rows.Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Equal("mean", run.Rows[0][0]); // independent noise: its mean is the best there is
        Assert.Equal(1, CliRun.Number(run.Rows.Single(row => row[0] == "naive2")[6]));
        Assert.All(run.Rows, row => Assert.Equal(("8", "0", "8"), (row[1], row[2], row[3])));
    }

    [Fact]
    public void All_means_every_model_once()
    {
        Write(series: 2, length: 14);

        var run = CliRun.Of("backtest", "--series", _file, "--horizon", "1", "--model", "all", "--format", "csv");

        Assert.Equal(ForecastModels.All.Select(model => model.Name).Order(StringComparer.Ordinal), run.Rows.Select(row => row[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_series_too_short_is_counted_and_not_measured()
    {
        File.WriteAllText(_file, "series_id,period,value\nx,1,1\nx,2,2\n");

        var run = CliRun.Of("backtest", "--series", _file, "--horizon", "6", "--model", "naive", "--format", "csv");

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Rows, row => Assert.Equal(("0", "1", ""), (row[1], row[2], row[4])));
    }

    [Theory]
    [InlineData("--horizon", "0")]
    [InlineData("--origins", "0")]
    [InlineData("--model", "tea-leaves")]
    public void What_cannot_be_is_refused(string option, string value)
    {
        Write(series: 1, length: 14);

        var run = CliRun.Of("backtest", "--series", _file, option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
    }

    private void Write(int series, int length)
    {
        var random = new Random(7);
        File.WriteAllText(_file, "series_id,period,value\n" + string.Concat(
            from id in Enumerable.Range(0, series)
            from period in Enumerable.Range(1, length)
            select string.Create(CultureInfo.InvariantCulture, $"s{id},{period},{100 + random.Next(40)}\n")));
    }
}
