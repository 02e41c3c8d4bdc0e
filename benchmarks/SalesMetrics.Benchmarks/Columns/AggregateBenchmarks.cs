using SalesMetrics.Benchmarks.Columns.Baselines;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>Facts in memory to totals won, counts and wins by rep and month. Loading is not included on any side.</summary>
public class AggregateBenchmarks
{
    private FactEngines _engines = null!;

    [Params(1_000_000, 10_000_000)]
    public int Facts { get; set; }

    [Params(300, 50_000)]
    public int Reps { get; set; }

    [Params(FactOrder.Random, FactOrder.Date)]
    public FactOrder Order { get; set; }

    [GlobalSetup]
    public void Setup() => _engines = FactEngines.Fill(Facts, Reps, Order);

    [GlobalSetup(Target = nameof(DuckDbTwo))]
    public void SetupTwo()
    {
        Setup();
        _engines.DuckDb.UseThreads(2);
    }

    [GlobalCleanup]
    public void Cleanup() => _engines.Dispose();

    [Benchmark(Baseline = true, Description = "LINQ GroupBy, objects")]
    public object GroupBy() => ObjectBaselines.GroupBy(_engines.Deals);

    [Benchmark(Description = "LINQ AggregateBy, objects")]
    public object AggregateBy() => ObjectBaselines.AggregateBy(_engines.Deals);

    [Benchmark(Description = "dictionary loop, objects")]
    public object ObjectLoop() => ObjectBaselines.Loop(_engines.Deals);

    [Benchmark(Description = "dictionary loop, structs")]
    public object StructLoop() => StructBaseline.Loop(_engines.Structs);

    [Benchmark(Description = "DuckDB, 1 thread")]
    public long DuckDbOne() => _engines.DuckDb.Compute();

    [Benchmark(Description = "DuckDB, 2 threads")]
    public long DuckDbTwo() => _engines.DuckDb.Compute();

    [Benchmark(Description = "DuckDB, 1 thread, rows read")]
    public object DuckDbRows() => _engines.DuckDb.Rows();

    [Benchmark(Description = "SalesMetrics, objects")]
    public Totals Objects() => _engines.FromObjects();

    [Benchmark(Description = "SalesMetrics, columns")]
    public Totals Columns() => _engines.FromColumns();

    [Benchmark(Description = "SalesMetrics, columns, 2 threads")]
    public Totals ColumnsTwo() =>
        TotalsCalculator.Calculate(_engines.Store, _engines.Set.Shape, new AggregationOptions { MaxDegreeOfParallelism = 2 });

    [Benchmark(Description = "limit: read 17 B/fact")]
    public long Read() => ColumnRead.Read(_engines.Store);
}
