using System.Text.Json;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Cli;

/// <summary><c>cascade</c> on the sample company and on the public CRM set.</summary>
public class CliCascadeTests
{
    private const string Maven = "data/crm/maven";

    private const string Columns = "id,period,above,weight,bound,exact,top_down,bottom_up,gap,gap_share,currency";

    private static readonly string[] Quarter = ["--period", "FY2025-Q3", "--as-of", "2025-08-15"];

    [Theory]
    [InlineData("rep")]
    [InlineData("team")]
    [InlineData("manager")]
    [InlineData("region")]
    [InlineData("company")]
    public void Every_level_adds_up_to_the_total_and_from_below_to_the_companys_goal(string by)
    {
        var run = CliRun.Of(["cascade", "--by", by, "--total", "12345678", .. Quarter, "--format", "csv"]);
        var quota = CliRun.Of(["attainment", "--by", "company", "--grain", "quarter", .. Quarter, "--format", "csv"]).Rows.Single()[2];

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(Columns, run.Lines[0]);
        Assert.Equal(12_345_678m, Sum(run, 6));
        Assert.Equal(CliRun.Number(quota), Sum(run, 7));
        Assert.All(run.Rows.Where(row => row[8].Length > 0), row => Assert.Equal(CliRun.Number(row[7]) - CliRun.Number(row[6]), CliRun.Number(row[8])));
    }

    [Theory]
    [InlineData("equal")]
    [InlineData("history")]
    [InlineData("potential")]
    public void Every_weight_passes_all_of_it_down_in_whole_steps(string weights)
    {
        using var json = JsonDocument.Parse(
            CliRun.Of(["cascade", "--total", "9000000", "--weights", weights, "--round", "1000", "--explain", .. Quarter, "--format", "json"]).Output);

        var rows = json.RootElement.GetProperty("cascade").EnumerateArray().Where(row => row.GetProperty("top_down").ValueKind == JsonValueKind.Number).ToList();
        Assert.Equal([.. Columns.Split(','), "rule"], rows[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(9_000_000m, rows.Sum(row => row.GetProperty("top_down").GetDecimal()));
        Assert.All(rows, row => Assert.Equal(0m, row.GetProperty("top_down").GetDecimal() % 1000m));
        Assert.All(rows, row => Assert.NotEmpty(row.GetProperty("rule").GetString()!));
        Assert.Equal(weights, json.RootElement.GetProperty("weights").GetString());
    }

    [SharedDataFact(Maven)]
    public void Without_teams_people_stand_under_their_managers_and_over_assignment_and_terms_hold()
    {
        var terms = Path.Combine(Directory.CreateTempSubdirectory().FullName, "terms.json");
        File.WriteAllText(terms, """[{ "unit": "region", "id": "East", "floor": 600000 }, { "unit": "rep", "id": "Anna Snelling", "ceiling": 10000 }]""");
        string[] common = ["--total", "1000000", "--terms", terms, "--data", SharedData.PathOf(Maven), "--as-of", "2017-12-31", "--format", "csv"];

        var regions = CliRun.Of(["cascade", "--by", "region", .. common]);
        Assert.Equal(2, regions.ExitCode);
        Assert.Contains("Payee:Anna Snelling", regions.Error, StringComparison.Ordinal);

        var reps = CliRun.Of(["cascade", "--by", "rep", "--over", "5", .. common]);
        Assert.True(reps.ExitCode == 0, reps.Error);
        Assert.Equal(1_050_000m, Sum(reps, 6));
        Assert.Equal(35, reps.Rows.Length);
        var anna = reps.Rows.Single(row => row[0] == "Anna Snelling");
        Assert.Equal(("Dustin Brinkmann", "ceiling", 10_000m), (anna[2], anna[4], CliRun.Number(anna[6])));
        Assert.Equal(["Cara Losch", "Celia Rouche", "Dustin Brinkmann", "Melvin Marxen", "Rocco Neubert", "Summer Sewald"], reps.Rows.Select(row => row[2]).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--ramp", "--weights", "equal", "--ramp", "25,50")]
    [InlineData("such as 25,50,75", "--ramp", "a,b")]
    [InlineData("no-such-terms.json", "--terms", "no-such-terms.json")]
    [InlineData("whole multiple", "--total", "1000.5", "--round", "1000")]
    [InlineData("--total", "--period", "FY1999-Q1")]
    public void Wrong_usage_ends_with_2_and_says_what_to_do(string inMessage, params string[] arguments)
    {
        var run = CliRun.Of(["cascade", .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(inMessage, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private static decimal Sum(CliRun run, int column) => run.Rows.Where(row => row[column].Length > 0).Sum(row => CliRun.Number(row[column]));
}
