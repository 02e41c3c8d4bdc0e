using SalesMetrics.Data.Csv;

namespace SalesMetrics.Data;

/// <summary>Reads list prices by product from CSV.</summary>
public static class PriceReader
{
    /// <summary>Reads the rows of one text.</summary>
    /// <param name="text">The text, header first. It is read as the result is enumerated, once, and not closed.</param>
    /// <param name="mapping">What the columns mean; it must have products.</param>
    /// <param name="source">The name of the file, for issues.</param>
    /// <returns>One entry for each row, in order. No product is used twice.</returns>
    /// <exception cref="ArgumentException">The mapping says nothing of products.</exception>
    /// <exception cref="UnusableInputException">While enumerating: the text is empty or lacks a column that is needed.</exception>
    public static IEnumerable<ReadRow<ProductPrice>> Read(TextReader text, CrmMapping mapping, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(source);
        var products = mapping.Contents.Products
            ?? throw new ArgumentException(Invariant($"The mapping '{mapping.Name}' has no products section."), nameof(mapping));
        return Enumerate();

        IEnumerable<ReadRow<ProductPrice>> Enumerate()
        {
            var parser = new PriceParser(mapping.Contents);
            using var table = CsvTable.Open(text, source, products, mapping.Contents.Delimiter);
            while (table.Read())
            {
                yield return parser.Parse(table);
            }
        }
    }
}
