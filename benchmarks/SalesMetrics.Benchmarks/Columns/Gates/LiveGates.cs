using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Gates;

namespace SalesMetrics.Benchmarks.Columns.Gates;

/// <summary>Totals kept up to date fact by fact, against the same facts in columns; and merging.</summary>
internal sealed class LiveGates : IGateGroup
{
    private const string Batch = "add columns";
    private const string One = "add one";
    private const string Correct = "correct one";

    public ImmutableArray<string> Gates => ["G13"];

    public GateResult Measure(GateSettings settings)
    {
        var (small, large) = (new LiveFacts(reps: 300), new LiveFacts(reps: 50_000));
        var (near, far) = (Time(settings, small), Time(settings, large));
        var merges = Interleaved.Run(settings, Merge("merge, 300 reps", small), Merge("merge, 50,000 reps", large));
        return new(
            [
                new("G13", "300 reps, adding one against adding columns", 3, near.Ratio(One, Batch), IsCeiling: true),
                new("G13", "300 reps, correcting one against adding columns", 4, near.Ratio(Correct, Batch), IsCeiling: true),
                new("G13", "300 reps, merging one cell", 0.5, merges.Of("merge, 300 reps"), IsCeiling: true, Unit: " ns"),
            ],
            [
                TimeTable.Of("Live, 300 reps", near, Batch),
                TimeTable.Of("Live, 50,000 reps", far, Batch),
                TimeTable.Of("Merging totals", merges, "merge, 300 reps", "cell"),
            ]);
    }

    private static Timings Time(GateSettings settings, LiveFacts live) => Interleaved.Run(
        settings,
        new Variant(Batch, LiveFacts.Facts, live.AddColumns),
        new Variant(One, LiveFacts.Facts, live.Add),
        new Variant("take one back", LiveFacts.Facts, live.Remove),
        new Variant(Correct, LiveFacts.Facts, live.Correct));

    private static Variant Merge(string name, LiveFacts live) => new(name, live.Cells * LiveFacts.Merges, live.Merge);
}
