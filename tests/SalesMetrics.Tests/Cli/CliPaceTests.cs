using System.Text.Json;

namespace SalesMetrics.Tests.Cli;

/// <summary><c>pace</c>, and the explanation of <c>attainment</c>, on the sample company.</summary>
public class CliPaceTests
{
    private const string Columns =
        "id,period,quota,credited,attainment,elapsed_share,expected,gap,pace,days_ahead,run_rate,required_rate,projected,projected_low,projected_high,probability,verdict,decided_by,currency";

    [Theory]
    [InlineData("rep")]
    [InlineData("team")]
    [InlineData("manager")]
    [InlineData("region")]
    [InlineData("company")]
    public void Pace_adds_up_to_the_attainment_at_every_level(string by)
    {
        var pace = CliRun.Of("pace", "--by", by, "--as-of", LastQuarter.AsOf, "--period", LastQuarter.Period, "--format", "json");
        var attainment = CliRun.Of("attainment", "--by", "company", "--grain", "quarter", "--as-of", LastQuarter.AsOf, "--period", LastQuarter.Period, "--format", "csv");

        Assert.Equal(0, pace.ExitCode);
        using var json = JsonDocument.Parse(pace.Output);
        var rows = json.RootElement.GetProperty("pace").EnumerateArray().ToList();
        Assert.Equal(Columns.Split(','), rows[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(CliRun.Number(attainment.Rows.Single()[3]), rows.Sum(row => row.GetProperty("credited").GetDecimal()));
        Assert.All(rows, row => Assert.Contains(row.GetProperty("verdict").GetString(), (string[])["undefined", "on_track", "at_risk", "off_track"]));
        Assert.All(rows, row => Assert.NotEmpty(row.GetProperty("decided_by").GetString()!));
    }

    [Fact]
    public void A_period_that_is_over_is_reached_or_missed()
    {
        using var json = JsonDocument.Parse(CliRun.Of("pace", "--by", "team", "--as-of", LastQuarter.End, "--period", LastQuarter.Period, "--format", "json").Output);

        Assert.All(json.RootElement.GetProperty("pace").EnumerateArray(), row =>
        {
            Assert.Contains(row.GetProperty("verdict").GetString(), (string[])["undefined", "reached", "missed"]);
            Assert.Equal(1m, row.GetProperty("elapsed_share").GetDecimal());
            Assert.Equal(0, row.GetProperty("days_ahead").GetInt32());
        });
    }

    [Fact]
    public void An_explanation_lists_the_deals_that_add_up_to_each_line()
    {
        var run = CliRun.Of("attainment", "--by", "region", "--grain", "quarter", "--period", LastQuarter.Period, "--as-of", LastQuarter.AsOf, "--explain", "--format", "csv");

        var rows = run.Rows;
        var lines = rows.Where(row => row[3].Length > 0).ToList();
        Assert.All(lines, line => Assert.Equal(
            CliRun.Number(line[3]),
            rows.Where(row => row[0] == line[0] && row[1] == line[1] && row[10].Length > 0).Sum(row => CliRun.Number(row[10]))));
        Assert.True(rows.Length > 10 * lines.Count);
    }

    private static class LastQuarter
    {
        public const string Period = "FY2025-Q3";
        public const string AsOf = "2025-08-15";
        public const string End = "2025-09-30";
    }
}
