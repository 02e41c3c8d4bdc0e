namespace SalesMetrics.Tests;

public class IssueTests
{
    [Fact]
    public void An_issue_reads_as_place_code_message_and_advice()
    {
        var issue = new Issue
        {
            Code = "unknown-payee",
            Outcome = IssueOutcome.Rejected,
            Message = "Nobody of that name is in the roster.",
            Advice = "Add the person to sales_teams.csv or an alias to the mapping.",
            Source = "sales_pipeline.csv",
            Line = 12,
            Field = "sales_agent",
            Value = "Jon Doe",
        };

        Assert.Equal(
            "sales_pipeline.csv:12 sales_agent='Jon Doe' [unknown-payee] Nobody of that name is in the roster. "
                + "Add the person to sales_teams.csv or an alias to the mapping.",
            issue.ToString());
    }
}
