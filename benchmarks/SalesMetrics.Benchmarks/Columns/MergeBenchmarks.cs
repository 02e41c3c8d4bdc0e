using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>What is done with whole totals: merged with others of the same shape, rolled up from reps to teams.</summary>
public class MergeBenchmarks
{
    private LiveFacts _live = null!;

    [Params(300, 50_000)]
    public int Reps { get; set; }

    [GlobalSetup]
    public void Setup() => _live = new LiveFacts(Reps);

    [Benchmark(Baseline = true, Description = "merge", OperationsPerInvoke = LiveFacts.Merges)]
    public TotalsBuilder Merge() => _live.Merge();

    [Benchmark(Description = "roll up to teams")]
    public Totals ToTeams() => _live.ToTeams();
}
