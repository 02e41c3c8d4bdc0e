using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Columns.Baselines;
using SalesMetrics.Benchmarks.Gates;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns.Gates;

/// <summary>Against a data frame that is given the key and the amounts ready made.</summary>
internal sealed class DataFrameGates : IGateGroup
{
    private const int Facts = 200_000;
    private const string Ours = "SalesMetrics, columns";
    private const string TotalsOnly = "Microsoft.Data.Analysis, totals only";

    public ImmutableArray<string> Gates => ["G8"];

    public GateResult Measure(GateSettings settings)
    {
        var set = FactSet.Create(Facts, reps: 300);
        var (frame, store) = (new DataFrameFacts(set), set.ToStore());
        Answer.RequireEqual(
            ("columns", Answer.Of(TotalsCalculator.Calculate(store, set.Shape))), ("Microsoft.Data.Analysis", DataFrameFacts.AnswerOf(frame.Everything())));
        var timings = Interleaved.Run(
            settings,
            new Variant(TotalsOnly, Facts, frame.Totals),
            new Variant("Microsoft.Data.Analysis, totals, counts and wins", Facts, frame.Everything),
            new Variant(Ours, Facts, () => TotalsCalculator.Calculate(store, set.Shape)));
        return new(
            [new("G8", "300 reps, 200,000 facts, against Microsoft.Data.Analysis finding totals only", 30, timings.Ratio(TotalsOnly, Ours))],
            [TimeTable.Of("200,000 facts, 300 reps x 36 months, data frame", timings, Ours)]);
    }
}
