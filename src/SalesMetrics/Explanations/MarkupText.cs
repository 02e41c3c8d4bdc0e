using System.Text;

namespace SalesMetrics.Explanations;

/// <summary>Plain text as Markdown or HTML, so that no name can be read as a sign of either.</summary>
internal static class MarkupText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Escapes what Markdown reads as a sign anywhere in a line; line breaks become spaces.</summary>
    public static string Markdown(string plain)
    {
        var text = new StringBuilder(plain.Length);
        foreach (var letter in plain)
        {
            if (letter is '\\' or '|' or '*' or '_' or '`' or '<' or '[' or ']' or '#' or '~' or '&')
            {
                text.Append('\\');
            }

            text.Append(letter is '\r' or '\n' or '\t' ? ' ' : letter);
        }

        return text.ToString();
    }

    /// <summary>The same for text that begins a line or a list item, where more signs count.</summary>
    public static string MarkdownStart(string plain)
    {
        var text = Markdown(plain).TrimStart();
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var mark = digits > 0 && digits < text.Length && text[digits] is '.' or ')' ? digits : text.Length > 0 && text[0] is '>' or '+' or '-' or '=' ? 0 : -1;
        return mark < 0 ? text : text.Insert(mark, "\\");
    }

    /// <summary>Encodes text for HTML content and attributes; what no page may hold is replaced.</summary>
    public static string Html(string plain)
    {
        var text = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            if (i + 1 < plain.Length && char.IsSurrogatePair(plain[i], plain[i + 1]))
            {
                text.Append(plain[i]).Append(plain[++i]);
                continue;
            }

            _ = plain[i] switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                '\'' => text.Append("&#39;"),
                '\t' or '\n' or '\r' => text.Append(' '),
                < ' ' or (>= '\u007F' and <= '\u009F') or '\uFFFE' or '\uFFFF' => text.Append(Replacement),
                var letter => text.Append(char.IsSurrogate(letter) ? Replacement : letter),
            };
        }

        return text.ToString();
    }
}
