using System.Text.Json;

namespace SalesMetrics.Tests.Cli;

/// <summary>What programs that read the command's answers rely on: columns, order, precision, exit codes. On the sample company.</summary>
public class CliContractTests
{
    [Theory]
    [InlineData("id,period,quota,credited,attainment", "attainment", "--by", "region", "--grain", "year")]
    [InlineData("id,won,lost,open,win_rate,won_value,rank", "compare", "--by", "region")]
    [InlineData("id,won,lost,open,win_rate,won_value,rank", "compare", "--by", "product")]
    [InlineData("payee,period,component,weight,attainment,payout,currency", "pay")]
    [InlineData("id,period,quota,credited,attainment,currency,deal,transaction,date,credited_to,amount", "attainment", "--by", "company", "--grain", "month", "--period", "FY2025-M01", "--explain")]
    [InlineData("series_id,step,mean,lo80,hi80,lo95,hi95", "forecast")]
    public void Csv_begins_with_the_agreed_columns_in_the_agreed_order(string columns, params string[] arguments)
    {
        var run = CliRun.Of([.. arguments, "--format", "csv"]);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(columns, run.Lines[0], StringComparison.Ordinal);
        Assert.True(run.Rows.Length > 0);
        var width = run.Lines[0].Split(',').Length;
        Assert.All(run.Rows, row => Assert.Equal(width, row.Length));
        Assert.DoesNotContain('\r', run.Output);
    }

    [Fact]
    public void Rows_are_ordered_by_key_and_then_period()
    {
        var rows = CliRun.Of("attainment", "--by", "team", "--grain", "quarter", "--format", "csv").Rows;

        var keys = rows.Select(row => (Id: row[0], Period: row[1])).ToList();
        Assert.Equal(keys.OrderBy(key => key.Id, StringComparer.Ordinal).ThenBy(key => key.Period, StringComparer.Ordinal), keys);
        Assert.Equal(30, keys.Select(key => key.Id).Where(id => id.Length > 0).Distinct().Count());
    }

    [Fact]
    public void The_same_question_gives_the_same_bytes() =>
        Assert.Equal(CliRun.Of("pay", "--format", "csv").Output, CliRun.Of("pay", "--format", "csv").Output);

    [Theory]
    [InlineData(0, "attainment", "--by", "region", "--grain", "year", "--format", "csv")]
    [InlineData(0, "attainment", "--by", "region", "--grain", "year", "--format", "json")]
    [InlineData(0, "funnel")]
    [InlineData(2, "attainment", "--by", "planet")]
    [InlineData(2, "funnel", "--as-of", "yesterday")]
    public void A_process_of_its_own_writes_the_same_bytes_and_ends_with_the_same_code(int exitCode, params string[] arguments)
    {
        var process = CliRun.OfProcess(arguments);

        Assert.Equal(exitCode, process.ExitCode);
        Assert.Equal(CliRun.Of(arguments), process);
    }

    [Fact]
    public void Regions_add_up_to_the_company_to_the_cent()
    {
        var regions = CliRun.Of("attainment", "--by", "region", "--grain", "quarter", "--format", "csv").Rows;
        var company = CliRun.Of("attainment", "--by", "company", "--grain", "quarter", "--format", "csv").Rows;

        Assert.Equal(
            company.ToDictionary(row => row[1], row => CliRun.Number(row[3])),
            regions.GroupBy(row => row[1]).ToDictionary(period => period.Key, period => period.Sum(row => CliRun.Number(row[3]))));
    }

    [Fact]
    public void Detail_adds_the_credits_behind_each_component_and_pays_nothing_twice()
    {
        var plain = CliRun.Of("pay", "--format", "csv").Rows;
        var run = CliRun.Of("pay", "--detail", "--format", "csv");

        var payouts = run.Rows.Where(row => row[5].Length > 0).ToList();
        Assert.Equal(plain.Sum(row => CliRun.Number(row[5])), payouts.Sum(row => CliRun.Number(row[5])));
        Assert.True(run.Rows.Length > plain.Length);

        // The credits listed under a component add up to what its attainment is made of.
        var transaction = Array.IndexOf(run.Lines[0].Split(','), "transaction");
        var firstPayee = run.Rows[0][0];
        var ownCredits = run.Rows.Where(row => row[0] == firstPayee && row[2] == run.Rows[0][2] && row[transaction].Length > 0);
        var attainment = CliRun.Of("attainment", "--by", "rep", "--grain", "quarter", "--period", run.Rows[0][1], "--format", "csv").Rows.Single(row => row[0] == firstPayee);
        Assert.Equal(CliRun.Number(attainment[3]), ownCredits.Sum(row => CliRun.Number(row[transaction + 3])));
    }

    [Fact]
    public void Json_has_the_same_fields_as_csv()
    {
        var csv = CliRun.Of("attainment", "--by", "region", "--grain", "year", "--format", "csv");
        using var json = JsonDocument.Parse(CliRun.Of("attainment", "--by", "region", "--grain", "year", "--format", "json").Output);

        var rows = json.RootElement.GetProperty("attainment");
        Assert.Equal(csv.Rows.Length, rows.GetArrayLength());
        Assert.Equal(csv.Lines[0].Split(','), rows[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(csv.Rows[0][3], rows[0].GetProperty("credited").GetRawText());
        Assert.Equal("attainment", json.RootElement.GetProperty("command").GetString());
        Assert.Equal(JsonValueKind.Array, json.RootElement.GetProperty("issues").ValueKind);
    }

    [Theory]
    [InlineData("--frobnicate", "attainment", "--frobnicate")]
    [InlineData("reprot", "reprot")]
    [InlineData("FY2017-Q4", "attainment", "--period", "Q4/2017")]
    [InlineData("yyyy-MM-dd", "attainment", "--as-of", "31.12.2017")]
    [InlineData("no-such-folder", "attainment", "--data", "no-such-folder")]
    [InlineData("no-such-plan.json", "pay", "--plan", "no-such-plan.json")]
    [InlineData("no-such-series.csv", "forecast", "--series", "no-such-series.csv")]
    [InlineData("1 to", "forecast", "--horizon", "0")]
    [InlineData("such as 80,95", "forecast", "--levels", "80,120")]
    [InlineData("--data", "attainment", "--map", "some.json")]
    public void Wrong_usage_ends_with_2_and_says_what_to_do(string inMessage, params string[] arguments)
    {
        var run = CliRun.Of(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(inMessage, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_shows_every_part()
    {
        var run = CliRun.Of("report");

        Assert.Equal(0, run.ExitCode);
        foreach (var part in (string[])["won value", "Ranking", "Team attainment", "Pay by", "One payout explained", "Forecast", "lo80", "win rates"])
        {
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
        }
    }
}
