using System.Globalization;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Cli;

/// <summary>The command on the public CRM set, against values computed from the same files with R and again with Python.</summary>
public class CliMavenTests
{
    private const string Maven = "data/crm/maven";
    private const string ByRep = "data/reference/crm-basic-rep.csv";
    private const string ByRegion = "data/reference/crm-basic-region.csv";
    private const string ByMonth = "data/reference/crm-monthly-won-value-rep.csv";

    [SharedDataFact(Maven, ByRep, ByRegion)]
    public void Counts_and_won_value_per_rep_and_region_equal_the_reference_exactly()
    {
        Check("rep", ByRep);
        Check("region", ByRegion);

        static void Check(string by, string reference)
        {
            var ours = Ask("compare", "--by", by).Rows.ToDictionary(row => row[0]);
            foreach (var row in Table(reference))
            {
                var mine = ours[row["unit"]];
                Assert.Equal((row["won"], row["lost"], row["open"], row["wonValue"]), (mine[1], mine[2], mine[3], WholeAmount(mine[5])));

                // The reference prints 15 digits.
                Assert.InRange(CliRun.Number(mine[4]) - CliRun.Number(row["winRateDecided"]), -1e-14m, 1e-14m);
            }
        }
    }

    [SharedDataFact(Maven, ByMonth)]
    public void Won_value_per_rep_and_month_equals_the_reference_exactly()
    {
        var ours = Ask("attainment", "--by", "rep", "--grain", "month").Rows.ToDictionary(row => (row[0], row[1]), row => WholeAmount(row[3]));
        foreach (var row in Table(ByMonth))
        {
            foreach (var (month, value) in row.Where(cell => cell.Key != "unit"))
            {
                Assert.Equal(value, ours[(row["unit"], $"FY{month.Replace("-", "-M", StringComparison.Ordinal)}")]);
            }
        }
    }

    [SharedDataFact(Maven, ByRep)]
    public void Managers_regions_and_reps_add_up_to_the_same_company()
    {
        decimal[] sums = [.. ((string[])["rep", "manager", "region", "product"]).Select(by => Ask("compare", "--by", by).Rows.Sum(row => CliRun.Number(row[5])))];

        // 10,005,534 is the won value of the set: the three regions of the reference added up.
        Assert.All(sums, sum => Assert.Equal(3_346_293m + 3_090_594m + 3_568_647m, sum));
    }

    [SharedDataFact(Maven)]
    public void Every_quarter_pays_all_35_people_on_two_components()
    {
        foreach (var period in (string[])["FY2017-Q1", "FY2017-Q2", "FY2017-Q3", "FY2017-Q4"])
        {
            var rows = Ask("pay", "--period", period).Rows;
            Assert.Equal(35 * 2, rows.Length);
            Assert.All(rows, row => Assert.Equal(period, row[1]));
        }
    }

    [SharedDataFact(Maven)]
    public void Report_and_forecast_run_and_strict_lists_the_known_traps()
    {
        Assert.Equal(0, Ask("forecast").ExitCode);
        var perDay = Ask("forecast", "--per-selling-day", "--clean-outliers", "--model", "naive");
        Assert.Equal(0, perDay.ExitCode);
        Assert.Contains("per-day-cleaned-naive", perDay.Output, StringComparison.Ordinal);
        var report = CliRun.Of("report", "--data", SharedData.PathOf(Maven), "--as-of", "2017-12-31", "--strict");

        Assert.Equal(1, report.ExitCode);
        foreach (var trap in (string[])["GTXPro", "missing-account", "missing-opened-on", "lost-without-amount", "payees-without-deals"])
        {
            Assert.Contains(trap, report.Error, StringComparison.Ordinal);
        }
    }

    private static CliRun Ask(params string[] arguments)
    {
        var run = CliRun.Of([.. arguments, "--data", SharedData.PathOf(Maven), "--as-of", "2017-12-31", "--format", "csv"]);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private static string WholeAmount(string amount) => CliRun.Number(amount).ToString("0.##", CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Table(string reference)
    {
        var lines = File.ReadAllLines(SharedData.PathOf(reference));
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => line.Split(',').Select((cell, i) => (header[i], cell)).ToDictionary(cell => cell.Item1, cell => cell.cell));
    }
}
