namespace SalesMetrics.Columns;

/// <summary>Counts amounts won into a sketch for each id and period. Not safe for use by two threads at once: give each its own and merge.</summary>
/// <remarks>
/// <para>Facts that are open or lost are checked and passed over. To count amounts whatever became of them, leave the outcomes out of the columns.</para>
/// <para>The order of the facts, how they are cut into blocks and which builder saw which of them make no difference, to the last bit. Memory is 8 bytes a cell of
/// the shape and one <see cref="QuantileSketchBuilder"/> for each cell that has facts; beyond that nothing is allocated for a fact.</para>
/// </remarks>
public sealed class GroupedQuantilesBuilder : IFactAccumulator<GroupedQuantilesBuilder>
{
    private readonly FactGate _gate;
    private readonly QuantileSketchBuilder?[] _cells;

    /// <summary>Begins with nothing added.</summary>
    /// <param name="shape">What quantiles are kept for.</param>
    /// <param name="precision">From 1 to <see cref="QuantileSketch.MaxPrecision"/>: the relative error is 2 to the power of minus this.</param>
    /// <exception cref="ArgumentOutOfRangeException">The precision is out of range.</exception>
    public GroupedQuantilesBuilder(TotalsShape shape, int precision = QuantileSketch.DefaultPrecision)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfLessThan(precision, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(precision, QuantileSketch.MaxPrecision);
        (Shape, Precision) = (shape, precision);
        _gate = new FactGate(shape);
        _cells = new QuantileSketchBuilder?[shape.Cells];
    }

    /// <summary>What quantiles are kept for.</summary>
    public TotalsShape Shape { get; }

    /// <summary>The precision of each sketch.</summary>
    public int Precision { get; }

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
            At(place).Add(fact.MinorUnits);
        }
    }

    /// <summary>Adds all of other quantiles.</summary>
    /// <exception cref="ArgumentException">They are kept for other ids, currencies or periods, or with another precision; nothing was added then.</exception>
    /// <exception cref="OverflowException">A count is beyond 2^63 - 1; nothing was added then.</exception>
    public void Merge(GroupedQuantiles quantiles)
    {
        ArgumentNullException.ThrowIfNull(quantiles);
        Shape.ThrowIfDifferent(quantiles.Shape, nameof(quantiles));
        if (quantiles.Precision != Precision)
        {
            throw new ArgumentException(Invariant($"The quantiles have the precision {quantiles.Precision} and these {Precision}."), nameof(quantiles));
        }

        // All counts are tried before the first cell changes.
        for (var place = 0; place < _cells.Length; place++)
        {
            _ = checked((_cells[place]?.Count ?? 0) + (quantiles.Cells[place]?.Count ?? 0));
        }

        for (var place = 0; place < _cells.Length; place++)
        {
            Merge(place, quantiles.Cells[place]);
        }
    }

    /// <summary>Forgets everything added; the memory is used again.</summary>
    public void Clear()
    {
        foreach (var cell in _cells)
        {
            cell?.Clear();
        }
    }

    /// <summary>The quantiles so far. Adding goes on afterwards without changing them.</summary>
    public GroupedQuantiles ToQuantiles() =>
        new(Shape, Precision, Array.ConvertAll(_cells, cell => cell is { Count: > 0 } ? cell.ToSketch() : null));

    void IFactAccumulator<GroupedQuantilesBuilder>.Add(FactColumns facts, long firstPosition) => Add(facts, firstPosition);

    void IFactAccumulator<GroupedQuantilesBuilder>.Merge(GroupedQuantilesBuilder other)
    {
        for (var place = 0; place < _cells.Length; place++)
        {
            Merge(place, other._cells[place]?.ToSketch());
        }
    }

    internal void Merge(int place, QuantileSketch? sketch)
    {
        if (sketch is { Count: > 0 })
        {
            At(place).Merge(sketch);
        }
    }

    private QuantileSketchBuilder At(int place) => _cells[place] ??= new QuantileSketchBuilder(Precision);

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
                    At(block.PlaceOf(i, Shape.Periods)).Add(block.Amounts[i]);
                }
            }
        }
    }
}
