using SalesMetrics.Data.Csv;
using SalesMetrics.Organization;

namespace SalesMetrics.Data;

/// <summary>Reads who had which manager, team, territory and role, and when, from CSV.</summary>
public static class AssignmentReader
{
    /// <summary>The day from which an assignment counts that does not say since when: 1900-01-01, the first day this reader accepts.</summary>
    public static LocalDate BeginningOfTime { get; } = new(1900, 1, 1);

    /// <summary>Reads the rows of one text.</summary>
    /// <param name="text">The text, header first. It is read as the result is enumerated, once, and not closed.</param>
    /// <param name="mapping">What the columns mean; it must have people.</param>
    /// <param name="source">The name of the file, for issues.</param>
    /// <returns>One entry for each row, in order. No two assignments used share a day of one payee.</returns>
    /// <exception cref="ArgumentException">The mapping says nothing of people.</exception>
    /// <exception cref="UnusableInputException">While enumerating: the text is empty or lacks a column that is needed.</exception>
    public static IEnumerable<ReadRow<Assignment>> Read(TextReader text, CrmMapping mapping, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(source);
        var people = mapping.Contents.People
            ?? throw new ArgumentException(Invariant($"The mapping '{mapping.Name}' has no people section."), nameof(mapping));
        return Enumerate();

        IEnumerable<ReadRow<Assignment>> Enumerate()
        {
            var parser = new AssignmentParser(mapping.Contents);
            using var table = CsvTable.Open(text, source, people, mapping.Contents.Delimiter);
            while (table.Read())
            {
                yield return parser.Parse(table);
            }
        }
    }
}
