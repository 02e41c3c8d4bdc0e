using System.Text.Json;
using SalesMetrics.Json;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Cli;

/// <summary>The commands about single people's pay: statement, explain, goals. On the sample company and on the Maven set.</summary>
public class CliStatementTests
{
    private const string Maven = "data/crm/maven";

    private static string Somebody => CliRun.Of("pay", "--format", "csv").Rows[0][0];

    [Fact]
    public void A_statement_comes_in_every_form_and_both_languages_and_agrees_with_pay()
    {
        var payee = Somebody;
        var paid = CliRun.Of("pay", "--format", "csv").Rows.Where(row => row[0] == payee).Sum(row => CliRun.Number(row[5]));

        Assert.StartsWith($"Statement: {payee}, ", CliRun.Of("statement", "--payee", payee).Output, StringComparison.Ordinal);
        Assert.StartsWith($"# Abrechnung: {payee}, ", CliRun.Of("statement", "--payee", payee, "--format", "markdown", "--language", "de").Output, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", CliRun.Of("statement", "--payee", payee, "--format", "html", "--detail", "compact").Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(CliRun.Of("statement", "--payee", payee, "--format", "json").Output);
        Assert.Equal(paid, json.RootElement.GetProperty("total").GetDecimal());
    }

    [Fact]
    public void Statement_needs_a_payee_that_exists_or_a_folder()
    {
        foreach (var run in (CliRun[])[CliRun.Of("statement"), CliRun.Of("statement", "--payee", "Nobody At All"), CliRun.Of("statement", "--payee", Somebody, "--period", "FY2025")])
        {
            Assert.Equal(2, run.ExitCode);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Explain_shows_the_working_a_deal_and_the_difference_from_somebody_else()
    {
        var rows = CliRun.Of("pay", "--detail", "--format", "csv");
        var transaction = Array.IndexOf(rows.Lines[0].Split(','), "transaction");
        var (payee, deal) = (rows.Rows[0][0], rows.Rows.First(row => row[transaction].Length > 0)[transaction]);
        var other = rows.Rows.First(row => row[0] != payee)[0];

        Assert.Contains(deal, CliRun.Of("explain", "--payee", payee).Output, StringComparison.Ordinal);
        Assert.StartsWith($"{deal} in the pay of {payee} for ", CliRun.Of("explain", "--payee", payee, "--transaction", deal).Output, StringComparison.Ordinal);
        var difference = CliRun.Of("explain", "--payee", payee, "--against", other, "--format", "json");
        using var json = JsonDocument.Parse(difference.Output);
        var lines = json.RootElement.GetProperty("explanation").GetProperty("lines").EnumerateArray().Skip(2);
        Assert.Equal(
            json.RootElement.GetProperty("explanation").GetProperty("value").GetProperty("amount").GetDecimal(),
            lines.Sum(line => line.GetProperty("value").GetProperty("amount").GetDecimal()));
        Assert.StartsWith("<!DOCTYPE html>", CliRun.Of("explain", "--payee", payee, "--format", "html").Output, StringComparison.Ordinal);
        Assert.StartsWith("- ", CliRun.Of("explain", "--payee", payee, "--format", "markdown").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_compares_with_another_period_another_plan_and_an_earlier_day()
    {
        var payee = Somebody;
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, PlanJson.Quarterly7525
            .Replace("\"weightPercent\": 75", "\"weightPercent\": 60", StringComparison.Ordinal)
            .Replace("\"weightPercent\": 25", "\"weightPercent\": 40", StringComparison.Ordinal));
        try
        {
            var plan = CliRun.Of("explain", "--payee", payee, "--against-plan", path);
            Assert.Equal(0, plan.ExitCode);
            Assert.Contains("60 % -> 75 %", plan.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Contains("FY2025-Q3", CliRun.Of("explain", "--payee", payee, "--period", "FY2025-Q4", "--against-period", "FY2025-Q3").Output, StringComparison.Ordinal);
        Assert.Equal(0, CliRun.Of("explain", "--payee", payee, "--period", "FY2025-Q4", "--against-as-of", "2025-11-15").ExitCode);
        Assert.Equal(2, CliRun.Of("explain").ExitCode);
        Assert.Equal(2, CliRun.Of("explain", "--against", payee).ExitCode);
        Assert.Equal(2, CliRun.Of("explain", "--payee", payee, "--transaction", "D", "--against", payee).ExitCode);
        Assert.Equal(2, CliRun.Of("explain", "--payee", payee, "--against", "Nobody At All").ExitCode);
        Assert.Equal(2, CliRun.Of("explain", "--payee", payee, "--against-plan", "nowhere.json").ExitCode);
        Assert.Equal(2, CliRun.Of("explain", "--payee", payee, "--against-as-of", "yesterday").ExitCode);
    }

    [Fact]
    public void Goals_writes_a_persons_sheet()
    {
        var payee = Somebody;

        Assert.StartsWith($"# Goal sheet: {payee}\n", CliRun.Of("goals", "--payee", payee).Output, StringComparison.Ordinal);
        Assert.Contains("FY2025-Q1", CliRun.Of("goals", "--payee", payee, "--period", "FY2025", "--format", "text").Output, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\">", CliRun.Of("goals", "--payee", payee, "--format", "html", "--language", "de").Output, StringComparison.Ordinal);
    }

    [SharedDataFact(Maven)]
    public void On_the_Maven_set_everybodys_pay_differs_from_the_quarter_before_by_what_pay_says()
    {
        string[] data = ["--data", SharedData.PathOf(Maven), "--as-of", "2017-12-31"];
        decimal Paid(string period) => CliRun.Of(["pay", .. data, "--period", period, "--format", "csv"]).Rows.Sum(row => CliRun.Number(row[5]));
        using var json = JsonDocument.Parse(CliRun.Of(["explain", .. data, "--period", "FY2017-Q4", "--against-period", "FY2017-Q3", "--format", "json"]).Output);
        var difference = json.RootElement.GetProperty("explanation");

        Assert.Equal(Paid("FY2017-Q4") - Paid("FY2017-Q3"), difference.GetProperty("value").GetProperty("amount").GetDecimal());
        Assert.Equal(
            difference.GetProperty("value").GetProperty("amount").GetDecimal(),
            difference.GetProperty("lines").EnumerateArray().Sum(payee => payee.GetProperty("value").GetProperty("amount").GetDecimal()));
    }

    [SharedDataFact(Maven)]
    public void On_the_Maven_set_everybodys_statements_go_into_a_folder()
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var run = CliRun.Of("statement", "--data", SharedData.PathOf(Maven), "--as-of", "2017-12-31", "--out", folder, "--format", "markdown", "--language", "de");

            Assert.Equal(0, run.ExitCode);
            Assert.Equal(35, Directory.GetFiles(folder, "*.md").Length);
            Assert.Contains("35 statements for FY2017-Q4", run.Output, StringComparison.Ordinal);
            Assert.StartsWith("# Abrechnung: Darcel Schlecht, FY2017-Q4", File.ReadAllText(Path.Combine(folder, "Darcel Schlecht.md")), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
