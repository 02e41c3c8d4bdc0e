using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SalesMetrics.Columns;

/// <summary>The cells of totals: packed while every sum provably fits 63 bits and every count 31, and wide from then on.</summary>
/// <remarks>
/// What no cell can exceed is known at all times: it grows by a block's largest amount times its facts. Only when that bound reaches the limit are the cells
/// looked at, and only when they themselves come near it are they widened. So nothing ever wraps, and the loop checks nothing.
/// </remarks>
internal sealed class CellStore
{
    private const ulong MaxSum = long.MaxValue;

    private PackedCells? _packed;
    private CellTotals[]? _wide;
    private ulong _sumBound;
    private long _countBound;

    public CellStore(int length) => _packed = new PackedCells(length);

    private CellStore(CellStore other)
    {
        _packed = other._packed?.Copy();
        _wide = (CellTotals[]?)other._wide?.Clone();
        (_sumBound, _countBound) = (other._sumBound, other._countBound);
    }

    public int Length => _packed?.Length ?? _wide!.Length;

    public bool IsWide => _wide is not null;

    public CellTotals this[int place] => _packed is { } packed ? PackedCell.Read(packed.Span[place]) : _wide![place];

    public CellStore Copy() => new(this);

    public void Clear()
    {
        if (_packed is null)
        {
            _packed = new PackedCells(_wide!.Length);
            _wide = null;
        }
        else
        {
            _packed.Span.Clear();
        }

        (_sumBound, _countBound) = (0, 0);
    }

    /// <summary>Adds a block, or takes it back, whole or not at all.</summary>
    /// <exception cref="OverflowException">A wide cell would overflow, as it can only after totals near the end of its range were added.</exception>
    public void Apply<TDirection>(PeriodTable periods, FactBlockView block, ulong magnitude)
        where TDirection : Scatter.IDirection
    {
        Reserve((UInt128)magnitude * (uint)block.Lines.Length, block.Lines.Length);
        if (_packed is { } packed)
        {
            Scatter.Run<TDirection>(packed.Span, periods, block);
            return;
        }

        var done = 0;
        try
        {
            for (; done < block.Lines.Length; done++)
            {
                ref var cell = ref _wide![block.PlaceOf(done, periods)];
                cell = TDirection.Apply(cell, block.ChangeOf(done));
            }
        }
        catch (OverflowException)
        {
            UndoWide<TDirection>(periods, block, done);
            throw;
        }
    }

    /// <summary>Takes back a block that was applied.</summary>
    public void Undo<TDirection, TOpposite>(PeriodTable periods, FactBlockView block, ulong magnitude)
        where TDirection : Scatter.IDirection
        where TOpposite : Scatter.IDirection
    {
        if (_packed is not null)
        {
            Apply<TOpposite>(periods, block, magnitude);
        }
        else
        {
            UndoWide<TDirection>(periods, block, block.Lines.Length);
        }
    }

    /// <summary>Adds one fact, or takes it back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TDirection>(int place, long amount, FactOutcome outcome)
        where TDirection : Scatter.IDirection
    {
        // Every bound is at most 2^63 - 1, so that the difference cannot be negative.
        var magnitude = unchecked((ulong)(amount < 0 ? -amount : amount));
        if (magnitude <= unchecked(MaxSum - _sumBound) && _countBound < int.MaxValue)
        {
            _sumBound = unchecked(_sumBound + magnitude);
            _countBound = unchecked(_countBound + 1);
        }
        else
        {
            Reserve(magnitude, 1);
        }

        if (_packed is { } packed)
        {
            packed.Apply<TDirection>(place, PackedCell.Of(amount, outcome));
        }
        else
        {
            _wide![place] = TDirection.Apply(_wide[place], CellTotals.Of(amount, outcome));
        }
    }

    /// <summary>Adds every cell of another store of the same length.</summary>
    public void Merge(CellStore other)
    {
        if (other._packed is { } theirs)
        {
            Reserve(other._sumBound, other._countBound);
            if (_packed is { } packed)
            {
                AddLine(packed.Span, theirs.Span);
                return;
            }
        }

        Widen();
        var done = 0;
        try
        {
            for (; done < _wide!.Length; done++)
            {
                _wide[done] += other[done];
            }
        }
        catch (OverflowException)
        {
            for (var i = 0; i < done; i++)
            {
                _wide![i] = Scatter.Adding.Undo(_wide[i], other[i]);
            }

            throw;
        }
    }

    /// <summary>Adds what is already a total to one cell.</summary>
    public void Add(int place, CellTotals totals)
    {
        if (totals == default)
        {
            return;
        }

        if (PackedCell.Fits(totals))
        {
            Reserve((UInt128)Int128.Abs(totals.MinorUnits), Math.Max(Math.Abs(totals.Count), Math.Abs(totals.Wins)));
        }
        else
        {
            Widen();
        }

        if (_packed is { } packed)
        {
            packed.Span[place] += PackedCell.Of(totals);
        }
        else
        {
            _wide![place] += totals;
        }
    }

