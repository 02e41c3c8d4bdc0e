using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>Live totals: the time of one change beside that of one fact in columns.</summary>
public class IncrementalBenchmarks
{
    private LiveFacts _live = null!;

    [Params(300, 50_000)]
    public int Reps { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _live = new LiveFacts(Reps);
        _live.AddColumns();
    }

    [Benchmark(Baseline = true, Description = "add columns, per fact", OperationsPerInvoke = LiveFacts.Facts)]
    public TotalsBuilder AddColumns() => _live.AddColumns();

    [Benchmark(Description = "add one", OperationsPerInvoke = LiveFacts.Facts)]
    public TotalsBuilder Add() => _live.Add();

    [Benchmark(Description = "take one back", OperationsPerInvoke = LiveFacts.Facts)]
    public TotalsBuilder Remove() => _live.Remove();

    [Benchmark(Description = "correct one", OperationsPerInvoke = LiveFacts.Facts)]
    public TotalsBuilder Correct() => _live.Correct();
}
