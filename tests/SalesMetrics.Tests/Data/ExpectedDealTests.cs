using SalesMetrics.Data;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Data;

public class ExpectedDealTests
{
    private static readonly CrmMapping Mapping = CrmMapping.Parse(
        CrmTexts.MappingJson.Replace("\"account\": [\"account\"]", "\"account\": [\"account\"], \"expectedAmount\": [\"amount\"], \"expectedCloseOn\": [\"closed\"]", StringComparison.Ordinal),
        "expected.json");

    [Fact]
    public void Open_deals_take_what_is_expected_from_the_columns_of_the_closed_ones()
    {
        var deals = Read("D1,Ada,Open,2024-01-02,2024-03-31,1200.50,USD,,\nD2,Ada,Won,2024-01-02,2024-02-01,70,USD,,\n").Deals;

        Assert.Equal((Usd(1_200.50m), Day("2024-03-31")), (deals[0].ExpectedAmount, deals[0].ExpectedCloseOn));
        Assert.Equal((null, null), (deals[1].ExpectedAmount, deals[1].ExpectedCloseOn));
    }

    [Fact]
    public void What_is_not_stated_is_not_made_up()
    {
        var deal = Assert.Single(Read("D1,Ada,Open,2024-01-02,,,USD,,\n").Deals);

        Assert.Null(deal.ExpectedAmount);
        Assert.Null(deal.ExpectedCloseOn);
        Assert.Null(Assert.Single(CrmTexts.ReadDeals("D1,Ada,Open,2024-01-02,2024-03-31,5,USD,,\n").Deals).ExpectedAmount);
    }

    [Fact]
    public void A_wrong_expectation_loses_itself_and_not_the_deal()
    {
        var extract = Read("D1,Ada,Open,2024-01-02,soon,-5,USD,,\n");

        Assert.Null(Assert.Single(extract.Deals).ExpectedAmount);
        Assert.Contains(extract.Issues, issue => issue is { Code: "negative-amount", Outcome: IssueOutcome.Used });
        Assert.Contains(extract.Issues, issue => issue is { Code: "unreadable-date", Outcome: IssueOutcome.Used });
    }

    private static CrmExtract Read(string rows) => CrmTexts.ReadDeals(rows, Mapping);
}
