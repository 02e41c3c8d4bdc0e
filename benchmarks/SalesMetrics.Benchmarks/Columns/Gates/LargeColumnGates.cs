using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Gates;

namespace SalesMetrics.Benchmarks.Columns.Gates;

/// <summary>Facts in columns to the cells of 50,000 reps, which no cache near a processor holds.</summary>
internal sealed class LargeColumnGates : IGateGroup
{
    public ImmutableArray<string> Gates => ["G2", "G4", "G8"];

    public GateResult Measure(GateSettings settings)
    {
        using var engines = FactEngines.Fill(settings.Facts, reps: 50_000, withObjects: false);
        var timings = Interleaved.Run(settings, ColumnVariants.Of(engines));
        var duckDb = ColumnVariants.DuckDb(timings);
        return new(
            [
                new("G2", "50,000 reps, random order, columns, cells used again, against DuckDB on 1 thread", 15, timings.Ratio(duckDb, ColumnVariants.Ours)),
                new("G2", "50,000 reps, random order, columns, new cells each time, against DuckDB on 1 thread", 15, timings.Ratio(duckDb, ColumnVariants.Fresh)),
                new("G4", "50,000 reps, share of read bandwidth on one thread", 0.12, timings.Ratio(ColumnVariants.Read, ColumnVariants.Ours), Unit: ""),
                new("G8", "50,000 reps, against a dictionary of structs, memory used again on both sides", 20, timings.Ratio(ColumnVariants.Structs, ColumnVariants.Ours)),
                new("G8", "50,000 reps, against a dictionary of structs, new memory each time on both sides", 20, timings.Ratio(ColumnVariants.StructsFresh, ColumnVariants.Fresh)),
            ],
            [TimeTable.Of($"{settings.Facts:#,0} facts, 50,000 reps x 36 months, random order (DuckDB {engines.DuckDb.Version}: {engines.DuckDb.Form})", timings, ColumnVariants.Ours)]);
    }
}
