namespace SalesMetrics.Compensation;

/// <summary>A section of a plan document: a heading, paragraphs and one table.</summary>
public sealed class PlanDocumentSection
{
    internal PlanDocumentSection(
        int level, string heading, ImmutableArray<string> paragraphs, ImmutableArray<string> columns, ImmutableArray<ImmutableArray<string>> rows)
    {
        Level = level;
        Heading = heading;
        Paragraphs = paragraphs;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The depth of the heading: 1 for the title, 2 for a section, 3 for a component or clause.</summary>
    public int Level { get; }

    /// <summary>The heading.</summary>
    public string Heading { get; }

    /// <summary>The paragraphs above the table; may be empty.</summary>
    public ImmutableArray<string> Paragraphs { get; }

    /// <summary>The column headings; empty when there is no table.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The rows, as many cells each as there are columns.</summary>
    public ImmutableArray<ImmutableArray<string>> Rows { get; }
}
