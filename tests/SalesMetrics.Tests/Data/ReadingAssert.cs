using SalesMetrics.Data;

namespace SalesMetrics.Tests.Data;

/// <summary>What holds of every reading, good or bad.</summary>
internal static class ReadingAssert
{
    /// <summary>Rows in are rows used plus rows rejected, and every rejected row has its reason.</summary>
    public static void AccountsForEveryRow(CrmExtract extract)
    {
        Assert.All(extract.Tallies, tally => Assert.Equal(tally.RowsRead, tally.RowsUsed + tally.RowsRejected));
        foreach (var tally in extract.Tallies)
        {
            var rejectedLines = extract.Issues
                .Where(issue => issue.Outcome == IssueOutcome.Rejected && issue.Source == tally.Source)
                .Select(issue => issue.Line)
                .Distinct()
                .Count();
            Assert.Equal(tally.RowsRejected, rejectedLines);
        }

        Assert.All(extract.Issues, issue =>
        {
            Assert.NotEmpty(issue.Code);
            Assert.NotEmpty(issue.Message);
            Assert.NotEmpty(issue.Advice);
            Assert.NotEmpty(issue.Source);
        });
    }

    public static Issue TheOnly(CrmExtract extract, string code)
    {
        AccountsForEveryRow(extract);
        return Assert.Single(extract.Issues, issue => issue.Code == code);
    }
}
