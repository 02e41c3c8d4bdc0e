using System.Text;

namespace SalesMetrics.Explanations;

/// <summary>Writes a working as Markdown or HTML, however deep it is.</summary>
internal static class ExplanationMarkup
{
    public static string Markdown(Explanation explanation)
    {
        var text = new StringBuilder();
        var open = new Stack<(Explanation Line, int Depth)>();
        open.Push((explanation, 0));
        while (open.TryPop(out var next))
        {
            var (line, depth) = next;
            text.Append(' ', depth * 2).Append("- ")
                .Append(MarkupText.MarkdownStart(line.Label)).Append(": ").Append(MarkupText.Markdown(line.Value.ToString()));
            Append(text, line.Rule, "  (", ")");
            Append(text, line.SourceId, "  \\[", "\\]");
            text.Append('\n');
            for (var i = line.Lines.Length - 1; i >= 0; i--)
            {
                open.Push((line.Lines[i], depth + 1));
            }
        }

        return text.ToString();
    }

    public static string Html(Explanation explanation)
    {
        var text = new StringBuilder("<ul class=\"explanation\">\n");
        var open = new Stack<Explanation?>();
        open.Push(explanation);
        while (open.TryPop(out var line))
        {
            // Null stands for the end of a line's own list.
            if (line is null)
            {
                text.Append("</ul></li>\n");
                continue;
            }

            Item(text, line);
            if (line.Lines.IsEmpty)
            {
                text.Append("</li>\n");
                continue;
            }

            text.Append("\n<ul>\n");
            open.Push(null);
            for (var i = line.Lines.Length - 1; i >= 0; i--)
            {
                open.Push(line.Lines[i]);
            }
        }

        return text.Append("</ul>\n").ToString();
    }

    private static void Append(StringBuilder text, string part, string before, string after)
    {
        if (part.Length > 0)
        {
            text.Append(before).Append(MarkupText.Markdown(part)).Append(after);
        }
    }

    private static void Item(StringBuilder text, Explanation line)
    {
        text.Append("<li><span class=\"label\">").Append(MarkupText.Html(line.Label)).Append("</span>: <span class=\"value\">")
            .Append(MarkupText.Html(line.Value.ToString())).Append("</span>");
        if (line.Rule.Length > 0)
        {
            text.Append(" <span class=\"rule\">(").Append(MarkupText.Html(line.Rule)).Append(")</span>");
        }

        if (line.SourceId.Length > 0)
        {
            text.Append(" <span class=\"source\">[").Append(MarkupText.Html(line.SourceId)).Append("]</span>");
        }
    }
}
