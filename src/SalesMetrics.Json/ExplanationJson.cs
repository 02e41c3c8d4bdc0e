using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SalesMetrics.Explanations;

namespace SalesMetrics.Json;

/// <summary>A working as JSON: payouts, differences, answers to disputes, whatever can be explained. Exact, and the same text for the same working.</summary>
/// <remarks>
/// Each line has <c>label</c>, <c>value</c>, <c>rule</c>, <c>sourceId</c> and <c>lines</c>, its own lines below it. A value states its <c>type</c>
/// and its <c>text</c> for a reader; money has <c>amount</c> and <c>currency</c>, a ratio is a fraction in lowest terms, an estimate a number.
/// </remarks>
public static class ExplanationJson
{
    /// <summary>The version of the form, which every text states as <c>schemaVersion</c>.</summary>
    public const int SchemaVersion = 1;

    // A working may be deeper than the writer's usual limit.
    private static readonly JsonWriterOptions Indented =
        new() { Indented = true, NewLine = "\n", MaxDepth = int.MaxValue, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON Schema (draft 2020-12) of a working.</summary>
    public static string Schema => PlanJson.Resource("explanation.schema.json");

    /// <summary>Writes a working, indented by two spaces, lines ending in a line feed.</summary>
    public static string Write(Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return Text(json =>
        {
            json.WriteStartObject();
            json.WriteString("kind", "explanation");
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WritePropertyName("explanation");
            WriteTree(json, explanation);
            json.WriteEndObject();
        });
    }

    internal static string Text(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    /// <summary>Writes a fraction exactly, in lowest terms.</summary>
    internal static void WriteRatio(Utf8JsonWriter json, string name, Ratio? ratio)
    {
        if (ratio is { } value)
        {
            json.WriteString(name, Fraction(value));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    internal static void WriteTree(Utf8JsonWriter json, Explanation explanation)
    {
        // A stack of its own, so that no working is too deep; null closes a line.
        var open = new Stack<Explanation?>();
        open.Push(explanation);
        while (open.TryPop(out var line))
        {
            if (line is null)
            {
                json.WriteEndArray();
                json.WriteEndObject();
                continue;
            }

            json.WriteStartObject();
            json.WriteString("label", line.Label);
            WriteValue(json, line.Value);
            json.WriteString("rule", line.Rule);
            json.WriteString("sourceId", line.SourceId);
            json.WriteStartArray("lines");
            open.Push(null);
            for (var i = line.Lines.Length - 1; i >= 0; i--)
            {
                open.Push(line.Lines[i]);
            }
        }
    }

    private static string Fraction(Ratio ratio) => Invariant($"{ratio.Numerator}/{ratio.Denominator}");

    private static void WriteValue(Utf8JsonWriter json, ExplainedValue value)
    {
        json.WriteStartObject("value");
        switch (value)
        {
            case ExplainedValue.OfMoney money:
                json.WriteString("type", "money");
                json.WriteNumber("amount", money.Value.Amount);
                json.WriteString("currency", money.Value.Currency.Code);
                break;
            case ExplainedValue.OfRatio ratio:
                json.WriteString("type", "ratio");
                json.WriteString("fraction", Fraction(ratio.Value));
                break;
            case ExplainedValue.OfCount count:
                json.WriteString("type", "count");
                json.WriteNumber("number", count.Value);
                break;
            case ExplainedValue.OfEstimate estimate:
                json.WriteString("type", "estimate");
                json.WriteNumber("number", estimate.Value);
                break;
            case ExplainedValue.Undefined undefined:
                json.WriteString("type", "undefined");
                json.WriteString("reason", undefined.Reason);
                break;
            default:
                json.WriteString("type", "text");
                break;
        }

        json.WriteString("text", value.ToString());
        json.WriteEndObject();
    }
}
