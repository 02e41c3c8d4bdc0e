namespace SalesMetrics.Columns;

/// <summary>Describes amounts won by id and period, block by block or one by one. Not safe for use by two threads at once: give each its own and merge.</summary>
/// <remarks>
/// <para>Facts that are open or lost are checked and passed over. To describe amounts whatever became of them, leave the outcomes out of the columns.</para>
/// <para>The order of the facts, how they are cut into blocks and which builder saw which of them make no difference, to the last bit. Nothing is allocated for a
/// fact or a block. Memory is 64 bytes a cell of the shape.</para>
/// <para>Facts cannot be taken back: what the least amount would be without one of them is not known.</para>
/// </remarks>
public sealed class GroupedStatisticsBuilder : IFactAccumulator<GroupedStatisticsBuilder>
{
    private readonly FactGate _gate;
    private readonly Moments[] _cells;

    /// <summary>Begins with nothing added.</summary>
    public GroupedStatisticsBuilder(TotalsShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        _gate = new FactGate(shape);
        _cells = new Moments[shape.Cells];
    }

    /// <summary>What statistics are kept for.</summary>
    public TotalsShape Shape { get; }

    /// <summary>Adds facts. None is legal.</summary>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's, or a column is missing; nothing was added then.</exception>
    public void Add(FactColumns facts) => Add(facts, 0);

    /// <summary>Adds one fact.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A key, currency or outcome is not one of the shape's.</exception>
    public void Add(in Fact fact)
    {
        var place = _gate.PlaceOf(fact);
        if (fact.Outcome == FactOutcome.Won)
        {
            _cells[place].Add(fact.MinorUnits);
        }
    }

    /// <summary>Adds all of other statistics.</summary>
    /// <exception cref="ArgumentException">They are kept for other ids, currencies or periods; nothing was added then.</exception>
    /// <exception cref="OverflowException">A count is beyond 2^63 - 1; nothing was added then.</exception>
    public void Merge(GroupedStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        Shape.ThrowIfDifferent(statistics.Shape, nameof(statistics));
        Merge(statistics.Cells);
    }

    /// <summary>Forgets everything added; the memory is used again.</summary>
    public void Clear() => Array.Clear(_cells);

    /// <summary>The statistics so far. Adding goes on afterwards without changing them.</summary>
    public GroupedStatistics ToStatistics() => new(Shape, [.. _cells]);

    void IFactAccumulator<GroupedStatisticsBuilder>.Add(FactColumns facts, long firstPosition) => Add(facts, firstPosition);

    void IFactAccumulator<GroupedStatisticsBuilder>.Merge(GroupedStatisticsBuilder other) => Merge(other._cells);

    private void Add(FactColumns facts, long firstPosition)
    {
        using var blocks = new CheckedBlocks(_gate, facts, firstPosition);
        while (blocks.MoveNext())
        {
            var block = blocks.Current;
            for (var i = 0; i < block.Lines.Length; i++)
            {
                if (block.Outcomes[i] == FactOutcome.Won)
                {
                    _cells[block.PlaceOf(i, Shape.Periods)].Add(block.Amounts[i]);
                }
            }
        }
    }

    private void Merge(ReadOnlySpan<Moments> cells)
    {
        // All counts are tried before the first cell changes.
        for (var place = 0; place < cells.Length; place++)
        {
            _ = checked(_cells[place].Count + cells[place].Count);
        }

        for (var place = 0; place < cells.Length; place++)
        {
            _cells[place].Add(cells[place]);
        }
    }
}
