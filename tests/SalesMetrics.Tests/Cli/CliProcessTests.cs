using System.Text.Json;

namespace SalesMetrics.Tests.Cli;

/// <summary>The verbs about deals on their way through the stages: on the simulated process, and on small files.</summary>
public sealed class CliProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("salesmetrics-process");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_deal_at_a_stage_is_advanced_lost_disqualified_or_open()
    {
        foreach (var kind in (string[])["reached", "any", "strict"])
        {
            var run = CliRun.Of("funnel", "--by", "rep", "--kind", kind, "--format", "csv");

            Assert.Equal(0, run.ExitCode);
            Assert.Equal("id,stage,deals,advanced,lost,disqualified,open,step_conversion,step_low,step_high,raw_conversion,cumulative", run.Lines[0]);
            Assert.Equal(15 * 3, run.Rows.Length);
            Assert.All(run.Rows, row => Assert.Equal(CliRun.Number(row[2]), row[3..7].Sum(CliRun.Number)));
            Assert.All(run.Rows, row => Assert.InRange(CliRun.Number(row[7]), CliRun.Number(row[8]), CliRun.Number(row[9])));
        }
    }

    [Fact]
    public void The_units_of_a_funnel_add_up_to_the_company()
    {
        var company = CliRun.Of("funnel", "--format", "csv").Rows;
        var teams = CliRun.Of("funnel", "--by", "team", "--format", "csv").Rows;

        Assert.All(company, row => Assert.Equal(CliRun.Number(row[2]), teams.Where(team => team[1] == row[1]).Sum(team => CliRun.Number(team[2]))));
    }

    [Fact]
    public void A_bridge_balances_to_the_cent_for_everybody_and_the_units_add_up()
    {
        var reps = CliRun.Of("bridge", "--by", "rep", "--from", "2026-10-01", "--to", "2026-12-31", "--due-from", "2026-11-01", "--due-to", "2026-12-31", "--format", "csv");
        var company = CliRun.Of("bridge", "--from", "2026-10-01", "--to", "2026-12-31", "--due-from", "2026-11-01", "--due-to", "2026-12-31", "--format", "csv");

        Assert.Equal("id,line,deals,amount,currency", reps.Lines[0]);
        foreach (var unit in reps.Rows.Concat(company.Rows).GroupBy(row => row[0]))
        {
            var amounts = unit.Select(row => CliRun.Number(row[3])).ToArray();
            Assert.Equal(amounts[^1], amounts[..^1].Sum());
        }

        Assert.Equal(["start", "new", "pulled_in", "reopened", "increase", "transferred_in", "decrease", "won", "lost", "pushed_out", "transferred_out", "end"], company.Rows.Select(row => row[1]));
        Assert.True(CliRun.Number(company.Rows[^3][3]) < 0, "deals are pushed out in the simulated process");
        Assert.All(company.Rows, row => Assert.Equal(CliRun.Number(row[3]), reps.Rows.Where(rep => rep[1] == row[1]).Sum(rep => CliRun.Number(rep[3]))));
    }

    [Fact]
    public void The_deals_behind_a_line_of_a_bridge_add_up_to_it()
    {
        var rows = CliRun.Of("bridge", "--from", "2026-12-01", "--to", "2026-12-31", "--detail", "--format", "csv").Rows;

        var lines = rows.Where(row => row[2].Length > 0).ToArray();
        Assert.Equal(10, lines.Length);
        Assert.All(lines, line => Assert.Equal(CliRun.Number(line[3]), rows.Where(row => row[1] == line[1] && row[5].Length > 0).Sum(row => CliRun.Number(row[3]))));
    }

    [Fact]
    public void The_person_who_loses_deals_in_negotiations_is_found_and_nobody_else()
    {
        var run = CliRun.Of("sticking-point", "--format", "csv");

        Assert.StartsWith("id,team,kind,verdict,stage,entries,resolved,advanced,shrunk_rate,", run.Lines[0], StringComparison.Ordinal);
        Assert.Equal(15, run.Rows.Length);
        var found = Assert.Single(run.Rows, row => row[2] is "personal" or "process");
        Assert.Equal(["T2-3", "T2", "personal", "personal: stops at Negotiate", "Negotiate"], found[..5]);
        Assert.True(CliRun.Number(found[15]) > 0, "it says what was lost");
    }

    [Fact]
    public void Details_show_every_person_and_team_at_every_stage()
    {
        var rows = CliRun.Of("sticking-point", "--detail", "--format", "csv").Rows;

        Assert.Equal((3 + 15) * 3, rows.Length);
        Assert.Equal("T2-3", Assert.Single(rows, row => row[^2] is "yes")[1]);
    }

    [Fact]
    public void Files_are_read_and_their_bad_rows_are_issues()
    {
        var run = CliRun.Of("funnel", "--history", File("h.csv", "deal_id,date,stage,owner\nA,2026-01-02,Lead,Ada\nA,2026-01-09,Won,\nB,2026-01-03,Lead,Bob\nC,2026-01-03,Leed,Bob\n"), "--process", File("p.csv", "stage,kind\nLead,open\nWon,won\n"), "--people", File("people.csv", "payee,team\nAda,North\nBob,South\n"), "--by", "team", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        var rows = json.RootElement.GetProperty("funnel").EnumerateArray().ToArray();
        Assert.Equal(["North", "South"], rows.Select(row => row.GetProperty("id").GetString()));
        Assert.Equal([0, 1], rows.Select(row => row.GetProperty("open").GetInt32()));
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("step_conversion").ValueKind);
        Assert.Contains("unknown-stage", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("funnel", "--from", "2026-01-01")]
    [InlineData("funnel", "--from", "2026-02-01", "--to", "2026-01-01")]
    [InlineData("funnel", "--as-of", "yesterday")]
    [InlineData("bridge", "--history", "nowhere.csv")]
    [InlineData("bridge", "--people", "people.csv")]
    [InlineData("bridge", "--currency", "points")]
    [InlineData("sticking-point", "--fewest", "0")]
    [InlineData("sticking-point", "--average-deal", "-1")]
    [InlineData("sticking-point", "--as-of", "2020-01-01")]
    public void What_cannot_be_used_is_refused_with_what_to_do(params string[] arguments)
    {
        var run = CliRun.Of(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
