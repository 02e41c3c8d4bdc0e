using SalesMetrics.Data.Csv;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Data;

/// <summary>Reads quotas from CSV.</summary>
public static class QuotaReader
{
    /// <summary>Reads the rows of one text.</summary>
    /// <param name="text">The text, header first. It is read as the result is enumerated, once, and not closed.</param>
    /// <param name="mapping">What the columns mean; it must have quotas.</param>
    /// <param name="source">The name of the file, for issues.</param>
    /// <param name="people">Who is known; null leaves payees unchecked.</param>
    /// <returns>One entry for each row, in order. Quotas that overlap are both there: <see cref="QuotaBook.Create"/> finds them.</returns>
    /// <exception cref="ArgumentException">The mapping says nothing of quotas.</exception>
    /// <exception cref="UnusableInputException">While enumerating: the text is empty or lacks a column that is needed.</exception>
    public static IEnumerable<ReadRow<Quota>> Read(TextReader text, CrmMapping mapping, string source, SalesOrganization? people = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(source);
        var quotas = mapping.Contents.Quotas
            ?? throw new ArgumentException(Invariant($"The mapping '{mapping.Name}' has no quotas section."), nameof(mapping));
        return Enumerate();

        IEnumerable<ReadRow<Quota>> Enumerate()
        {
            var parser = new QuotaParser(mapping.Contents, people);
            using var table = CsvTable.Open(text, source, quotas, mapping.Contents.Delimiter);
            while (table.Read())
            {
                yield return parser.Parse(table);
            }
        }
    }
}
