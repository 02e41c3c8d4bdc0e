using System.Runtime.CompilerServices;

namespace SalesMetrics.Columns;

/// <summary>Adds facts up, block by block or one by one. Not safe for use by two threads at once: give each its own and merge the totals.</summary>
/// <remarks>
/// <para>Sums are exact whatever their size. The order of the facts, how they are cut into blocks and which builder saw which of them make no difference to the
/// totals, to the last bit.</para>
/// <para>Nothing is allocated for a fact or a block; after <see cref="Clear"/> a builder's memory is used again.</para>
/// <para>A block is added whole or not at all: one that holds an illegal value is refused with the row, the value and the limit.</para>
/// <para>No number of facts overflows a sum. Totals near the end of 128 bits, or counts near that of 64, can be added by hand; what would overflow them then is
/// refused with an <see cref="OverflowException"/> and nothing changes.</para>
/// </remarks>
public sealed class TotalsBuilder : IFactAccumulator<TotalsBuilder>
{
    private readonly FactGate _gate;
    private readonly CellStore _cells;

    /// <summary>Begins with nothing added.</summary>
    public TotalsBuilder(TotalsShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        _gate = new FactGate(shape);
        _cells = new CellStore((int)shape.Cells);
    }

    /// <summary>What totals are kept for.</summary>
    public TotalsShape Shape { get; }

    /// <summary>Adds facts. None is legal.</summary>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's, or a column is missing; nothing was added then.</exception>
    public void Add(FactColumns facts) => Apply<Scatter.Adding, Scatter.TakingBack>(facts);

    /// <summary>Takes facts back that were added before, here or in totals to be merged with these.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Add(FactColumns)"/>.</exception>
    public void Remove(FactColumns facts) => Apply<Scatter.TakingBack, Scatter.Adding>(facts);

    /// <summary>Adds one fact.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A key, currency or outcome is not one of the shape's.</exception>
    public void Add(in Fact fact) => _cells.Apply<Scatter.Adding>(_gate.PlaceOf(fact), fact.MinorUnits, fact.Outcome);

    /// <summary>Takes one fact back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Add(in Fact)"/>.</exception>
    public void Remove(in Fact fact) => _cells.Apply<Scatter.TakingBack>(_gate.PlaceOf(fact), fact.MinorUnits, fact.Outcome);

    /// <summary>Puts one fact in the place of another. Nothing changes when the new one is refused.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Add(in Fact)"/>.</exception>
    public void Correct(in Fact before, in Fact after)
    {
        // Most corrections are of the amount or the outcome alone: one cell, found and changed once.
        if (!before.HasPlaceOf(after) || after.Outcome > FactOutcome.Lost || !_cells.TryCorrect(_gate.PlaceOf(before), before, after))
        {
            Move(before, after);
        }
    }

    /// <summary>Adds all of other totals.</summary>
    /// <exception cref="ArgumentException">They are kept for other ids, currencies or periods.</exception>
    public void Merge(Totals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        Shape.ThrowIfDifferent(totals.Shape, nameof(totals));
        _cells.Merge(totals.Cells);
    }

    /// <summary>Adds what was totalled elsewhere to one cell, as when totals are read from a text.</summary>
    /// <param name="row">The number of the first key's id.</param>
    /// <param name="period">The number of the period; <see cref="PeriodTable.Count"/> for what lies outside all of them.</param>
    /// <param name="totals">What to add; negative figures are legal.</param>
    /// <param name="second">The number of the second key's id, where there is a second key.</param>
    /// <param name="currency">The place of the currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is none of the shape's.</exception>
    /// <exception cref="OverflowException">A sum does not fit 128 bits, or a count 64.</exception>
    public void Add(int row, int period, CellTotals totals, int second = 0, int currency = 0) =>
        _cells.Add(Shape.Place(row, period, second, currency), totals);

    /// <summary>The figures of one cell as they stand.</summary>
    /// <param name="row">The number of the first key's id.</param>
    /// <param name="period">The number of the period; <see cref="PeriodTable.Count"/> for what lies outside all of them.</param>
    /// <param name="second">The number of the second key's id, where there is a second key.</param>
    /// <param name="currency">The place of the currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is none of the shape's.</exception>
    public CellTotals Of(int row, int period, int second = 0, int currency = 0) => _cells[Shape.Place(row, period, second, currency)];

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

    void IFactAccumulator<TotalsBuilder>.Add(FactColumns facts, long firstPosition) => Add(facts, firstPosition);

    void IFactAccumulator<TotalsBuilder>.Merge(TotalsBuilder other) => _cells.Merge(other._cells);

    /// <summary>Adds facts of which the first has another number than 0 in a message.</summary>
    internal void Add(FactColumns facts, long firstPosition) => Apply<Scatter.Adding, Scatter.TakingBack>(facts, firstPosition);

    // Not inlined, so that the way through one cell stays short.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Move(in Fact before, in Fact after)
    {
        var (from, to) = (_gate.PlaceOf(before), _gate.PlaceOf(after));
        if (_cells.IsWide)
        {
            CorrectWide(from, before, to, after);
            return;
        }

        _cells.Apply<Scatter.TakingBack>(from, before.MinorUnits, before.Outcome);
        _cells.Apply<Scatter.Adding>(to, after.MinorUnits, after.Outcome);
    }

    // Only a wide cell can overflow: then the fact taken back goes back to where it was.
    private void CorrectWide(int from, in Fact before, int to, in Fact after)
    {
        _cells.Apply<Scatter.TakingBack>(from, before.MinorUnits, before.Outcome);
        try
        {
            _cells.Apply<Scatter.Adding>(to, after.MinorUnits, after.Outcome);
        }
        catch (OverflowException)
        {
            _cells.Apply<Scatter.Adding>(from, before.MinorUnits, before.Outcome);
            throw;
        }
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
                if (!_gate.IsLegal(block, out var bounds))
                {
                    Undo<TDirection, TOpposite>(facts.Slice(0, start), lines);
                    throw _gate.Refusal(facts, start, firstPosition);
                }

                try
                {
                    _cells.Apply<TDirection>(Shape.Periods, _gate.View(block, lines), bounds.Magnitude);
                }
                catch (OverflowException)
                {
                    Undo<TDirection, TOpposite>(facts.Slice(0, start), lines);
                    throw;
                }
            }
        }
        finally
        {
            FactGate.ReturnLines(lines);
        }
    }

    private void Undo<TDirection, TOpposite>(FactColumns added, int[]? lines)
        where TDirection : Scatter.IDirection
        where TOpposite : Scatter.IDirection
    {
        for (var start = 0; start < added.Length; start += FactGate.BlockRows)
        {
            var block = added.Slice(start, Math.Min(FactGate.BlockRows, added.Length - start));
            _cells.Undo<TDirection, TOpposite>(Shape.Periods, _gate.View(block, lines), (block.Bounds ?? BlockBounds.Of(block)).Magnitude);
        }
    }
}
