using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Columns.Baselines;
using SalesMetrics.Benchmarks.Gates;

namespace SalesMetrics.Benchmarks.Columns.Gates;

/// <summary>From objects: against the queries and loops over them, and against loading them into DuckDB.</summary>
internal sealed class ObjectGates : IGateGroup
{
    private const string Ours = "SalesMetrics, objects";
    private const string Found = "SalesMetrics, objects, reps found in them";
    private const string Through = "SalesMetrics, objects to columns to totals";
    private const string GroupBy = "LINQ GroupBy";
    private const string DuckDb = "DuckDB: append rows, query on 1 thread";

    public ImmutableArray<string> Gates => ["G3"];

    public GateResult Measure(GateSettings settings)
    {
        var set = FactSet.Create(settings.Objects, reps: 300);
        var deals = Deal.Of(set);
        EndToEndBenchmarks.Require(set, deals);
        var reps = set.Shape.Rows.Count;
        var timings = Interleaved.Run(
            settings,
            new Variant(GroupBy, deals.Length, () => ObjectBaselines.GroupBy(deals)),
            new Variant("LINQ AggregateBy", deals.Length, () => ObjectBaselines.AggregateBy(deals)),
            new Variant("dictionary loop, objects", deals.Length, () => ObjectBaselines.Loop(deals)),
            new Variant(DuckDb, deals.Length, () => EndToEndBenchmarks.LoadAndQuery(deals)),
            new Variant(Ours, deals.Length, () => EndToEndBenchmarks.FromObjects(deals, reps)),
            new Variant(Found, deals.Length, () => EndToEndBenchmarks.FindingReps(deals)),
            new Variant(Through, deals.Length, () => EndToEndBenchmarks.ByColumns(deals, reps)));
        return new(
            [
                new("G3", "300 reps, from objects, against LINQ GroupBy", 8, timings.Ratio(GroupBy, Ours)),
                new("G3", "300 reps, from objects, against loading DuckDB and asking once", 8, timings.Ratio(DuckDb, Ours)),
            ],
            [TimeTable.Of($"{deals.Length:#,0} objects, 300 reps x 36 months, everything included", timings, Ours)]);
    }
}
