using SalesMetrics.Benchmarks.Columns.Baselines;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>The same facts in every engine, which have been seen to answer alike.</summary>
internal sealed class FactEngines : IDisposable
{
    private FactEngines(FactSet set, bool withObjects)
    {
        Set = set;
        Store = set.ToStore();
        Structs = StructBaseline.FactsOf(set);
        Deals = withObjects ? Deal.Of(set) : [];
        DuckDb = DuckDbFacts.Load(set);
    }

    public FactSet Set { get; }

    public FactStore Store { get; }

    public Fact[] Structs { get; }

    /// <summary>Empty where objects take no part.</summary>
    public Deal[] Deals { get; }

    public DuckDbFacts DuckDb { get; }

    /// <summary>Fills the engines.</summary>
    /// <exception cref="InvalidOperationException">They do not answer alike.</exception>
    public static FactEngines Fill(int facts, int reps, FactOrder order = FactOrder.Random, bool withObjects = true)
    {
        var engines = new FactEngines(FactSet.Create(facts, reps, order), withObjects);
        Answer.RequireEqual(
            ("columns", Answer.Of(engines.FromColumns())),
            ("the dictionary of structs", StructBaseline.AnswerOf(StructBaseline.Loop(engines.Structs))),
            ("DuckDB", engines.DuckDb.Rows()));
        if (withObjects)
        {
            engines.CompareObjects();
        }

        return engines;
    }

    public Totals FromColumns() => TotalsCalculator.Calculate(Store, Set.Shape);

    public Totals FromObjects() => TotalsCalculator.Calculate(Deals, Set.Shape, default(DealSelector));

    public void Dispose() => DuckDb.Dispose();

    private void CompareObjects() => Answer.RequireEqual(
        ("columns", Answer.Of(FromColumns())),
        ("objects", Answer.Of(FromObjects())),
        ("LINQ GroupBy", DealGroup.AnswerOf(ObjectBaselines.GroupBy(Deals), Set.Shape)),
        ("LINQ AggregateBy", DealGroup.AnswerOf(ObjectBaselines.AggregateBy(Deals), Set.Shape)),
        ("the dictionary of objects", ObjectBaselines.AnswerOf(ObjectBaselines.Loop(Deals), Set.Shape)));
}
