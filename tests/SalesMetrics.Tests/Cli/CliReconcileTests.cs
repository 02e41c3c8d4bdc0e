using System.Globalization;

namespace SalesMetrics.Tests.Cli;

public sealed class CliReconcileTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("shrinkage")]
    [InlineData("variance")]
    [InlineData("structural")]
    [InlineData("ols")]
    [InlineData("bottom-up")]
    [InlineData("top-down")]
    public void Parts_add_up_to_their_sums_in_every_step(string method)
    {
        Write("North/Red/Ada", "North/Red/Bob", "North/Blue/Cleo", "South/Green/Dan");

        var run = Run("--method", method, "--horizon", "3");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("series_id,level,step,base,reconciled", run.Lines[0], StringComparison.Ordinal);
        Assert.Equal(3 * (4 + 3 + 2 + 1), run.Rows.Length);
        foreach (var step in new[] { "1", "2", "3" })
        {
            var at = run.Rows.Where(row => row[2] == step).ToDictionary(row => row[0], row => CliRun.Number(row[4]), StringComparer.Ordinal);
            Assert.Equal(at["North/Red"], at["North/Red/Ada"] + at["North/Red/Bob"], 4);
            Assert.Equal(at["North"], at["North/Red"] + at["North/Blue"], 4);
            Assert.Equal(at["Total"], at["North"] + at["South"], 4);
        }
    }

    [Fact]
    public void Bottom_up_keeps_the_leaves_and_top_down_the_top()
    {
        Write("North/Ada", "North/Bob", "South/Cleo");

        Assert.All(Run("--method", "bottom-up").Rows.Where(row => row[1] == "2"), Kept);
        Assert.All(Run("--method", "top-down").Rows.Where(row => row[0] == "Total"), Kept);
    }

    [Fact]
    public void Whoever_began_later_counts_as_zero_before()
    {
        File.WriteAllText(_file, "series_id,period,value\nA/x,1,5\nA/x,2,5\nA/x,3,5\nA/x,4,5\nA/x,5,5\nA/y,4,2\nA/y,5,2\n");

        var sum = Run("--method", "bottom-up", "--model", "naive", "--horizon", "1").Rows.Single(row => row[0] == "Total");

        Assert.Equal(7, CliRun.Number(sum[4]));
    }

    [Fact]
    public void A_sum_with_values_of_its_own_is_refused()
    {
        Write("North", "North/Ada");

        var run = Run();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'North' has values of its own and parts, such as 'North/Ada'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--horizon", "0")]
    [InlineData("--method", "tea-leaves")]
    [InlineData("--separator", "")]
    public void What_cannot_be_is_refused(string option, string value)
    {
        Write("North/Ada");

        Assert.Equal(2, Run(option, value).ExitCode);
    }

    // Reconciled numbers lie on a grid on which sums are exact, so that the last digits of the base forecast go.
    private static void Kept(string[] row) => Assert.Equal(CliRun.Number(row[3]), CliRun.Number(row[4]), 9);

    private CliRun Run(params string[] options) => CliRun.Of(["reconcile", "--series", _file, "--format", "csv", .. options]);

    // Two years of months, each series with a level and a noise of its own.
    private void Write(params string[] ids) => File.WriteAllLines(_file, ids
        .SelectMany((id, n) => Enumerable.Range(0, 24).Select(t =>
            string.Create(CultureInfo.InvariantCulture, $"{id},{2024 + (t / 12)}-{(t % 12) + 1:00},{(100 * (n + 1)) + ((37 * (t + n) * (t + 3)) % 23)}")))
        .Prepend("series_id,period,value"));
}
