using SalesMetrics.Benchmarks.Columns.Baselines;
using SalesMetrics.Benchmarks.Gates;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns.Gates;

/// <summary>The ways from facts in memory to totals that columns are compared with, by name.</summary>
/// <remarks>Ours and the dictionary use their memory again, which takes the cost of getting memory from the system out of both; beside them stand the same with
/// new memory each time, which includes it.</remarks>
internal static class ColumnVariants
{
    public const string Ours = "SalesMetrics, columns";
    public const string Fresh = "SalesMetrics, columns, new cells";
    public const string Two = "SalesMetrics, columns, new cells, 2 threads";
    public const string Read = "limit: read 17 B/fact";
    public const string Structs = "dictionary loop, structs";
    public const string StructsFresh = "dictionary loop, structs, new dictionary";
    public const string DuckDbOne = "DuckDB, 1 thread";
    public const string DuckDbTwo = "DuckDB, 2 threads";
    public const string DuckDbRows = "DuckDB, 1 thread, rows read";

    public static Variant[] Of(FactEngines engines)
    {
        var (facts, duckDb, shape) = (engines.Set.Count, engines.DuckDb, engines.Set.Shape);
        var builder = new TotalsBuilder(shape);
        var groups = new Dictionary<long, StructBaseline.Tally>();
        var two = new AggregationOptions { MaxDegreeOfParallelism = 2 };
        return
        [
            new(Ours, facts, () => Refill(builder, engines.Store)),
            new(Fresh, facts, engines.FromColumns),
            new(Two, facts, () => TotalsCalculator.Calculate(engines.Store, shape, two)),
            new(Read, facts, () => ColumnRead.Read(engines.Store)),
            new(Structs, facts, () => StructBaseline.Loop(engines.Structs, groups)),
            new(StructsFresh, facts, () => StructBaseline.Loop(engines.Structs)),
            new(DuckDbOne, facts, () => duckDb.Compute()) { Prepare = () => duckDb.UseThreads(1) },
            new(DuckDbTwo, facts, () => duckDb.Compute()) { Prepare = () => duckDb.UseThreads(2) },
            new(DuckDbRows, facts, () => duckDb.Rows()) { Prepare = () => duckDb.UseThreads(1) },
        ];
    }

    /// <summary>The quicker way of asking DuckDB on one thread: it depends on the number of groups whether handing them out or adding them up costs it more.</summary>
    public static string DuckDb(Timings timings) =>
        timings.Of(DuckDbRows).Median < timings.Of(DuckDbOne).Median ? DuckDbRows : DuckDbOne;

    public static TotalsBuilder Refill(TotalsBuilder builder, FactStore store)
    {
        builder.Clear();
        for (var chunk = 0; chunk < store.Chunks; chunk++)
        {
            builder.Add(store.Chunk(chunk));
        }

        return builder;
    }
}
