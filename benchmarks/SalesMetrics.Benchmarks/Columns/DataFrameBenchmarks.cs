using Microsoft.Data.Analysis;
using SalesMetrics.Benchmarks.Columns.Baselines;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>Totals by rep and month against a data frame, at a size that suits a data frame.</summary>
public class DataFrameBenchmarks
{
    private FactSet _set = null!;
    private DataFrameFacts _frame = null!;

    [Params(200_000)]
    public int Facts { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _set = FactSet.Create(Facts, reps: 300);
        _frame = new DataFrameFacts(_set);
        Answer.RequireEqual(("columns", Answer.Of(Columns())), ("Microsoft.Data.Analysis", DataFrameFacts.AnswerOf(_frame.Everything())));
    }

    [Benchmark(Baseline = true, Description = "Microsoft.Data.Analysis, totals only")]
    public DataFrame FrameTotals() => _frame.Totals();

    [Benchmark(Description = "Microsoft.Data.Analysis, totals, counts and wins")]
    public DataFrame FrameEverything() => _frame.Everything();

    [Benchmark(Description = "SalesMetrics, columns")]
    public Totals Columns()
    {
        var builder = new TotalsBuilder(_set.Shape);
        builder.Add(_set.Columns);
        return builder.ToTotals();
    }
}
