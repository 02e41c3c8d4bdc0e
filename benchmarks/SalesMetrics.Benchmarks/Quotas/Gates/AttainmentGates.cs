using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Gates;

namespace SalesMetrics.Benchmarks.Quotas.Gates;

/// <summary>Attainment row by row: whole numbers against decimal division.</summary>
internal sealed class AttainmentGates : IGateGroup
{
    private const string Decimal = "decimal division";
    private const string Exact = "SalesMetrics, parts per million, exact";
    private const string Reached = "SalesMetrics, 100 % reached, exact";

    public ImmutableArray<string> Gates => ["G10"];

    public GateResult Measure(GateSettings settings)
    {
        var (small, large) = (Measure(settings, 300), Measure(settings, 50_000));
        return new([.. small.Lines, .. large.Lines], [.. small.Tables, .. large.Tables]);
    }

    private static GateResult Measure(GateSettings settings, int reps)
    {
        var year = new AttainmentColumnsBenchmarks { Reps = reps };
        year.Setup();
        var rows = reps * 12 * 2L;
        var timings = Interleaved.Run(
            settings,
            new Variant(Decimal, rows, () => year.DecimalDivision()),
            new Variant(Exact, rows, () => year.PartsPerMillion()),
            new Variant("SalesMetrics, estimates", rows, () => year.Estimates()),
            new Variant(Reached, rows, () => year.Reached()));
        return new(
            [new("G10", FormattableString.Invariant($"{reps:#,0} reps, exact attainment in parts per million, against decimal division"), 20, timings.Ratio(Decimal, Exact))],
            [TimeTable.Of(FormattableString.Invariant($"Attainment, {reps:#,0} reps x 12 months x 2 goals"), timings, Exact, "row")]);
    }
}
