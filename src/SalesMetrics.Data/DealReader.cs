using SalesMetrics.Data.Csv;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Data;

/// <summary>Reads deals from CSV, one row at a time: a file of any length needs only the memory of one row and its ids.</summary>
/// <remarks>
/// <para>Ids are remembered as fingerprints of 16 bytes, which take 23 to 46 bytes each in memory, so that a second row of an id is found.</para>
/// <para>What is said once about a whole file (aliases met, amounts missing on every loss) is said by <see cref="CrmReader"/>.</para>
/// </remarks>
public static class DealReader
{
    /// <summary>Reads the rows of one text.</summary>
    /// <param name="text">The text, header first. It is read as the result is enumerated, once, and not closed.</param>
    /// <param name="mapping">What the columns and stages mean.</param>
    /// <param name="source">The name of the file, for issues.</param>
    /// <param name="people">Who is known; null leaves owners unchecked.</param>
    /// <param name="prices">List prices by product; null leaves products unchecked.</param>
    /// <returns>One entry for each row, in order: a deal, or the reasons why there is none.</returns>
    /// <exception cref="UnusableInputException">While enumerating: the text is empty or lacks a column that is needed.</exception>
    public static IEnumerable<ReadRow<Deal>> Read(
        TextReader text, CrmMapping mapping, string source, SalesOrganization? people = null, PriceList? prices = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(source);
        return Enumerate();

        IEnumerable<ReadRow<Deal>> Enumerate()
        {
            var parser = new DealParser(mapping.Contents, people, prices);
            using var table = CsvTable.Open(text, source, mapping.Contents.Deals, mapping.Contents.Delimiter);
            while (table.Read())
            {
                yield return parser.Parse(table);
            }
        }
    }
}
