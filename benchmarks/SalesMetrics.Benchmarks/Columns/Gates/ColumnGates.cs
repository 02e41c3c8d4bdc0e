using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Gates;

namespace SalesMetrics.Benchmarks.Columns.Gates;

/// <summary>Facts in columns to cells: those of a few reps fit a processor's own cache, those of many fit none near it.</summary>
/// <param name="gate">The goal against DuckDB, such as "G1".</param>
/// <param name="reps">How many reps there are.</param>
/// <param name="duckDb">How many times faster than DuckDB.</param>
/// <param name="bandwidth">Which share of the speed of reading.</param>
/// <param name="structs">How many times faster than a dictionary of structs.</param>
internal sealed class ColumnGates(string gate, int reps, double duckDb, double bandwidth, double structs) : IGateGroup
{
    public static ColumnGates Small { get; } = new("G1", 300, duckDb: 8, bandwidth: 0.3, structs: 4);

    public static ColumnGates Large { get; } = new("G2", 50_000, duckDb: 15, bandwidth: 0.12, structs: 20);

    public ImmutableArray<string> Gates => [gate, "G4", "G8"];

    public GateResult Measure(GateSettings settings)
    {
        using var engines = FactEngines.Fill(settings.Facts, reps, withObjects: false);
        var timings = Interleaved.Run(settings, ColumnVariants.Of(engines));
        var what = FormattableString.Invariant($"{reps:#,0} reps");
        var against = ColumnVariants.DuckDb(timings);
        return new(
            [
                new(gate, $"{what}, random order, columns, cells used again, against DuckDB on 1 thread", duckDb, timings.Ratio(against, ColumnVariants.Ours)),
                new(gate, $"{what}, random order, columns, new cells each time, against DuckDB on 1 thread", duckDb, timings.Ratio(against, ColumnVariants.Fresh)),
                new("G4", $"{what}, share of read bandwidth on one thread", bandwidth, timings.Ratio(ColumnVariants.Read, ColumnVariants.Ours), Unit: ""),
                new(
                    "G8",
                    $"{what}, against a dictionary of structs, new memory each time on both sides",
                    structs,
                    timings.Ratio(ColumnVariants.StructsFresh, ColumnVariants.Fresh)),
            ],
            [
                TimeTable.Of(
                    FormattableString.Invariant($"{settings.Facts:#,0} facts, {what} x 36 months, random order (DuckDB {engines.DuckDb.Version}: {engines.DuckDb.Form})"),
                    timings,
                    ColumnVariants.Ours),
            ]);
    }
}
