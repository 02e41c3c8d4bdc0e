using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Gates;

namespace SalesMetrics.Benchmarks.Compensation.Gates;

/// <summary>A year's pay on a plan of 75 % own and 25 % team goal: columns against objects and queries, and against decimal arrays.</summary>
internal sealed class CommissionGates : IGateGroup
{
    private const string Naive = "objects, LINQ, decimal";
    private const string Tidy = "decimal arrays";
    private const string Ours = "SalesMetrics, pay in columns";

    public ImmutableArray<string> Gates => ["G9"];

    public GateResult Measure(GateSettings settings)
    {
        var (small, large) = (Measure(settings, 300), Measure(settings, 50_000));
        return new([.. small.Lines, .. large.Lines], [.. small.Tables, .. large.Tables]);
    }

    private static GateResult Measure(GateSettings settings, int reps)
    {
        var year = new CommissionBenchmarks { Reps = reps };
        year.Setup();
        var lines = reps * CommissionYear.Months * 2L;
        var timings = Interleaved.Run(
            settings, new Variant(Naive, lines, () => year.Naive()), new Variant(Tidy, lines, () => year.TidyDecimal()), new Variant(Ours, lines, () => year.Columns()));
        return new(
            [
                new("G9", FormattableString.Invariant($"{reps:#,0} reps, pay of a year, against objects and LINQ"), 100, timings.Ratio(Naive, Ours)),
                new("G9", FormattableString.Invariant($"{reps:#,0} reps, pay of a year, against decimal arrays"), 20, timings.Ratio(Tidy, Ours)),
                new(
                    "G9",
                    FormattableString.Invariant($"{reps:#,0} reps, of {lines:#,0} lines those off the exact value"),
                    0,
                    Quartiles.Exactly(year.LinesOff.Columns),
                    IsCeiling: true,
                    Unit: ""),
            ],
            [TimeTable.Of(FormattableString.Invariant($"Pay of a year, {reps:#,0} reps x 12 months x 2 components"), timings, Ours, "line")]);
    }
}
