using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SalesMetrics.Columns;
using SalesMetrics.Quotas;

namespace SalesMetrics.Json;

/// <summary>A live tracker as JSON: strict, exact, the same text for the same totals. Described in docs/calculations/live-tracking.md.</summary>
/// <remarks>
/// For reading by people and other languages; <see cref="TrackerSnapshot"/> is smaller and has a checksum. Amounts are whole minor units as text, since they may
/// have more digits than other languages' numbers. Goals are not in it; those of the scope it is read with hold.
/// </remarks>
public static class TrackerJson
{
    /// <summary>The version of the form that is written, and the only one read.</summary>
    public const int SchemaVersion = 1;

    private const string Kind = "attainmentTracker";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a tracker: cells with something in them, by seat, then kind of credit, then period; indented, lines ending in a line feed.</summary>
    public static string Write(AttainmentTracker tracker)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        var (scope, totals) = (tracker.Scope, tracker.ToTotals());
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Indented))
        {
            json.WriteStartObject();
            json.WriteString("kind", Kind);
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("scope", Hex(scope.Fingerprint));
            json.WriteString("currency", scope.Currency.Code);
            json.WriteStartArray("cells");
            for (var seat = 0; seat < scope.Seats.Seats.Count; seat++)
            {
                for (var kind = 0; kind < scope.Shape.Seconds!.Count; kind++)
                {
                    for (var period = 0; period <= scope.Periods.Length; period++)
                    {
                        WriteCell(json, scope, seat, kind, period, totals.Of(seat, period, kind));
                    }
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length) + "\n";
    }

    /// <summary>Reads a tracker.</summary>
    /// <param name="json">The whole of what was written; the order of properties and cells, and space between them, make no difference.</param>
    /// <param name="scope">What is tracked, the same as when it was written; its goals may be others.</param>
    /// <exception cref="SnapshotException">It is no such text, of another version or scope, or something in it is missing, unknown or twice.</exception>
    public static AttainmentTracker Read(string json, TrackingScope scope)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(scope);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 4 });
            return TrackerReader.Read(document.RootElement, scope);
        }
        catch (JsonException exception)
        {
            throw new SnapshotException(SnapshotFault.Damaged, "the text", exception.Message, "JSON without a property twice");
        }
    }

    internal static string Hex(ulong fingerprint) => fingerprint.ToString("X16", CultureInfo.InvariantCulture);

    internal static bool IsKind(string text) => string.Equals(text, Kind, StringComparison.Ordinal);

    private static void WriteCell(Utf8JsonWriter json, TrackingScope scope, int seat, int kind, int period, CellTotals cell)
    {
        if (cell == default)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("seat", scope.Seats.Seats[seat]);
        json.WriteString("kind", scope.Shape.Seconds![kind]);
        if (period < scope.Periods.Length)
        {
            json.WriteString("period", scope.Periods[period].Id);
        }
        else
        {
            json.WriteNull("period");
        }

        json.WriteString("minorUnits", cell.MinorUnits.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("credits", cell.Count);
        json.WriteEndObject();
    }
}