    /// <summary>Adds the cells of a finer store, each to the place its line and period belong to.</summary>
    public void RollUp(CellStore finer, ReadOnlySpan<int> lines, ReadOnlySpan<int> periods, int width)
    {
        // A bound on any of the coarser sums: all of the finer ones in one.
        if (finer._packed is null)
        {
            Widen();
        }
        else
        {
            // Both bounds are below 2^63 and there are at most 2^29 cells.
            Reserve((UInt128)finer._sumBound * (uint)finer.Length, (long)Int128.Min((Int128)finer._countBound * finer.Length, long.MaxValue));
        }

        if (_packed is { } packed)
        {
            RollUp(packed.Span, finer._packed!.Span, lines, periods, width);
            return;
        }

        for (var line = 0; line < lines.Length; line++)
        {
            for (var period = 0; period < periods.Length; period++)
            {
                _wide![(lines[line] * width) + periods[period]] += finer[(line * periods.Length) + period];
            }
        }
    }

    /// <summary>Goes back to packed cells where all of them fit, so that equal totals are stored alike however they came about.</summary>
    public void Settle()
    {
        if (_wide is { } wide && Array.TrueForAll(wide, PackedCell.Fits))
        {
            var packed = new PackedCells(wide.Length);
            for (var i = 0; i < wide.Length; i++)
            {
                packed.Span[i] = PackedCell.Of(wide[i]);
            }

            (_packed, _wide) = (packed, null);
        }

        if (_packed is { } settled)
        {
            (_sumBound, _countBound) = Bounds(settled.Span);
        }
    }

    public bool HasSameCells(CellStore other)
    {
        if (_packed is { } ours && other._packed is { } theirs)
        {
            return ours.Span.SequenceEqual(theirs.Span);
        }

        for (var i = 0; i < Length; i++)
        {
            if (this[i] != other[i])
            {
                return false;
            }
        }

        return Length == other.Length;
    }

    private void UndoWide<TDirection>(PeriodTable periods, FactBlockView block, int length)
        where TDirection : Scatter.IDirection
    {
        for (var i = 0; i < length; i++)
        {
            ref var cell = ref _wide![block.PlaceOf(i, periods)];
            cell = TDirection.Undo(cell, block.ChangeOf(i));
        }
    }

    private void Reserve(UInt128 sum, long count)
    {
        if (_packed is null)
        {
            return;
        }

        if (sum <= MaxSum - _sumBound && count <= int.MaxValue - _countBound)
        {
            _sumBound += (ulong)sum;
            _countBound += count;
            return;
        }

        // The bound is reached, the cells themselves perhaps not. They are looked at again only after half the range more, so that looking stays rare.
        (_sumBound, _countBound) = Bounds(_packed.Span);
        if (_sumBound + sum <= MaxSum / 2 && count <= (int.MaxValue / 2) - _countBound)
        {
            _sumBound += (ulong)sum;
            _countBound += count;
            return;
        }

        Widen();
    }

    private static void RollUp(
        Span<Vector128<long>> coarser, ReadOnlySpan<Vector128<long>> finer, ReadOnlySpan<int> lines, ReadOnlySpan<int> periods, int width)
    {
        var samePeriods = periods.Length == width && periods.SequenceEqual(Enumerable.Range(0, width).ToArray());
        for (var line = 0; line < lines.Length; line++)
        {
            var from = finer.Slice(line * periods.Length, periods.Length);
            var to = coarser.Slice(lines[line] * width, width);
            if (samePeriods)
            {
                AddLine(to, from);
                continue;
            }

            for (var period = 0; period < periods.Length; period++)
            {
                to[periods[period]] += from[period];
            }
        }
    }

    private static void AddLine(Span<Vector128<long>> line, ReadOnlySpan<Vector128<long>> other)
    {
        for (var i = 0; i < line.Length; i++)
        {
            line[i] += other[i];
        }
    }

    private static (ulong Sum, long Count) Bounds(ReadOnlySpan<Vector128<long>> packed)
    {
        long least = 0, most = 0, count = 0;
        foreach (var cell in packed)
        {
            var sum = cell.GetElement(0);
            var facts = unchecked((int)cell.GetElement(1));
            least = Math.Min(least, sum);
            most = Math.Max(most, sum);
            count = Math.Max(count, Math.Max(Math.Abs((long)facts), Math.Abs(unchecked(cell.GetElement(1) - facts) >> 32)));
        }

        return (Math.Max((ulong)most, unchecked((ulong)-least)), count);
    }

    private void Widen()
    {
        if (_packed is { } packed)
        {
            _wide = new CellTotals[packed.Length];
            for (var i = 0; i < _wide.Length; i++)
            {
                _wide[i] = PackedCell.Read(packed.Span[i]);
            }

            _packed = null;
        }
    }
}
