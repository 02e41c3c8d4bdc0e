using System.Collections.Immutable;
using System.Text;
using SalesMetrics.Benchmarks.Columns.Baselines;
using SalesMetrics.Benchmarks.Gates;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns.Gates;

/// <summary>How the cost of a fact grows with the number of facts, up to 100 million from a source, and with the number of reps.</summary>
internal sealed class GrowthGates : IGateGroup
{
    private const int Replayed = 1_000_000;

    private static readonly ImmutableArray<long> FactCounts = [1_000_000, 10_000_000, 100_000_000];
    private static readonly ImmutableArray<int> RepCounts = [100, 1_200, 5_000, 20_000, 50_000];

    public ImmutableArray<string> Gates => ["G6", "G7"];

    public GateResult Measure(GateSettings settings)
    {
        var results = new List<GateResult>();
        if (settings.Wants("G6"))
        {
            results.Add(ByFacts(settings, 300));
            results.Add(ByFacts(settings, 50_000));
        }

        if (settings.Wants("G7"))
        {
            results.Add(ByReps(settings));
        }

        return new([.. results.SelectMany(result => result.Lines)], [.. results.SelectMany(result => result.Tables)]);
    }

    private static GateResult ByFacts(GateSettings settings, int reps)
    {
        var set = FactSet.Create(Replayed, reps);
        var builder = new TotalsBuilder(set.Shape);
        Variant[] variants =
        [
            .. FactCounts.Select(facts => new Variant(Name(facts), facts, () => TotalsCalculator.Calculate(new ReplayedFacts(set, facts), set.Shape))),
            .. FactCounts.Select(facts => new Variant(Again(facts), facts, () => Refill(builder, new ReplayedFacts(set, facts)))),
            new("the source alone", FactCounts[^1], () => ReadAll(new ReplayedFacts(set, FactCounts[^1]))),
        ];
        var timings = Interleaved.Run(settings, variants);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        variants[FactCounts.Length - 1].Run();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return new(
            [
                new(
                    "G6",
                    $"{reps:#,0} reps, time of a fact among 100 million against one among 1 million, cells used again",
                    1.2,
                    timings.Ratio(Again(FactCounts[^1]), Again(FactCounts[0])),
                    IsCeiling: true),
            ],
            [
                TimeTable.Of(
                    $"From a source, {reps:#,0} reps (100 million facts: {allocated / 1e6:0.0} MB allocated in all, cells, their copy and one block)",
                    timings,
                    Name(FactCounts[0])),
            ]);

        static string Name(long facts) => $"{facts / 1_000_000} million facts, new cells";
        static string Again(long facts) => $"{facts / 1_000_000} million facts, cells used again";
    }

    // With new cells the first million facts pay for getting them, so that many facts always look cheap; this is the harder comparison.
    private static TotalsBuilder Refill(TotalsBuilder builder, ReplayedFacts facts)
    {
        builder.Clear();
        var block = new FactBlock(65_536);
        while (facts.Read(block) is > 0 and var length)
        {
            builder.Add(block.View(length));
        }

        return builder;
    }

    private static long ReadAll(ReplayedFacts facts)
    {
        var (block, sum) = (new FactBlock(65_536), 0L);
        while (facts.Read(block) is > 0 and var length)
        {
            sum += block.Rows[length - 1];
        }

        return sum;
    }

    private static GateResult ByReps(GateSettings settings)
    {
        var sets = RepCounts.Select(reps => FactSet.Create(Math.Min(settings.Facts, 4_000_000), reps)).ToArray();
        var variants = sets.SelectMany(set =>
        {
            var (store, structs) = (set.ToStore(), StructBaseline.FactsOf(set));
            Answer.RequireEqual(
                ("columns", Answer.Of(TotalsCalculator.Calculate(store, set.Shape))),
                ("the dictionary of structs", StructBaseline.AnswerOf(StructBaseline.Loop(structs))));
            var (builder, groups) = (new TotalsBuilder(set.Shape), new Dictionary<long, StructBaseline.Tally>());
            return new Variant[]
            {
                new(Ours(set), set.Count, () => ColumnVariants.Refill(builder, store)),
                new(Structs(set), set.Count, () => StructBaseline.Loop(structs, groups)),
            };
        }).ToArray();
        var timings = Interleaved.Run(settings, variants);
        var table = new StringBuilder(TimeTable.Header(
            $"By the number of reps, {sets[0].Count:#,0} facts, random order", "reps", "cells", "columns, ns/fact", "times that of 100 reps", "dictionary of structs, ns/fact", "times that of 100 reps"));
        foreach (var set in sets)
        {
            TimeTable.Row(
                table,
                $"{set.Shape.Rows.Count:#,0}",
                $"{set.Shape.Cells:#,0}",
                TimeTable.Number(timings.Of(Ours(set)).Median),
                TimeTable.Number(timings.Ratio(Ours(set), Ours(sets[0])).Median),
                TimeTable.Number(timings.Of(Structs(set)).Median),
                TimeTable.Number(timings.Ratio(Structs(set), Structs(sets[0])).Median));
        }

        return new(
            [new("G7", "time of a fact with 50,000 reps against 100 reps", 3, timings.Ratio(Ours(sets[^1]), Ours(sets[0])), IsCeiling: true)],
            [table.ToString()]);

        static string Ours(FactSet set) => $"columns, {set.Shape.Rows.Count}";
        static string Structs(FactSet set) => $"structs, {set.Shape.Rows.Count}";
    }
}
