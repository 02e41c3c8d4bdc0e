using SalesMetrics.Data;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Tests.Data;

public class DealHistoryReaderTests
{
    private const string Header = "deal_id,date,stage,owner,amount,expected_close,category,currency\n";

    private static readonly SalesProcess Process = SalesProcessReader.Read(new StringReader("stage,kind\nLead,open\nDemo,\nWon,won\nLost,lost\nNo,no-decision\nBad,disqualified\n"), "process.csv").Value;

    [Fact]
    public void What_a_row_leaves_open_is_as_in_the_row_before()
    {
        var extract = Read("A,2026-01-02,Lead,Ada,100,2026-03-01,best case,\nA,2026-01-20,Demo,,,,,\nA,2026-02-10,Won,,,,,\n");

        Assert.Empty(extract.Issues);
        Assert.Equal(["Lead", "Demo", "Won"], extract.Changes.Select(change => change.StageId));
        Assert.All(extract.Changes, change => Assert.Equal("Ada", change.OwnerId));
        var demo = extract.Revisions[1].Deal;
        Assert.Equal((Usd(100m), new LocalDate(2026, 3, 1), ForecastCategory.BestCase), (demo.ExpectedAmount, demo.ExpectedCloseOn, demo.Category));
        Assert.Equal(new DealOutcome.Won(new LocalDate(2026, 2, 10), Usd(100m)), extract.Revisions[2].Deal.Outcome);
        Assert.All(extract.Revisions, revision => Assert.Equal(new LocalDate(2026, 1, 2), revision.Deal.OpenedOn));
    }

    [Fact]
    public void Rows_in_another_order_say_the_same()
    {
        var inOrder = Read("A,2026-01-02,Lead,Ada,100,,,\nA,2026-01-20,Demo,,,,,\nB,2026-01-03,Lead,Bob,5,,,\n");
        var shuffled = Read("B,2026-01-03,Lead,Bob,5,,,\nA,2026-01-20,Demo,,,,,\nA,2026-01-02,Lead,Ada,100,,,\n");

        Assert.Equal(inOrder.Changes.AsEnumerable(), shuffled.Changes);
        Assert.Equal(inOrder.Revisions.AsEnumerable(), shuffled.Revisions);
    }

    [Fact]
    public void Sequence_numbers_order_the_changes_of_one_day()
    {
        var extract = DealHistoryReader.Read(
            new StringReader("deal_id,date,stage,owner,sequence\nA,2026-01-02,Demo,,2\nA,2026-01-02,Lead,Ada,1\n"), "h.csv", Process, Currency.Of("USD"));

        Assert.Equal(["Lead", "Demo"], extract.Changes.Select(change => change.StageId));
        Assert.Empty(extract.Issues);
    }

    [Theory]
    [InlineData("Lost")]
    [InlineData("No")]
    [InlineData("Bad")]
    public void Every_ending_but_a_win_is_a_loss_of_what_was_expected(string stage) => Assert.Equal(
        new DealOutcome.Lost(new LocalDate(2026, 1, 9), Usd(70m)),
        Read($"A,2026-01-02,Lead,Ada,70,,,\nA,2026-01-09,{stage},,,,,\n").Revisions[1].Deal.Outcome);

    [Theory]
    [InlineData(",2026-01-02,Lead,Ada,,,,", "missing-id")]
    [InlineData("A,,Lead,Ada,,,,", "missing-date")]
    [InlineData("A,2026-13-02,Lead,Ada,,,,", "unreadable-date")]
    [InlineData("A,2026-01-02,,Ada,,,,", "missing-stage")]
    [InlineData("A,2026-01-02,Leed,Ada,,,,", "unknown-stage")]
    [InlineData("A,2026-01-02,Lead,,,,,", "missing-owner")]
    [InlineData("A,2026-01-02,Lead,Ada,1,,,XXQ", "unknown-currency")]
    [InlineData("A,2026-01-02,Lead,Ada,1,,,EUR", "other-currency")]
    [InlineData("A,2026-01-02,Lead,Ada,1,,3,", "unknown-category")]
    public void A_row_that_cannot_be_used_is_set_aside_with_its_line_and_what_to_do(string row, string code)
    {
        var extract = Read("Z,2026-01-01,Lead,Zoe,,,,\n" + row + "\n");

        var issue = Assert.Single(extract.Issues);
        Assert.Equal((code, IssueOutcome.Rejected, 3L), (issue.Code, issue.Outcome, issue.Line));
        Assert.NotEmpty(issue.Advice);
        Assert.Equal((2, 1, 1), (extract.Tally.RowsRead, extract.Tally.RowsUsed, extract.Tally.RowsRejected));
        Assert.Equal("Z", Assert.Single(extract.Changes).DealId);
    }

    [Fact]
    public void A_win_without_any_amount_counts_for_zero_and_says_so()
    {
        var extract = Read("A,2026-01-02,Lead,Ada,,,,\nA,2026-02-10,Won,,,,,\n");

        Assert.Equal(("won-without-amount", IssueOutcome.Used, 3L), Assert.Single(extract.Issues) is var issue ? (issue.Code, issue.Outcome, issue.Line) : default);
        Assert.Equal(Usd(0m), Assert.IsType<DealOutcome.Won>(extract.Revisions[1].Deal.Outcome).Amount);
    }

    [Fact]
    public void A_file_without_a_needed_column_cannot_be_used()
    {
        var fault = Assert.Throws<UnusableInputException>(() => DealHistoryReader.Read(
            new StringReader("deal_id,date,owner\nA,2026-01-02,Ada\n"), "h.csv", Process, Currency.Of("USD")));

        Assert.Contains("stage", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_need_a_currency_that_is_money() => Assert.Throws<ArgumentException>(
        "currency", () => DealHistoryReader.Read(new StringReader(Header), "h.csv", Process, Currency.None));

    private static Money Usd(decimal amount) => new(amount, Currency.Of("USD"));

    private static DealHistoryExtract Read(string rows) => DealHistoryReader.Read(new StringReader(Header + rows), "h.csv", Process, Currency.Of("USD"));
}
