using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Gates;

namespace SalesMetrics.Benchmarks.Columns.Gates;

/// <summary>Facts in columns to the cells of 300 reps, which fit a processor's own cache.</summary>
internal sealed class SmallColumnGates : IGateGroup
{
    public ImmutableArray<string> Gates => ["G1", "G4", "G8"];

    public GateResult Measure(GateSettings settings)
    {
        using var engines = FactEngines.Fill(settings.Facts, reps: 300, withObjects: false);
        var timings = Interleaved.Run(settings, ColumnVariants.Of(engines));
        var duckDb = ColumnVariants.DuckDb(timings);
        return new(
            [
                new("G1", "300 reps, columns, cells used again, against DuckDB on 1 thread", 8, timings.Ratio(duckDb, ColumnVariants.Ours)),
                new("G1", "300 reps, columns, new cells each time, against DuckDB on 1 thread", 8, timings.Ratio(duckDb, ColumnVariants.Fresh)),
                new("G4", "300 reps, share of read bandwidth on one thread", 0.3, timings.Ratio(ColumnVariants.Read, ColumnVariants.Ours), Unit: ""),
                new("G8", "300 reps, against a dictionary of structs, memory used again on both sides", 4, timings.Ratio(ColumnVariants.Structs, ColumnVariants.Ours)),
                new("G8", "300 reps, against a dictionary of structs, new memory each time on both sides", 4, timings.Ratio(ColumnVariants.StructsFresh, ColumnVariants.Fresh)),
            ],
            [TimeTable.Of($"{settings.Facts:#,0} facts, 300 reps x 36 months, random order (DuckDB {engines.DuckDb.Version}: {engines.DuckDb.Form})", timings, ColumnVariants.Ours)]);
    }
}
