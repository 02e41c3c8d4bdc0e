using System.Text;

namespace SalesMetrics.Compensation;

/// <summary>A document as plain text: headings underlined, tables in columns.</summary>
internal static class PlanDocumentText
{
    public static string Write(PlanDocument document)
    {
        var text = new StringBuilder();
        foreach (var section in document.Sections)
        {
            var heading = Flat(section.Heading);
            text.Append(text.Length == 0 ? "" : "\n").Append(heading).Append('\n').Append(section.Level == 1 ? '=' : '-', heading.Length).Append('\n');
            foreach (var paragraph in section.Paragraphs)
            {
                text.Append(Flat(paragraph)).Append('\n');
            }

            if (!section.Columns.IsEmpty)
            {
                Table(text, section);
            }
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, PlanDocumentSection section)
    {
        ImmutableArray<ImmutableArray<string>> rows = [.. section.Rows.Prepend(section.Columns).Select(row => ImmutableArray.CreateRange(row, Flat))];
        ImmutableArray<int> widths = [.. section.Columns.Select((_, column) => rows.Max(row => row[column].Length))];
        ImmutableArray<bool> areNumbers = [.. section.Columns.Select((_, column) => rows.Skip(1).All(row => IsNumber(row[column])))];
        text.Append('\n');
        foreach (var row in rows)
        {
            text.AppendJoin("  ", row.Select((cell, column) => areNumbers[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])));

            // Spaces at the end of a line would only be noise.
            while (text[^1] == ' ')
            {
                text.Length--;
            }

            text.Append('\n');
        }
    }

    private static bool IsNumber(string cell)
    {
        var first = cell.TrimStart('-');
        return first.Length == 0 || char.IsAsciiDigit(first[0]);
    }

    private static string Flat(string plain) => string.Create(plain.Length, plain, (letters, from) =>
    {
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = char.IsControl(from[i]) ? ' ' : from[i];
        }
    });
}
