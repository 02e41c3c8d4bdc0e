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
    private UInt128 _sumBound;
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

    public void Apply<TDirection>(PeriodTable periods, FactBlockView block, ulong magnitude)
        where TDirection : Scatter.IDirection
    {
        Reserve((UInt128)magnitude * (uint)block.Lines.Length, block.Lines.Length);
        if (_packed is { } packed)
        {
            Scatter.Run<TDirection>(packed.Span, periods, block);
            return;
        }

        for (var i = 0; i < block.Lines.Length; i++)
        {
            var won = (long)((uint)block.Outcomes[i] & 1);
            ref var cell = ref _wide![(block.Lines[i] * (periods.Count + 1)) + periods.IndexOf(block.Days[i])];
            cell = TDirection.Apply(cell, new CellTotals(block.Amounts[i] & -won, 1, won));
        }
    }

    /// <summary>Adds one fact, or takes it back.</summary>
    public void Apply<TDirection>(int place, long amount, FactOutcome outcome)
        where TDirection : Scatter.IDirection
    {
        Reserve((ulong)Int128.Abs(amount), 1);
        if (_packed is { } packed)
        {
            ref var cell = ref packed.Span[place];
            cell = TDirection.Apply(cell, PackedCell.Of(amount, outcome));
        }
        else
        {
            _wide![place] = TDirection.Apply(_wide[place], PackedCell.Read(PackedCell.Of(amount, outcome)));
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
        for (var i = 0; i < _wide!.Length; i++)
        {
            _wide[i] += other[i];
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
            Reserve(finer._sumBound * (uint)finer.Length, (long)Int128.Min((Int128)finer._countBound * finer.Length, long.MaxValue));
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

        if (_packed is not null)
        {
            (_sumBound, _countBound) = Bounds();
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

    private void Reserve(UInt128 sum, long count)
    {
        if (_packed is null)
        {
            return;
        }

        if (_sumBound + sum <= MaxSum && count <= int.MaxValue - _countBound)
        {
            _sumBound += sum;
            _countBound += count;
            return;
        }

        // The bound is reached, the cells themselves perhaps not. They are looked at again only after half the range more, so that looking stays rare.
        (_sumBound, _countBound) = Bounds();
        if (_sumBound + sum <= MaxSum / 2 && count <= (int.MaxValue / 2) - _countBound)
        {
            _sumBound += sum;
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

    private static (UInt128 Sum, long Count) Bounds(ReadOnlySpan<Vector128<long>> packed)
    {
        long least = 0, most = 0, count = 0;
        foreach (var cell in packed)
        {
            var sum = cell.GetElement(0);
            var facts = unchecked((int)cell.GetElement(1));
            least = Math.Min(least, sum);
            most = Math.Max(most, sum);
            count = Math.Max(count, Math.Max(Math.Abs((long)facts), Math.Abs((cell.GetElement(1) - facts) >> 32)));
        }

        return (Math.Max((ulong)most, unchecked((ulong)-least)), count);
    }

    private (UInt128 Sum, long Count) Bounds()
    {
        if (_packed is { } packed)
        {
            return Bounds(packed.Span);
        }

        UInt128 sum = 0;
        var count = 0L;
        foreach (var cell in _wide!)
        {
            sum = UInt128.Max(sum, (UInt128)Int128.Abs(cell.MinorUnits));
            count = Math.Max(count, Math.Max(Math.Abs(cell.Count), Math.Abs(cell.Wins)));
        }

        return (sum, count);
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
