using SalesMetrics.Data;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Tests.Data;

public class SalesProcessReaderTests
{
    [Fact]
    public void Open_stages_keep_their_order_and_endings_their_kind()
    {
        var process = Read("stage,kind,definition\nLead,open,Somebody asked\nWon,won,\nDemo,,\nGone,No-Decision,\n");

        Assert.Empty(process.Issues);
        Assert.Equal(["Lead", "Demo"], process.Value.Stages.Select(stage => stage.Id));
        Assert.Equal([StageKind.Won, StageKind.NoDecision], process.Value.Endings.Select(stage => stage.Kind));
        Assert.Equal("Somebody asked", process.Value.Stages[0].Definition);
    }

    [Theory]
    [InlineData(",open", "missing-stage")]
    [InlineData("Lead,open", "duplicate-stage")]
    [InlineData("Demo,opened", "unknown-kind")]
    public void A_row_that_cannot_be_used_is_set_aside(string row, string code)
    {
        var process = Read($"stage,kind\nLead,open\nWon,won\n{row}\n");

        var issue = Assert.Single(process.Issues);
        Assert.Equal((code, IssueOutcome.Rejected, 4L), (issue.Code, issue.Outcome, issue.Line));
        Assert.Equal(["Lead"], process.Value.Stages.Select(stage => stage.Id));
    }

    [Theory]
    [InlineData("stage,kind\nLead,open\n")]
    [InlineData("stage,kind\nWon,won\n")]
    [InlineData("stage\nLead\n")]
    [InlineData("")]
    public void A_file_that_makes_no_process_cannot_be_used(string text) => Assert.Throws<UnusableInputException>(() => Read(text));

    private static Checked<SalesProcess> Read(string text) => SalesProcessReader.Read(new StringReader(text), "process.csv");
}
