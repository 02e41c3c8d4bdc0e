using SalesMetrics.Benchmarks.Columns.Baselines;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>From objects to totals by rep and month with everything on the way: loading tables, numbering ids, filling columns.</summary>
public class EndToEndBenchmarks
{
    private FactSet _set = null!;
    private Deal[] _deals = [];

    [Params(1_000_000)]
    public int Facts { get; set; }

    [Params(300, 50_000)]
    public int Reps { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _set = FactSet.Create(Facts, Reps);
        _deals = Deal.Of(_set);
        Require(_set, _deals);
    }

    [Benchmark(Baseline = true, Description = "LINQ GroupBy")]
    public object GroupBy() => ObjectBaselines.GroupBy(_deals);

    [Benchmark(Description = "DuckDB: append rows, query on 1 thread")]
    public long DuckDb() => LoadAndQuery(_deals);

    [Benchmark(Description = "SalesMetrics: objects, reps known")]
    public Totals Known() => FromObjects(_deals, Reps);

    [Benchmark(Description = "SalesMetrics: objects, reps found in them")]
    public Totals Found() => FindingReps(_deals);

    [Benchmark(Description = "SalesMetrics: objects to columns to totals")]
    public Totals ThroughColumns() => ByColumns(_deals, Reps);

    internal static long LoadAndQuery(Deal[] deals)
    {
        using var facts = DuckDbFacts.Load(deals);
        facts.UseThreads(1);
        return facts.Compute();
    }

    /// <summary>The list of reps is at hand, as in a company it is; numbering it is included.</summary>
    internal static Totals FromObjects(Deal[] deals, int reps) =>
        TotalsCalculator.Calculate(deals, FactSet.ShapeOf(reps), default(DealSelector));

    /// <summary>The reps are whoever the deals name: one more pass.</summary>
    internal static Totals FindingReps(Deal[] deals)
    {
        var reps = new DimensionBuilder();
        foreach (var deal in deals)
        {
            reps.Intern(deal.RepId);
        }

        return TotalsCalculator.Calculate(deals, TotalsShape.Create(reps.ToDimension(), FactSet.Periods, FactSet.Usd), default(DealSelector));
    }

    /// <summary>Columns are kept, so that the next question costs no pass over objects.</summary>
    internal static Totals ByColumns(Deal[] deals, int reps)
    {
        var shape = FactSet.ShapeOf(reps);
        var store = new FactStoreBuilder();
        foreach (var deal in deals)
        {
            if (!new Money(deal.Amount, FactSet.Usd).TryGetMinorUnits(out var amount))
            {
                throw new InvalidOperationException($"{deal} has a fraction of a cent.");
            }

            store.Add(new Fact(shape.Rows.IndexOf(deal.RepId), DayNumber.Of(deal.CloseDate), amount, deal.Outcome));
        }

        return TotalsCalculator.Calculate(store.ToStore(), shape);
    }

    internal static void Require(FactSet set, Deal[] deals)
    {
        using var duckDb = DuckDbFacts.Load(deals);
        Answer.RequireEqual(
            ("LINQ GroupBy", DealGroup.AnswerOf(ObjectBaselines.GroupBy(deals), set.Shape)),
            ("DuckDB", duckDb.Rows(set.Shape.Rows.IndexOf)),
            ("objects", Answer.Of(FromObjects(deals, set.Shape.Rows.Count))),
            ("objects through columns", Answer.Of(ByColumns(deals, set.Shape.Rows.Count))));

        // Here reps are numbered as they come, so the numbers are another's and the answer is compared as a whole.
        var (found, known) = (FindingReps(deals).Everything(), FromObjects(deals, set.Shape.Rows.Count).Everything());
        if (found != known)
        {
            throw new InvalidOperationException($"With reps found the answer is {found}, with reps known {known}: nothing is measured.");
        }
    }
}
