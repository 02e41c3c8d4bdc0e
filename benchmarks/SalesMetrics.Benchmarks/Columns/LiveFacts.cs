using SalesMetrics.Benchmarks.Columns.Baselines;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>Totals kept up to date fact by fact, beside the same facts added in columns.</summary>
internal sealed class LiveFacts
{
    public const int Facts = 1_000_000;
    public const int Merges = 100;

    private readonly FactSet _set;
    private readonly Fact[] _facts;
    private readonly Fact[] _corrected;
    private readonly TotalsBuilder _builder;
    private readonly Totals _totals;
    private readonly Grouping _teams;

    public LiveFacts(int reps)
    {
        _set = FactSet.Create(Facts, reps);
        _facts = StructBaseline.FactsOf(_set);
        _corrected = Array.ConvertAll(_facts, fact => fact with { MinorUnits = fact.MinorUnits + 100 });
        _builder = new TotalsBuilder(_set.Shape);
        _totals = AddColumns().ToTotals();
        _teams = _set.Teams();
        Answer.RequireEqual(
            ("columns", Answer.Of(_totals)),
            ("facts one by one", Answer.Of(Add().ToTotals())),
            ("facts taken back and added", Answer.Of(AddAndRemove().ToTotals())),
            ("facts corrected and corrected back", Answer.Of(CorrectAndBack().ToTotals())),
            ("merged", Answer.Of(Totals.Merge(_totals))));
    }

    public long Cells => _set.Shape.Cells;

    public TotalsBuilder AddColumns()
    {
        _builder.Clear();
        _builder.Add(_set.Columns);
        return _builder;
    }

    public TotalsBuilder Add()
    {
        _builder.Clear();
        foreach (ref readonly var fact in _facts.AsSpan())
        {
            _builder.Add(fact);
        }

        return _builder;
    }

    /// <summary>Takes back every fact of the totals.</summary>
    public TotalsBuilder Remove()
    {
        foreach (ref readonly var fact in _facts.AsSpan())
        {
            _builder.Remove(fact);
        }

        return _builder;
    }

    /// <summary>Puts another amount in every fact's place.</summary>
    public TotalsBuilder Correct()
    {
        for (var i = 0; i < _facts.Length; i++)
        {
            _builder.Correct(_facts[i], _corrected[i]);
        }

        return _builder;
    }

    /// <summary>Adds totals of the same size, <see cref="Merges"/> times.</summary>
    public TotalsBuilder Merge()
    {
        _builder.Clear();
        for (var i = 0; i < Merges; i++)
        {
            _builder.Merge(_totals);
        }

        return _builder;
    }

    public Totals ToTeams() => _totals.RollUp(_teams);

    private TotalsBuilder AddAndRemove()
    {
        Add();
        Add(_facts[0]);
        _builder.Remove(_facts[0]);
        return _builder;
    }

    private TotalsBuilder CorrectAndBack()
    {
        AddColumns();
        Correct();
        for (var i = 0; i < _facts.Length; i++)
        {
            _builder.Correct(_corrected[i], _facts[i]);
        }

        return _builder;
    }

    private void Add(in Fact fact) => _builder.Add(fact);
}
