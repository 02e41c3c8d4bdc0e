namespace SalesMetrics.Columns;

/// <summary>Marks which ids occur in which group, block by block or one by one. Not safe for use by two threads at once: give each its own and merge.</summary>
/// <remarks>
/// <para>Facts that are open or lost are checked and passed over. To mark ids whatever became of a fact, leave the outcomes out of the columns.</para>
/// <para>The order of the facts, how they are cut into blocks and which builder saw which of them make no difference, nor does a fact seen twice. Nothing is allocated
/// for a fact or a block. Memory is one bit for each cell and id, a cell's bits rounded up to 64. Where that is too much, or the ids are not known beforehand, <see cref="DistinctSketch"/>
/// estimates.</para>
/// </remarks>
public sealed class DistinctSetBuilder : IFactAccumulator<DistinctSetBuilder>
{
    private readonly FactGate _gate;
    private readonly ulong[] _words;
    private readonly int _wordsPerCell;

    /// <summary>Begins with nothing marked.</summary>
    /// <param name="shape">The groups within which ids are counted, without a second key.</param>
    /// <param name="counted">The ids that are counted. Facts name them in their second key.</param>
    /// <exception cref="ArgumentException">The shape has a second key, or cells times ids are more than <see cref="TotalsShape.MaxCells"/>.</exception>
    public DistinctSetBuilder(TotalsShape shape, Dimension counted)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(counted);
        if (shape.Seconds is not null)
        {
            throw new ArgumentException("The second key of the facts is what is counted, so the groups have none.", nameof(shape));
        }

        (Shape, Counted) = (shape, counted);
        _gate = new FactGate(TotalsShape.Create(shape.Rows, counted, shape.Periods, shape.Currencies));
        _wordsPerCell = DistinctSet.WordsFor(counted);
        _words = new ulong[shape.Cells * _wordsPerCell];
    }

    /// <summary>The groups within which ids are counted.</summary>
    public TotalsShape Shape { get; }

    /// <summary>The ids that are counted.</summary>
    public Dimension Counted { get; }

    /// <summary>Adds facts, whose second key is what is counted. None is legal.</summary>
    /// <exception cref="ArgumentException">A key, currency or outcome is out of range, or a column is missing; nothing was added then.</exception>
    public void Add(FactColumns facts) => Add(facts, 0);

    /// <summary>Adds one fact.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A key, currency or outcome is out of range.</exception>
    public void Add(in Fact fact)
    {
        _ = _gate.PlaceOf(fact);
        if (fact.Outcome == FactOutcome.Won)
        {
            Mark(fact.Row, fact.Currency, fact.Day, fact.Second);
        }
    }

    /// <summary>Adds all of another set.</summary>
    /// <exception cref="ArgumentException">It is kept for other rows, currencies, periods or ids.</exception>
    public void Merge(DistinctSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        Shape.ThrowIfDifferent(set.Shape, nameof(set));
        if (!Counted.HasSameIds(set.Counted))
        {
            throw new ArgumentException(
                Invariant($"What is to be merged counts other ids ({set.Counted.Count} of them, here {Counted.Count})."), nameof(set));
        }

        DistinctSet.Unite(_words, set.Words);
    }

    /// <summary>Forgets everything added; the memory is used again.</summary>
    public void Clear() => Array.Clear(_words);

    /// <summary>The set so far. Adding goes on afterwards without changing it.</summary>
    public DistinctSet ToSet() => new(Shape, Counted, [.. _words]);

    void IFactAccumulator<DistinctSetBuilder>.Add(FactColumns facts, long firstPosition) => Add(facts, firstPosition);

    void IFactAccumulator<DistinctSetBuilder>.Merge(DistinctSetBuilder other) => DistinctSet.Unite(_words, other._words);

    private void Add(FactColumns facts, long firstPosition)
    {
        _gate.Check(facts, firstPosition);
        for (var i = 0; i < facts.Length; i++)
        {
            if (facts.Outcomes.IsEmpty || facts.Outcomes[i] == FactOutcome.Won)
            {
                Mark(facts.Rows[i], facts.Currencies.IsEmpty ? 0 : facts.Currencies[i], facts.Days[i], facts.Seconds[i]);
            }
        }
    }

    private void Mark(int row, int currency, int day, int counted)
    {
        var place = (((row * Shape.Currencies.Length) + currency) * Shape.Width) + Shape.Periods.IndexOf(day);
        _words[(place * _wordsPerCell) + (counted / 64)] |= 1UL << (counted % 64);
    }
}
