using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Versions;
using SalesMetrics.Json;

namespace SalesMetrics.Tests.Cli;

public class CliPlanTests
{
    [Fact]
    public void Plan_check_lists_findings_and_is_strict_when_asked()
    {
        var run = CliRun.Of("plan", "check", "--format", "csv");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("severity,code,place,message,advice", run.Lines[0]);
        Assert.Contains("1500.00", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, CliRun.Of("plan", "check", "--strict").ExitCode);
    }

    [Fact]
    public void Plan_document_writes_markdown_and_html_in_both_languages()
    {
        Assert.Contains("| 120 % | 4,200.00 USD | 1,000.00 USD | 5,200.00 USD |", CliRun.Of("plan", "document").Output, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"de\">", CliRun.Of("plan", "document", "--format", "html", "--language", "de").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_document_states_the_version_of_the_plan_file_unless_days_are_given()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = PlanJson.Read(PlanJson.Quarterly7525);
        File.WriteAllText(path, PlanJson.Write(new PlanFile(new PlanVersion("v2", file.Plan, file.TargetIncentives, new PlanChange(new LocalDate(2017, 5, 15), "Cap raised", "Eve")))));
        try
        {
            var own = CliRun.Of("plan", "document", "--plan", path).Output;
            Assert.Contains("Version v2, in effect from 2017-05-15 on.", own, StringComparison.Ordinal);
            Assert.Contains("| v2 | 2017-05-15 | Cap raised | Eve |", own, StringComparison.Ordinal);
            Assert.Contains(
                "In effect from 2017-01-01 to 2017-12-31", CliRun.Of("plan", "document", "--plan", path, "--from", "2017-01-01", "--to", "2017-12-31").Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_plan_whose_weights_are_off_or_that_is_not_there_ends_with_its_place()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, PlanJson.Quarterly7525.Replace("\"weightPercent\": 75", "\"weightPercent\": 70", StringComparison.Ordinal));
        try
        {
            var run = CliRun.Of("plan", "check", "--plan", path);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains("$.components: The weights add up to 95 %", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Equal(2, CliRun.Of("plan", "document", "--plan", "nowhere.json").ExitCode);
    }
}
