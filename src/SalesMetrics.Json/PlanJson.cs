using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SalesMetrics.Json;

/// <summary>Reads and writes plan files: JSON, strict, exact in both directions.</summary>
/// <remarks>
/// Percentages are written as numbers in properties whose names end in <c>Percent</c>: 75 is three quarters. A value without a finite decimal
/// form is a fraction in quotes, <c>"100/3"</c>. Reading what was written gives an equal plan, and writing it again the same text.
/// </remarks>
public static class PlanJson
{
    /// <summary>The version of the form, which every file states as <c>schemaVersion</c>.</summary>
    public const int SchemaVersion = 1;

    internal const int MaxDepth = 32;

    private const string SampleAdvice = "See the sample quarterly-75-25.json and plan.schema.json.";

    // Names are for people, so letters of any language stay as they are; the text is no HTML.
    private static readonly PlanFormContext Context = new(new JsonSerializerOptions(PlanFormContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The JSON Schema (draft 2020-12) of a plan file.</summary>
    public static string Schema => Resource("plan.schema.json");

    /// <summary>
    /// The sample plan file 75/25: quarterly, 75 % on the payee's own bookings from a 50 % threshold, double above 100 %, capped at 200 %;
    /// 25 % on the team's from 80 %, capped at 100 %; a target incentive of 4,000 USD a quarter.
    /// </summary>
    public static string Quarterly7525 => Resource("quarterly-75-25.json");

    /// <summary>
    /// The sample plan file to set beside <see cref="Quarterly7525"/>: all of the target incentive of 3,000 USD a quarter on the payee's own
    /// bookings, by the same curve, and a bonus of 1,000 USD for everybody whose team reaches 100 %. At 100 % of everything both pay 4,000.
    /// </summary>
    public static string Quarterly100TeamBonus => Resource("quarterly-100-team-bonus.json");

    /// <summary>Reads a plan file from text.</summary>
    /// <exception cref="PlanFormatException">It cannot be used; the exception says where, why and what to do.</exception>
    public static PlanFile Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(() =>
        {
            try
            {
                return JsonDocument.Parse(json.AsMemory().TrimStart('\uFEFF'), Strict);
            }
            catch (ArgumentException exception)
            {
                throw new PlanFormatException("$", "", "The text is not valid Unicode.", "Save the file as UTF-8.", exception);
            }
        });
    }

    /// <summary>Reads a plan file in UTF-8, with or without a byte-order mark.</summary>
    /// <exception cref="PlanFormatException">It cannot be used; the exception says where, why and what to do.</exception>
    public static PlanFile Read(Stream utf8)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        return Read(() => JsonDocument.Parse(utf8, Strict));
    }

    /// <summary>Writes a plan file, indented by two spaces, lines ending in a line feed.</summary>
    /// <exception cref="NotSupportedException">A fraction in the plan has more than 200 characters.</exception>
    public static string Write(PlanFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return JsonSerializer.Serialize(PlanWriter.Write(file), Context.PlanForm) + "\n";
    }

    private static JsonDocumentOptions Strict => new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    private static PlanFile Read(Func<JsonDocument> parse)
    {
        try
        {
            using var document = parse();
            RequireVersion(document.RootElement);
            RequireKinds(document.RootElement, "clauses");
            RequireKinds(document.RootElement, "creditRules");
            return PlanReader.Read(document.Deserialize(Context.PlanForm) ?? throw new JsonException("It is null."));
        }
        catch (JsonException exception)
        {
            throw new PlanFormatException(exception.Path ?? "$", "", Fault(exception), SampleAdvice, exception);
        }
    }

    // First of all, so that a file of a later version is told apart from a faulty one.
    private static void RequireVersion(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new PlanFormatException("$", "", "A plan file is one JSON object.", SampleAdvice);
        }

        if (!root.TryGetProperty("schemaVersion", out var version))
        {
            throw new PlanFormatException("$.schemaVersion", "", "It is missing.", Invariant($"State \"schemaVersion\": {SchemaVersion}."));
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != SchemaVersion)
        {
            throw new PlanFormatException(
                "$.schemaVersion", version.GetRawText(), Invariant($"This version of the library reads version {SchemaVersion}."), "Write that form, or update the library.");
        }
    }

    // The serializer cannot say where a kind is missing: without one it knows no type to make.
    private static void RequireKinds(JsonElement root, string list)
    {
        if (!root.TryGetProperty(list, out var items) || items.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var (i, item) in items.EnumerateArray().Index())
        {
            if (item.ValueKind == JsonValueKind.Object && !item.TryGetProperty("kind", out _))
            {
                throw new PlanFormatException(Invariant($"$.{list}[{i}]"), "", "It does not state its kind.", "State \"kind\" and one of the kinds of plan.schema.json.");
            }
        }
    }

    // The serializer's own words without the names of our internal types.
    private static string Fault(JsonException exception)
    {
        var message = exception.Message;
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        var text = (end < 0 ? message : message[..end]).Replace("SalesMetrics.Json.", "", StringComparison.Ordinal);
        return text.EndsWith('.') ? text : text + ".";
    }

    internal static string Resource(string name)
    {
        using var stream = typeof(PlanJson).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
