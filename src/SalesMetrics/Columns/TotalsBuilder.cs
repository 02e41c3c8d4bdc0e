using System.Runtime.CompilerServices;

namespace SalesMetrics.Columns;

/// <summary>Adds facts up, block by block or one by one. Not safe for use by two threads at once: give each its own and merge the totals.</summary>
/// <remarks>
/// <para>Sums are exact whatever their size. The order of the facts, how they are cut into blocks and which builder saw which of them make no difference to the
/// totals, to the last bit.</para>
/// <para>Nothing is allocated for a fact or a block; after <see cref="Clear"/> a builder's memory is used again.</para>
/// <para>A block is added whole or not at all: one that holds an illegal value is refused with the row, the value and the limit.</para>
/// </remarks>
public sealed class TotalsBuilder : IFactAccumulator<TotalsBuilder>
{
    private readonly TotalsShape _shape;
    private readonly PeriodTable _periods;
    private readonly int _width;
    private readonly FactGate _gate;
    private readonly CellStore _cells;

    /// <summary>Begins with nothing added.</summary>
    public TotalsBuilder(TotalsShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        _shape = shape;
        _periods = shape.Periods;
        _width = shape.Width;
        _gate = new FactGate(shape);
        _cells = new CellStore((int)shape.Cells);
    }

    /// <summary>What totals are kept for.</summary>
    public TotalsShape Shape => _shape;

    /// <summary>Adds facts. None is legal.</summary>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's, or a column is missing; nothing was added then.</exception>
    public void Add(FactColumns facts) => Apply<Scatter.Adding, Scatter.TakingBack>(facts);

    /// <summary>Takes facts back that were added before, here or in totals to be merged with these.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Add(FactColumns)"/>.</exception>
    public void Remove(FactColumns facts) => Apply<Scatter.TakingBack, Scatter.Adding>(facts);

    /// <summary>Adds one fact.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A key, currency or outcome is not one of the shape's.</exception>
    public void Add(in Fact fact) => _cells.Apply<Scatter.Adding>(Place(fact), fact.MinorUnits, fact.Outcome);

    /// <summary>Takes one fact back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Add(in Fact)"/>.</exception>
    public void Remove(in Fact fact) => _cells.Apply<Scatter.TakingBack>(Place(fact), fact.MinorUnits, fact.Outcome);

    /// <summary>Puts one fact in the place of another. Nothing changes when the new one is refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Add(in Fact)"/>.</exception>
    public void Correct(in Fact before, in Fact after)
    {
        var (from, to) = (Place(before), Place(after));
        if (from == to)
        {
            _cells.Correct(from, before, after);
            return;
        }

        _cells.Apply<Scatter.TakingBack>(from, before.MinorUnits, before.Outcome);
        _cells.Apply<Scatter.Adding>(to, after.MinorUnits, after.Outcome);
    }

    /// <summary>Adds all of other totals.</summary>
    /// <exception cref="ArgumentException">They are kept for other ids, currencies or periods.</exception>
    public void Merge(Totals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        Shape.ThrowIfDifferent(totals.Shape, nameof(totals));
        _cells.Merge(totals.Cells);
    }

    /// <summary>Forgets everything added.</summary>
    public void Clear() => _cells.Clear();

    /// <summary>The totals so far. Adding goes on afterwards without changing them.</summary>
    public Totals ToTotals()
    {
        var copy = _cells.Copy();
        copy.Settle();
        return new Totals(Shape, copy);
    }

    /// <summary>The totals, with the builder's own cells: nothing may be added afterwards. Large cells cost more to get from the system than to fill.</summary>
    internal Totals Finish()
    {
        _cells.Settle();
        return new Totals(Shape, _cells);
    }

    void IFactAccumulator<TotalsBuilder>.Add(FactColumns facts, long firstPosition) =>
        Apply<Scatter.Adding, Scatter.TakingBack>(facts, firstPosition);

    void IFactAccumulator<TotalsBuilder>.Merge(TotalsBuilder other) => _cells.Merge(other._cells);

    // Written out here and not asked of the gate, so that it is compiled into what adds one fact at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(in Fact fact)
    {
        if (fact.Outcome > FactOutcome.Lost)
        {
            throw new ArgumentOutOfRangeException(nameof(fact), fact.Outcome, "An outcome is open (0), won (1) or lost (2).");
        }

        return unchecked((_shape.Line(fact.Row, fact.Second, fact.Currency) * _width) + _periods.IndexOf(fact.Day));
    }

    private void Apply<TDirection, TOpposite>(FactColumns facts, long firstPosition = 0)
        where TDirection : Scatter.IDirection
        where TOpposite : Scatter.IDirection
    {
        _gate.CheckColumns(facts);
        var lines = FactGate.RentLines(facts);
        try
        {
            for (var start = 0; start < facts.Length; start += FactGate.BlockRows)
            {
                var block = facts.Slice(start, Math.Min(FactGate.BlockRows, facts.Length - start));
                var bounds = BlockBounds.Of(block);
                if (!_gate.IsLegal(bounds))
                {
                    Undo<TOpposite>(facts.Slice(0, start), lines);
                    throw _gate.Refusal(facts, start, firstPosition);
                }

                _cells.Apply<TDirection>(Shape.Periods, _gate.View(block, lines), bounds.Magnitude);
            }
        }
        finally
        {
            FactGate.ReturnLines(lines);
        }
    }

    private void Undo<TOpposite>(FactColumns added, int[]? lines)
        where TOpposite : Scatter.IDirection
    {
        for (var start = 0; start < added.Length; start += FactGate.BlockRows)
        {
            var block = added.Slice(start, Math.Min(FactGate.BlockRows, added.Length - start));
            _cells.Apply<TOpposite>(Shape.Periods, _gate.View(block, lines), BlockBounds.Of(block).Magnitude);
        }
    }
}
