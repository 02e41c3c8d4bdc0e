using System.Text.Json;
using SalesMetrics.Json;
using SalesMetrics.Tests.Golden;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Cli;

/// <summary>The commands that say what plans cost.</summary>
public class CliPlanModelTests
{
    private const string Data = "data/crm/maven";

    [SharedDataFact(Data, MavenPlanSums.Quotas)]
    public void Plan_compare_on_the_Maven_set_is_what_plain_decimals_say()
    {
        var expected = MavenPlanSums.ByRep();
        var run = Compare("--format", "csv");

        Assert.Equal("id,quota,credited,attainment,from,to,difference,currency", run.Lines[0]);
        Assert.Equal(
            expected.Select(rep => (rep.Rep, rep.Quota, rep.Credited, rep.SeventyFive, rep.Hundred, rep.Hundred - rep.SeventyFive)),
            run.Rows.Select(row => (row[0], Number(row[1]), Number(row[2]), Number(row[4]), Number(row[5]), Number(row[6]))));
    }

    [SharedDataFact(Data, MavenPlanSums.Quotas)]
    public void Buckets_and_plans_are_other_views_of_the_same_cost()
    {
        var expected = MavenPlanSums.ByRep();
        var buckets = Compare("--format", "csv", "--by", "bucket").Rows;
        var plans = Compare("--format", "csv", "--by", "plan").Rows;

        Assert.Equal((expected.Sum(rep => rep.SeventyFive), expected.Sum(rep => rep.Hundred)), (buckets.Sum(row => Number(row[3])), buckets.Sum(row => Number(row[4]))));
        // The names of the plans have a comma, so columns are counted from the end.
        Assert.Equal(35, buckets.Sum(row => Number(row[1])));
        Assert.Equal([expected.Sum(rep => rep.SeventyFive), expected.Sum(rep => rep.Hundred)], plans.Select(row => Number(row[^11])));
        Assert.Equal([16_000m * 35, 12_000m * 35], plans.Select(row => Number(row[^10])));
        Assert.All(plans, row => Assert.InRange(Number(row[^4]), Number(row[^3]), Number(row[^2])));
    }

    [SharedDataFact(Data, MavenPlanSums.Quotas)]
    public void Plan_compare_as_json_names_both_plans_and_the_difference()
    {
        using var answer = JsonDocument.Parse(Compare("--format", "json").Output);
        var root = answer.RootElement;

        Assert.Equal("plan compare", root.GetProperty("command").GetString());
        Assert.Equal("100/0 individual with team bonus, quarterly", root.GetProperty("to_plan").GetString());
        Assert.Equal(root.GetProperty("difference").GetDecimal(), root.GetProperty("to_total").GetDecimal() - root.GetProperty("from_total").GetDecimal());
        Assert.Equal(root.GetProperty("difference").GetDecimal(), root.GetProperty("gained").GetDecimal() + root.GetProperty("lost").GetDecimal());
        Assert.Equal(35, root.GetProperty("plan_compare").GetArrayLength());
    }

    [SharedDataFact(Data, MavenPlanSums.Quotas)]
    public void A_plan_against_itself_changes_nothing_for_anybody()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, PlanJson.Quarterly7525);
        try
        {
            Assert.All(Compare("--format", "csv", "--plan", path, "--against", path).Rows, row => Assert.Equal("0.00", row[6]));
            Assert.Contains("who gains", CliRun.Of("plan", "compare", "--help").Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [SharedDataFact(Data, MavenPlanSums.Quotas)]
    public void Plan_cost_adds_up_whichever_way_it_is_cut()
    {
        var total = MavenPlanSums.ByRep().Sum(rep => rep.SeventyFive);
        foreach (var (by, column) in ((string, int)[])[("rep", 5), ("bucket", 3), ("period", 2), ("component", 5)])
        {
            var run = CliRun.Of("plan", "cost", "--data", SharedData.PathOf(Data), "--as-of", "2017-12-31", "--period", "FY2017", "--by", by, "--format", "csv");
            Assert.True(run.ExitCode == 0, run.Error);
            Assert.Equal(total, run.Rows.Sum(row => Number(row[column])));
        }
    }

    [Fact]
    public void The_sample_company_is_compared_without_any_file()
    {
        var run = CliRun.Of("plan", "compare");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("difference", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_that_is_none_of_the_plans_ends_with_what_to_do()
    {
        var run = CliRun.Of("plan", "compare", "--period", "FY2025-M01");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is not made up of whole periods of a Quarter", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, CliRun.Of("plan", "compare", "--against", "nowhere.json").ExitCode);
    }

    [Fact]
    public void Plan_simulate_gives_the_same_bytes_for_the_same_seed()
    {
        string[] ask = ["plan", "simulate", "--companies", "40", "--reps", "8", "--teams", "2", "--budget", "100000", "--format", "csv"];
        var run = CliRun.Of([.. ask, "--seed", "5"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("quantile,cost,cost_low,cost_high,level,currency", run.Lines[0]);
        Assert.Equal(["0.1", "0.5", "0.9"], run.Rows.Select(row => row[0]));
        Assert.True(Number(run.Rows[0][1]) < Number(run.Rows[2][1]));
        Assert.Equal(run.Output, CliRun.Of([.. ask, "--seed", "5"]).Output);
        Assert.NotEqual(run.Output, CliRun.Of([.. ask, "--seed", "6"]).Output);
        Assert.Equal(2, CliRun.Of("plan", "simulate", "--companies", "0").ExitCode);
    }

    private static CliRun Compare(params string[] more)
    {
        var run = CliRun.Of(["plan", "compare", "--data", SharedData.PathOf(Data), "--as-of", "2017-12-31", "--period", "FY2017", .. more]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private static decimal Number(string cell) => CliRun.Number(cell);
}
