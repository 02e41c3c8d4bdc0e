using System.Text;
using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>A plan, or one person's goals in it, as the people paid by it read it: sections that can be written as Markdown, HTML or plain text.</summary>
public sealed class PlanDocument
{
    internal PlanDocument(PlanLanguage language, ImmutableArray<PlanDocumentSection> sections)
    {
        Language = language;
        Sections = sections;
    }

    /// <summary>The language it is in.</summary>
    public PlanLanguage Language { get; }

    /// <summary>The sections in order; the first is the title.</summary>
    public ImmutableArray<PlanDocumentSection> Sections { get; }

    /// <summary>Writes the document as Markdown, lines ending in a line feed. What Markdown would read as a sign is escaped.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        foreach (var section in Sections)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append('#', section.Level).Append(' ').Append(MarkupText.Markdown(section.Heading)).Append('\n');
            foreach (var paragraph in section.Paragraphs)
            {
                text.Append('\n').Append(MarkupText.MarkdownStart(paragraph)).Append('\n');
            }

            if (!section.Columns.IsEmpty)
            {
                text.Append('\n');
                Row(text, section.Columns.Select(MarkupText.Markdown));
                Row(text, section.Columns.Select(_ => "---"));
                foreach (var row in section.Rows)
                {
                    Row(text, row.Select(MarkupText.Markdown));
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Writes the document as one HTML page, in itself complete and without scripts. All text is encoded.</summary>
    public string ToHtml()
    {
        var text = new StringBuilder();
        text.Append("<!DOCTYPE html>\n<html lang=\"").Append(Language == PlanLanguage.German ? "de" : "en").Append("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
            .Append(MarkupText.Html(Sections[0].Heading))
            .Append("</title>\n<style>\nbody { font-family: sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }\n")
            .Append("table { border-collapse: collapse; }\nth, td { border: 1px solid #999; padding: 0.25rem 0.6rem; text-align: left; }\n</style>\n</head>\n<body>\n");
        foreach (var section in Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"<h{section.Level}>{MarkupText.Html(section.Heading)}</h{section.Level}>\n");
            foreach (var paragraph in section.Paragraphs)
            {
                text.Append("<p>").Append(MarkupText.Html(paragraph)).Append("</p>\n");
            }

            if (!section.Columns.IsEmpty)
            {
                text.Append("<table>\n<thead><tr>").AppendJoin("", section.Columns.Select(cell => $"<th scope=\"col\">{MarkupText.Html(cell)}</th>")).Append("</tr></thead>\n<tbody>\n");
                foreach (var row in section.Rows)
                {
                    text.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{MarkupText.Html(cell)}</td>")).Append("</tr>\n");
                }

                text.Append("</tbody>\n</table>\n");
            }
        }

        return text.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>Writes the document as plain text in columns, lines ending in a line feed.</summary>
    public string ToText() => PlanDocumentText.Write(this);

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
