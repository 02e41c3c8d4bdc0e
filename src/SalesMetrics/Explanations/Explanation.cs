using System.Text;

namespace SalesMetrics.Explanations;

/// <summary>One line of a working: what it is, its value, the rule that made it, and the lines it was made from.</summary>
public sealed class Explanation
{
    /// <summary>Makes a line.</summary>
    /// <param name="label">What the line is, in the field's words.</param>
    /// <param name="value">What it states.</param>
    /// <param name="lines">What it was made from, in the order a reader needs; may be empty.</param>
    public Explanation(string label, ExplainedValue value, params IEnumerable<Explanation> lines)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(lines);
        Label = label;
        Value = value;
        Lines = [.. lines];
        if (Lines.Contains(null!))
        {
            throw new ArgumentException("A line below is null.", nameof(lines));
        }
    }

    /// <summary>Makes a line that states an amount.</summary>
    public Explanation(string label, Money value, params IEnumerable<Explanation> lines)
        : this(label, new ExplainedValue.OfMoney(value), lines)
    {
    }

    /// <summary>Makes a line that states a fraction.</summary>
    public Explanation(string label, Ratio value, params IEnumerable<Explanation> lines)
        : this(label, new ExplainedValue.OfRatio(value), lines)
    {
    }

    /// <summary>Makes a line that states a count.</summary>
    public Explanation(string label, long value, params IEnumerable<Explanation> lines)
        : this(label, new ExplainedValue.OfCount(value), lines)
    {
    }

    /// <summary>Makes a line that states words.</summary>
    public Explanation(string label, string value, params IEnumerable<Explanation> lines)
        : this(label, new ExplainedValue.OfText(value), lines)
    {
    }

    /// <summary>What the line is.</summary>
    public string Label { get; }

    /// <summary>What it states.</summary>
    public ExplainedValue Value { get; }

    /// <summary>The rule that made the value from the lines below, as a formula or plan clause; empty when the line is given.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The id of the record the line stands for, such as a transaction; empty when it stands for a calculation.</summary>
    public string SourceId { get; init; } = "";

    /// <summary>What the value was made from; empty at the leaves.</summary>
    public ImmutableArray<Explanation> Lines { get; }

    /// <summary>This line and all below it, each before its own lines.</summary>
    public IEnumerable<Explanation> DescendantsAndSelf()
    {
        var open = new Stack<Explanation>();
        open.Push(this);
        while (open.TryPop(out var line))
        {
            yield return line;
            for (var i = line.Lines.Length - 1; i >= 0; i--)
            {
                open.Push(line.Lines[i]);
            }
        }
    }

    /// <summary>Writes the working as indented plain text, culture-free, one line each, ending without a line break.</summary>
    public override string ToString()
    {
        // A stack of its own, so that no working is too deep to be written.
        var text = new StringBuilder();
        var open = new Stack<(Explanation Line, int Depth)>();
        open.Push((this, 0));
        while (open.TryPop(out var next))
        {
            if (next.Depth > 0)
            {
                text.Append('\n');
            }

            Append(text, next.Line, next.Depth);
            for (var i = next.Line.Lines.Length - 1; i >= 0; i--)
            {
                open.Push((next.Line.Lines[i], next.Depth + 1));
            }
        }

        return text.ToString();
    }

    /// <summary>Writes the working as a nested Markdown list, lines ending in a line feed. What Markdown would read as a sign is escaped.</summary>
    public string ToMarkdown() => ExplanationMarkup.Markdown(this);

    /// <summary>Writes the working as a nested HTML list, to be put into a page. All text is encoded; there are no scripts.</summary>
    /// <remarks>The outer list has the class <c>explanation</c>; in it are spans of the classes <c>label</c>, <c>value</c>, <c>rule</c> and <c>source</c>.</remarks>
    public string ToHtml() => ExplanationMarkup.Html(this);

    private static void Append(StringBuilder text, Explanation line, int depth)
    {
        text.Append(' ', depth * 2).Append(line.Label).Append(": ").Append(line.Value);
        if (line.Rule.Length > 0)
        {
            text.Append("  (").Append(line.Rule).Append(')');
        }

        if (line.SourceId.Length > 0)
        {
            text.Append("  [").Append(line.SourceId).Append(']');
        }
    }
}
