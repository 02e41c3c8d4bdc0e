using System.Text.Json;
using SalesMetrics.Columns;
using SalesMetrics.Quotas;

namespace SalesMetrics.Json;

/// <summary>From the text of a tracker to the tracker; every fault with its place.</summary>
internal static class TrackerReader
{
    public static AttainmentTracker Read(JsonElement root, TrackingScope scope)
    {
        RequireProperties(root, "$", "kind", "schemaVersion", "scope", "currency", "cells");
        if (!TrackerJson.IsKind(Text(root, "$", "kind")))
        {
            throw new SnapshotException(SnapshotFault.NotASnapshot, "$.kind", root.GetProperty("kind").GetRawText(), "\"attainmentTracker\"");
        }

        if (Number(root, "$", "schemaVersion") is var version && version != TrackerJson.SchemaVersion)
        {
            throw new SnapshotException(SnapshotFault.OtherVersion, "$.schemaVersion", Invariant($"{version}"), Invariant($"{TrackerJson.SchemaVersion}"));
        }

        Require(Text(root, "$", "scope"), TrackerJson.Hex(scope.Fingerprint), "$.scope (payees, assignments, measure, currency, periods)");
        Require(Text(root, "$", "currency"), scope.Currency.Code, "$.currency");
        var cells = root.GetProperty("cells");
        if (cells.ValueKind != JsonValueKind.Array)
        {
            throw new SnapshotException(SnapshotFault.Damaged, "$.cells", Invariant($"{cells.ValueKind}"), "an array");
        }

        var builder = new TotalsBuilder(scope.Shape);
        var periods = Dimension.Create(scope.Periods.Select(period => period.Id));
        foreach (var (i, cell) in cells.EnumerateArray().Index())
        {
            ReadCell(cell, Invariant($"$.cells[{i}]"), scope, periods, builder);
        }

        return AttainmentTracker.Restore(scope, builder.ToTotals());
    }

    private static void ReadCell(JsonElement cell, string path, TrackingScope scope, Dimension periods, TotalsBuilder builder)
    {
        RequireProperties(cell, path, "seat", "kind", "period", "minorUnits", "credits");
        if (!scope.Seats.Seats.TryGetIndex(Text(cell, path, "seat"), out var seat))
        {
            throw new SnapshotException(SnapshotFault.OtherShape, path + ".seat", cell.GetProperty("seat").GetRawText(), "a seat of the scope");
        }

        var kindId = Text(cell, path, "kind");
        var kinds = scope.Shape.Seconds!;
        if (!kinds.TryGetIndex(kindId, out var kind))
        {
            throw new SnapshotException(SnapshotFault.Damaged, path + ".kind", kindId, string.Join(" or ", kinds.Ids));
        }

        var period = scope.Periods.Length;
        if (cell.GetProperty("period").ValueKind != JsonValueKind.Null && !periods.TryGetIndex(Text(cell, path, "period"), out period))
        {
            throw new SnapshotException(
                SnapshotFault.OtherShape, path + ".period", cell.GetProperty("period").GetString()!, "a period of the scope, or null for days outside");
        }

        if (!Int128.TryParse(Text(cell, path, "minorUnits"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minorUnits))
        {
            throw new SnapshotException(SnapshotFault.Damaged, path + ".minorUnits", cell.GetProperty("minorUnits").GetRawText(), "a whole number in quotes");
        }

        if (builder.Of(seat, period, kind) != default)
        {
            throw new SnapshotException(SnapshotFault.Damaged, path, "a cell that is listed before", "each seat, kind and period once");
        }

        var credits = Number(cell, path, "credits");
        var totals = new CellTotals(minorUnits, credits, credits);
        if (totals == default)
        {
            throw new SnapshotException(SnapshotFault.Damaged, path, "an empty cell", "cells with something in them only");
        }

        builder.Add(seat, period, totals, kind);
    }

    private static void RequireProperties(JsonElement element, string path, params string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new SnapshotException(SnapshotFault.Damaged, path, Invariant($"{element.ValueKind}"), "an object");
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!names.Contains(property.Name, StringComparer.Ordinal))
            {
                throw new SnapshotException(SnapshotFault.Damaged, path, "the unknown property " + property.Name, string.Join(", ", names));
            }
        }

        foreach (var name in names)
        {
            if (!element.TryGetProperty(name, out _))
            {
                throw new SnapshotException(SnapshotFault.Damaged, path + "." + name, "missing", "a value");
            }
        }
    }

    private static string Text(JsonElement element, string path, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : throw new SnapshotException(SnapshotFault.Damaged, path + "." + name, element.GetProperty(name).GetRawText(), "a text in quotes");

    private static long Number(JsonElement element, string path, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value)
            ? value
            : throw new SnapshotException(SnapshotFault.Damaged, path + "." + name, element.GetProperty(name).GetRawText(), "a whole number");

    private static void Require(string found, string expected, string what)
    {
        if (!string.Equals(found, expected, StringComparison.Ordinal))
        {
            throw new SnapshotException(SnapshotFault.OtherShape, what, found, expected);
        }
    }
}
