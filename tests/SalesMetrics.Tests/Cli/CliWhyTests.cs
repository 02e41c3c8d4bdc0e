using SalesMetrics.Tests.Golden;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Cli;

public class CliWhyTests
{
    [Fact]
    public void Parts_of_each_gap_add_up_to_it_to_the_cent()
    {
        var run = CliRun.Of("why", "--by", "rep", "--format", "csv");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("id,won_value,gap,from_deals,from_win_rate,from_deal_size,method,currency", run.Lines[0], StringComparison.Ordinal);
        Assert.NotEmpty(run.Rows);
        Assert.All(run.Rows, row => Assert.Equal(CliRun.Number(row[2]), CliRun.Number(row[3]) + CliRun.Number(row[4]) + CliRun.Number(row[5])));
        Assert.Equal(run.Rows.Select(row => CliRun.Number(row[1])).OrderDescending(), run.Rows.Select(row => CliRun.Number(row[1])));
    }

    [Fact]
    public void Every_unit_gets_a_verdict_and_the_rule_that_gave_it()
    {
        var run = CliRun.Of("behaviour", "--by", "team", "--format", "csv");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("id,periods,verdict,centre,lower,upper,signals,trustworthy,rule,currency,changes,scale", run.Lines[0], StringComparison.Ordinal);
        Assert.NotEmpty(run.Rows);
        Assert.All(run.Rows, row => Assert.Contains(row[2], (string[])["not enough data", "ordinary variation", "watch", "real shift", "real trend"]));
        Assert.All(run.Rows, row => Assert.NotEmpty(row[8]));
        Assert.All(run.Rows.Where(row => row[3].Length > 0), row => Assert.True(CliRun.Number(row[4]) <= CliRun.Number(row[3]) && CliRun.Number(row[3]) <= CliRun.Number(row[5])));
    }

    [Fact]
    public void Changes_of_level_are_named_by_period_and_logarithms_are_asked_for()
    {
        string[][] linear = CliRun.Of("behaviour", "--by", "rep", "--format", "csv").Rows, log = CliRun.Of("behaviour", "--by", "rep", "--log", "--format", "csv").Rows;

        Assert.All(linear, row => Assert.Equal("linear", row[11]));
        Assert.Contains(log, row => row[11] == "log");
        Assert.All(linear.Concat(log).Where(row => row[10].Length > 0), row => Assert.All(row[10].Split("; "), change => Assert.Matches(@"^FY\d{4}-M\d{2} (up|down)$", change)));
        Assert.Contains(linear.Concat(log), row => row[10].Length > 0 && row[2] == "real shift");
    }

    [Fact]
    public void A_season_below_one_is_refused() => Assert.Equal(2, CliRun.Of("behaviour", "--season-length", "0").ExitCode);

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void On_the_Maven_set_the_top_seller_has_more_and_larger_deals_and_does_not_win_more()
    {
        var top = CliRun.Of("why", "--data", SharedData.PathOf("data/crm/maven"), "--as-of", "2017-12-31", "--format", "csv").Rows[0];

        Assert.Equal("Darcel Schlecht", top[0]);
        Assert.Equal([819_696, 597_985, -416, 222_127], top[2..6].Select(cell => Math.Round(CliRun.Number(cell))));
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void On_the_Maven_set_most_reps_months_are_ordinary()
    {
        var rows = CliRun.Of("behaviour", "--data", SharedData.PathOf("data/crm/maven"), "--as-of", "2017-12-31", "--format", "csv").Rows;

        Assert.True(rows.Length >= 30, $"{rows.Length}");
        Assert.True(rows.Count(row => row[2] is "ordinary variation") > rows.Length / 2, string.Join("; ", rows.GroupBy(row => row[2]).Select(g => $"{g.Key} {g.Count()}")));
    }
}
