using System.Text;
using SalesMetrics.Data;
using static SalesMetrics.Tests.Data.CrmTexts;

namespace SalesMetrics.Tests.Data;

public class BrokenQuoteTests
{
    private const string Won = "D1,Ada Berg,Won,2025-01-02,2025-02-03,1000,USD,Bolt,Acme\n";

    [Theory]
    [InlineData("D0,\"Ada,Won,,2025-02-03,5,,,\n")]
    [InlineData("D0,\"Ada\" Berg,Won,,2025-02-03,5,,,\n")]
    [InlineData("D0,Ada,Won,,2025-02-03,5,,,\"\n")]
    public void A_broken_quote_costs_its_own_line_and_no_other(string broken)
    {
        var extract = ReadDeals(Won + broken + Won.Replace("D1", "D2", StringComparison.Ordinal) + Won.Replace("D1", "D3", StringComparison.Ordinal) + "D4,,Open,,,,,,\n");

        Assert.Equal(["D1", "D2", "D3"], extract.Deals.Select(deal => deal.Id));
        Assert.Equal((3L, broken.TrimEnd('\n')), (ReadingAssert.TheOnly(extract, "broken-quotes").Line!.Value, extract.Issues[0].Value));
        Assert.Equal(6, ReadingAssert.TheOnly(extract, "missing-owner").Line);
    }

    [Fact]
    public void A_quote_that_never_closes_costs_its_own_line_however_much_follows()
    {
        var rows = new StringBuilder("D0,\"Ada,Won,,2025-02-03,5,,,\n");
        for (var i = 1; i <= 20_000; i++)
        {
            rows.Append(Won.Replace("D1", $"D{i}", StringComparison.Ordinal));
        }

        var extract = ReadDeals(rows.ToString());

        Assert.Equal(20_000, extract.Deals.Length);
        Assert.Equal(2, ReadingAssert.TheOnly(extract, "broken-quotes").Line);
        Assert.Equal(new ReadTally("deals.csv", 20_001, 20_000, 1), Assert.Single(extract.Tallies));
    }

    [Fact]
    public void A_stray_quote_before_a_quoted_row_costs_both_lines_at_most()
    {
        var extract = ReadDeals("D0,\"Ada,Won,,2025-02-03,5,,,\nD1,\"Ada\",Won,,2025-02-03,5,,,\nD2,\"Ada\",Won,,2025-02-03,5,,,\"a\nb\"\n" + Won.Replace("D1", "D3", StringComparison.Ordinal));

        ReadingAssert.AccountsForEveryRow(extract);
        Assert.Equal(["D1", "D2", "D3"], extract.Deals.Select(deal => deal.Id));
    }
}
