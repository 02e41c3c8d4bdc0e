using SalesMetrics.Benchmarks.Columns.Baselines;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>How near the totals come to the least that reading the facts takes. "of limit" is the share.</summary>
public class BandwidthBenchmarks
{
    private FactSet _set = null!;
    private FactStore _store = null!;

    [Params(1_000_000, 10_000_000)]
    public int Facts { get; set; }

    [Params(300, 50_000)]
    public int Reps { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _set = FactSet.Create(Facts, Reps);
        _store = _set.ToStore();
    }

    [Benchmark(Baseline = true, Description = "limit: read 17 B/fact, 1 thread")]
    public long Read() => ColumnRead.Read(_store);

    [Benchmark(Description = "a source: copied block by block, not added up")]
    public int Copied()
    {
        var (source, block, facts) = (new ReplayedFacts(_set, Facts), new FactBlock(65_536), 0);
        while (source.Read(block) is > 0 and var length)
        {
            facts += length;
        }

        return facts;
    }

    [Benchmark(Description = "SalesMetrics, columns")]
    public Totals Columns() => TotalsCalculator.Calculate(_store, _set.Shape);

    [Benchmark(Description = "SalesMetrics, source")]
    public Totals Streamed() => TotalsCalculator.Calculate(new ReplayedFacts(_set, Facts), _set.Shape);
}
