using System.Buffers;
using System.Runtime.CompilerServices;

namespace SalesMetrics.Columns;

/// <summary>Adds facts up, block by block or one by one. Not safe for use by two threads at once: give each its own and merge the totals.</summary>
/// <remarks>
/// <para>Sums are exact whatever their size. The order of the facts, how they are cut into blocks and which builder saw which of them make no difference to the
/// totals, to the last bit.</para>
/// <para>Nothing is allocated for a fact or a block; after <see cref="Clear"/> a builder's memory is used again.</para>
/// <para>A block is added whole or not at all: one that holds an illegal value is refused with the row, the value and the limit.</para>
/// </remarks>
public sealed class TotalsBuilder
{
    // Small enough that a block is still near the processor when it is read the second time.
    private const int BlockRows = 4096;

    private static readonly ImmutableArray<FactOutcome> AllWon = [.. Enumerable.Repeat(FactOutcome.Won, BlockRows)];

    private readonly TotalsShape _shape;
    private readonly PeriodTable _periods;
    private readonly int _width;
    private readonly CellStore _cells;

    /// <summary>Begins with nothing added.</summary>
    public TotalsBuilder(TotalsShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        _shape = shape;
        _periods = shape.Periods;
        _width = shape.Width;
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
        if (!ReferenceEquals(Shape, totals.Shape) && Shape.WhyDifferent(totals.Shape) is { } why)
        {
            throw new ArgumentException(Invariant($"The totals have another shape: {why}."), nameof(totals));
        }

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

    /// <summary>The line of a fact's cells and the period within it, checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(in Fact fact)
    {
        if (fact.Outcome > FactOutcome.Lost)
        {
            throw new ArgumentOutOfRangeException(nameof(fact), fact.Outcome, "An outcome is open (0), won (1) or lost (2).");
        }

        return unchecked((_shape.Line(fact.Row, fact.Second, fact.Currency) * _width) + _periods.IndexOf(fact.Day));
    }

    private void Apply<TDirection, TOpposite>(FactColumns facts)
        where TDirection : Scatter.IDirection
        where TOpposite : Scatter.IDirection
    {
        CheckColumns(facts);
        var composite = !facts.Seconds.IsEmpty || !facts.Currencies.IsEmpty;
        var lines = composite ? ArrayPool<int>.Shared.Rent(BlockRows) : null;
        try
        {
            for (var start = 0; start < facts.Length; start += BlockRows)
            {
                var block = facts.Slice(start, Math.Min(BlockRows, facts.Length - start));
                var bounds = BlockBounds.Of(block);
                if (!IsLegal(bounds))
                {
                    Undo<TOpposite>(facts.Slice(0, start), lines);
                    throw Refuse(facts, start);
                }

                _cells.Apply<TDirection>(Shape.Periods, View(block, lines), bounds.Magnitude);
            }
        }
        finally
        {
            if (lines is not null)
            {
                ArrayPool<int>.Shared.Return(lines);
            }
        }
    }

    private void Undo<TOpposite>(FactColumns added, int[]? lines)
        where TOpposite : Scatter.IDirection
    {
        for (var start = 0; start < added.Length; start += BlockRows)
        {
            var block = added.Slice(start, Math.Min(BlockRows, added.Length - start));
            _cells.Apply<TOpposite>(Shape.Periods, View(block, lines), BlockBounds.Of(block).Magnitude);
        }
    }

    private FactBlockView View(FactColumns block, int[]? scratch)
    {
        var outcomes = block.Outcomes.IsEmpty ? AllWon.AsSpan()[..block.Length] : block.Outcomes;
        if (scratch is null)
        {
            return new FactBlockView(block.Rows, block.Days, block.Amounts, outcomes);
        }

        var lines = scratch.AsSpan(0, block.Length);
        block.Rows.CopyTo(lines);
        if (Shape.Seconds is { } seconds)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                lines[i] = (lines[i] * seconds.Count) + block.Seconds[i];
            }
        }

        if (!block.Currencies.IsEmpty)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                lines[i] = (lines[i] * Shape.Currencies.Length) + block.Currencies[i];
            }
        }

        return new FactBlockView(lines, block.Days, block.Amounts, outcomes);
    }

    private bool IsLegal(BlockBounds bounds) =>
        bounds.Row < (uint)Shape.Rows.Count
        && bounds.Second < (uint)(Shape.Seconds?.Count ?? 1)
        && bounds.Currency < Shape.Currencies.Length
        && bounds.Outcome <= (byte)FactOutcome.Lost;

    private void CheckColumns(FactColumns facts)
    {
        if (facts.Length > 0 && facts.Seconds.IsEmpty != (Shape.Seconds is null))
        {
            throw new ArgumentException(
                Shape.Seconds is null ? "The facts have a second key and the totals have none." : "The totals have a second key and the facts have none.",
                nameof(facts));
        }

        if (facts.Length > 0 && facts.Currencies.IsEmpty && Shape.Currencies.Length > 1)
        {
            throw new ArgumentException(
                Invariant($"The totals are kept in {Shape.Currencies.Length} currencies and the facts do not say which they are in."), nameof(facts));
        }
    }

    // The rare way: the first illegal value is looked for only once it is known that there is one.
    private ArgumentException Refuse(FactColumns facts, int start)
    {
        for (var i = start; i < facts.Length; i++)
        {
            string? what =
                (uint)facts.Rows[i] >= (uint)Shape.Rows.Count ? Invariant($"the key {facts.Rows[i]}; keys are 0 to {Shape.Rows.Count - 1}")
                : !facts.Seconds.IsEmpty && (uint)facts.Seconds[i] >= (uint)Shape.Seconds!.Count
                    ? Invariant($"the second key {facts.Seconds[i]}; second keys are 0 to {Shape.Seconds.Count - 1}")
                : !facts.Currencies.IsEmpty && facts.Currencies[i] >= Shape.Currencies.Length
                    ? Invariant($"the currency {facts.Currencies[i]}; currencies are 0 to {Shape.Currencies.Length - 1}")
                : !facts.Outcomes.IsEmpty && facts.Outcomes[i] > FactOutcome.Lost
                    ? Invariant($"the outcome {(byte)facts.Outcomes[i]}; outcomes are 0 (open), 1 (won) and 2 (lost)")
                : null;
            if (what is not null)
            {
                return new ArgumentException(Invariant($"Fact {i} has {what}. Nothing was added."), nameof(facts));
            }
        }

        throw new InvalidOperationException("The columns changed while they were read.");
    }
}
