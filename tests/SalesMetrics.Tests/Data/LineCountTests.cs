using static SalesMetrics.Tests.Data.CrmTexts;

namespace SalesMetrics.Tests.Data;

public class LineCountTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Blank_lines_and_line_ends_inside_quotes_count_whatever_ends_them(string lineEnd)
    {
        var rows = "D1,Ada,Open,,,,,,\"two@lines\"@@@D2,,Open,,,,,,@".Replace("@", lineEnd, StringComparison.Ordinal);

        var extract = ReadDeals(rows);

        // The header is line 1, D1 lines 2 and 3, then two blank lines.
        Assert.Equal(6, ReadingAssert.TheOnly(extract, "missing-owner").Line);
        Assert.Equal(2, Assert.Single(extract.Tallies).RowsRead);
    }
}
