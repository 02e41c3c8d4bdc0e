namespace SalesMetrics.Columns;

/// <summary>Keeps the largest facts won of each group, block by block or one by one. Not safe for use by two threads at once: give each its own and merge.</summary>
/// <remarks>
/// <para>Facts that are open or lost are checked and passed over. To list facts whatever became of them, leave the outcomes out of the columns.</para>
/// <para>As long as a fact has the same position wherever it is added, the order of the facts, how they are cut into blocks and which builder saw which of them make no
/// difference. Nothing is allocated for a fact or a block. Memory is 24 bytes for each fact that may be kept, in every cell of the shape.</para>
/// </remarks>
public sealed class TopFactsBuilder : IFactAccumulator<TopFactsBuilder>
{
    private readonly FactGate _gate;
    private readonly TopFact[] _rooms;
    private readonly int[] _counts;

    /// <summary>Begins with nothing added.</summary>
    /// <param name="shape">What facts are kept for.</param>
    /// <param name="limit">How many facts to keep for each cell, from 1 to <see cref="TopFacts.MaxLimit"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range, or times the cells above <see cref="TopFacts.MaxPlaces"/>.</exception>
    public TopFactsBuilder(TotalsShape shape, int limit)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, TopFacts.MaxLimit);
        if (shape.Cells * limit > TopFacts.MaxPlaces)
        {
            throw new ArgumentOutOfRangeException(
                nameof(limit), limit, Invariant($"{shape.Cells} cells have room for {TopFacts.MaxPlaces / shape.Cells} facts each at most."));
        }

        (Shape, Limit) = (shape, limit);
        _gate = new FactGate(shape);
        _rooms = new TopFact[shape.Cells * limit];
        _counts = new int[shape.Cells];
    }

    /// <summary>What facts are kept for.</summary>
    public TotalsShape Shape { get; }

    /// <summary>How many facts are kept for each cell.</summary>
    public int Limit { get; }

    /// <summary>Adds facts that follow one another. None is legal.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="firstPosition">The position of the first; the others have the next ones.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's, a column is missing, or the positions go beyond 2^63 - 1; nothing was
    /// added then.</exception>
    public void Add(FactColumns facts, long firstPosition)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstPosition, long.MaxValue - facts.Length);
        Add(facts, firstPosition, []);
    }

    /// <summary>Adds facts with positions, or other numbers of their own.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="positions">The position of each.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's, a column is missing, or there are not as many positions as facts;
    /// nothing was added then.</exception>
    public void Add(FactColumns facts, ReadOnlySpan<long> positions)
    {
        if (positions.Length != facts.Length)
        {
            throw new ArgumentException(Invariant($"There are {positions.Length} positions for {facts.Length} facts."), nameof(positions));
        }

        Add(facts, 0, positions);
    }

    /// <summary>Adds one fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="position">Its position, or another number of its own.</param>
    /// <exception cref="ArgumentOutOfRangeException">A key, currency or outcome is not one of the shape's.</exception>
    public void Add(in Fact fact, long position)
    {
        var place = _gate.PlaceOf(fact);
        if (fact.Outcome == FactOutcome.Won)
        {
            Offer(place, new TopFact(position, fact.Day, fact.MinorUnits));
        }
    }

    /// <summary>Adds all facts that others kept.</summary>
    /// <exception cref="ArgumentException">They are kept for other ids, currencies or periods, or another limit.</exception>
    public void Merge(TopFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Shape.ThrowIfDifferent(facts.Shape, nameof(facts));
        if (facts.Limit != Limit)
        {
            throw new ArgumentException(Invariant($"What is to be merged keeps {facts.Limit} facts for each cell and this {Limit}."), nameof(facts));
        }

        for (var place = 0; place < _counts.Length; place++)
        {
            Offer(place, facts.Cell(place));
        }
    }

    /// <summary>Forgets everything added; the memory is used again.</summary>
    public void Clear() => Array.Clear(_counts);

    /// <summary>The largest facts so far. Adding goes on afterwards without changing them.</summary>
    public TopFacts ToTopFacts()
    {
        var starts = new int[_counts.Length + 1];
        for (var place = 0; place < _counts.Length; place++)
        {
            starts[place + 1] = starts[place] + _counts[place];
        }

        var facts = new TopFact[starts[^1]];
        for (var place = 0; place < _counts.Length; place++)
        {
            var cell = facts.AsSpan(starts[place], _counts[place]);
            Kept(place).CopyTo(cell);
            Sorted(cell);
        }

        return new TopFacts(Shape, Limit, facts, starts);
    }

    void IFactAccumulator<TopFactsBuilder>.Merge(TopFactsBuilder other)
    {
        for (var place = 0; place < _counts.Length; place++)
        {
            Offer(place, other.Kept(place));
        }
    }

    internal static Span<TopFact> Sorted(Span<TopFact> facts)
    {
        facts.Sort((one, other) => one.IsAheadOf(other) ? -1 : other.IsAheadOf(one) ? 1 : 0);
        return facts;
    }

    internal void Offer(int place, ReadOnlySpan<TopFact> facts)
    {
        foreach (var fact in facts)
        {
            Offer(place, fact);
        }
    }

    private void Add(FactColumns facts, long firstPosition, ReadOnlySpan<long> positions)
    {
        using var blocks = new CheckedBlocks(_gate, facts, firstPosition);
        while (blocks.MoveNext())
        {
            var block = blocks.Current;
            for (var i = 0; i < block.Lines.Length; i++)
            {
                if (block.Outcomes[i] == FactOutcome.Won)
                {
                    var at = blocks.Start + i;
                    Offer(
                        block.PlaceOf(i, Shape.Periods),
                        new TopFact(positions.IsEmpty ? firstPosition + at : positions[at], block.Days[i], block.Amounts[i]));
                }
            }
        }
    }

    private ReadOnlySpan<TopFact> Kept(int place) => _rooms.AsSpan(place * Limit, _counts[place]);

    private void Offer(int place, TopFact fact) => TopHeap.Offer(_rooms.AsSpan(place * Limit, Limit), ref _counts[place], fact);
}
