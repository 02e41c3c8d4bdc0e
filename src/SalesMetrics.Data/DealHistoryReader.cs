using SalesMetrics.Data.Csv;
using SalesMetrics.Data.Mappings;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Data;

/// <summary>Reads how deals changed from CSV: a row says how a deal stood from a day on.</summary>
/// <remarks>
/// <para>The columns are <c>deal_id</c>, <c>date</c>, <c>stage</c> and <c>owner</c>, and if wanted <c>amount</c>, <c>currency</c>,
/// <c>expected_close</c>, <c>category</c> and <c>sequence</c>. A field that a row leaves empty is as it was in the row before; so the first row
/// of a deal names its owner.</para>
/// <para>Rows may stand in any order. Those of a deal are taken by their sequence numbers if each has one, and else by day, those of one day as
/// they stand.</para>
/// </remarks>
public static class DealHistoryReader
{
    private static readonly FileMapping Columns = new("history", [], false, [.. DealHistoryParser.Columns]);

    /// <summary>Reads the whole text.</summary>
    /// <param name="text">The text, header first. It is not closed.</param>
    /// <param name="source">The name of the file, for issues.</param>
    /// <param name="process">What the stages mean.</param>
    /// <param name="currency">The one currency of all amounts.</param>
    /// <returns>
    /// The changes and states, and issues. Rejected: <c>missing-id</c>, <c>missing-date</c>, <c>unreadable-date</c>, <c>missing-stage</c>,
    /// <c>unknown-stage</c>, <c>unknown-currency</c>, <c>other-currency</c>, <c>unknown-category</c>, <c>unreadable-sequence</c>,
    /// <c>missing-owner</c> (nobody is named by then). Used: <c>unreadable-amount</c>, <c>rounded-amount</c>, <c>won-without-amount</c> (won,
    /// for 0).
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="currency"/> is no money.</exception>
    /// <exception cref="UnusableInputException">The text is empty or lacks a column that is needed.</exception>
    public static DealHistoryExtract Read(TextReader text, string source, SalesProcess process, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(process);
        if (!currency.IsMonetary)
        {
            throw new ArgumentException(Invariant($"Amounts of deals are money, and {currency} is none: state a currency of ISO 4217."), nameof(currency));
        }

        var parser = new DealHistoryParser(process, currency);
        var issues = new List<Issue>();
        var rows = new List<DealHistoryRow>();
        long read;
        using (var table = CsvTable.Open(text, source, Columns, ','))
        {
            while (table.Read())
            {
                var row = parser.Parse(table);
                issues.AddRange(row.Issues);
                if (row.IsUsed)
                {
                    rows.Add(row.Value with { Line = row.Line });
                }
            }

            read = table.RowsRead;
        }

        var assembler = new DealHistoryAssembler(source, currency, issues);
        foreach (var deal in rows.GroupBy(row => row.DealId, StringComparer.Ordinal).OrderBy(deal => deal.Key, StringComparer.Ordinal))
        {
            assembler.Add([.. deal]);
        }

        var used = assembler.Changes.Count;
        return new DealHistoryExtract
        {
            Changes = [.. assembler.Changes],
            Revisions = [.. assembler.Revisions],
            Issues = [.. issues],
            Tally = new ReadTally(source, read, used, read - used),
        };
    }
}
