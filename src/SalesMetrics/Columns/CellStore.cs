using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SalesMetrics.Columns;

/// <summary>The cells of totals: packed while every sum provably fits 63 bits and every count 31, and wide from then on. Many cells begin compact.</summary>
/// <remarks>
/// <para>Of packed cells it is known at all times what none can exceed: the bound grows by a block's largest amount times its facts. Only when it reaches the limit
/// are the cells looked at, and only when they themselves come near it are they widened. So nothing ever wraps, and the loop checks nothing.</para>
/// <para>Compact cells are looked at one by one as they are added to, and are changed to packed ones when too many of them are too small.</para>
/// </remarks>
internal sealed partial class CellStore
{
    private const ulong MaxSum = long.MaxValue;

    // Beyond this packed cells no longer fit the cache next to a core.
    private const int MaxNearCells = Scatter.NearCells;

    private CompactCells? _compact;
    private PackedCells? _packed;
    private CellTotals[]? _wide;
    private ulong _sumBound;
    private long _countBound;

    public CellStore(int length) => Begin(length);

    private CellStore(CellStore other)
    {
        _compact = other._compact?.Copy();
        _packed = other._packed?.Copy();
        _wide = (CellTotals[]?)other._wide?.Clone();
        (_sumBound, _countBound) = (other._sumBound, other._countBound);
    }

    public int Length => _packed?.Length ?? _compact?.Length ?? _wide!.Length;

    public bool IsWide => _wide is not null;

    public CellTotals this[int place] =>
        _packed is { } packed ? PackedCell.Read(packed.Span[place])
        : _compact is { } compact ? compact[place]
        : _wide![place];

    public CellStore Copy() => new(this);

    public void Clear()
    {
        if (_compact is { } compact)
        {
            compact.Clear();
        }
        else if (_packed is { } packed && packed.Length <= MaxNearCells)
        {
            packed.Span.Clear();
        }
        else
        {
            Begin(Length);
        }

        (_sumBound, _countBound) = (0, 0);
    }

    /// <summary>Adds a block, or takes it back, whole or not at all.</summary>
    /// <exception cref="OverflowException">A wide cell would overflow, as it can only after totals near the end of its range were added.</exception>
    public void Apply<TDirection>(PeriodTable periods, FactBlockView block, ulong magnitude)
        where TDirection : Scatter.IDirection
    {
        if (_compact is { } compact)
        {
            Scatter.Run<TDirection>(compact, periods, block, magnitude);
            ExpandIfCrowded();
            return;
        }

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
        if (!IsWide)
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
        var magnitude = Magnitude.Of(amount);
        if (_packed is { } packed && magnitude <= unchecked(MaxSum - _sumBound) && _countBound < int.MaxValue)
        {
            _sumBound = unchecked(_sumBound + magnitude);
            _countBound = unchecked(_countBound + 1);
            packed.Apply<TDirection>(place, PackedCell.Of(amount, outcome));
        }
        else
        {
            ApplyOther<TDirection>(place, amount, outcome);
        }
    }

    /// <summary>Puts one fact in the place of another of the same cell, where the cells are packed and their bound allows both amounts.</summary>
    /// <returns>Whether that was so; if not, nothing changed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryCorrect(int place, in Fact before, in Fact after)
    {
        var (less, more) = (Magnitude.Of(before.MinorUnits), Magnitude.Of(after.MinorUnits));
        var room = unchecked(MaxSum - _sumBound);
        if (_packed is not { } packed || less > room || more > unchecked(room - less) || _countBound >= int.MaxValue)
        {
            return false;
        }

        _sumBound = unchecked(_sumBound + less + more);
        _countBound = unchecked(_countBound + 1);
        packed.Apply<Scatter.Adding>(
            place, PackedCell.Of(after.MinorUnits, after.Outcome) - PackedCell.Of(before.MinorUnits, before.Outcome));
        return true;
    }

    /// <summary>Adds every cell of another store of the same length.</summary>
    public void Merge(CellStore other)
    {
        if (_compact is { } ours && other._compact is { } compact)
        {
            ours.Merge(compact);
            ExpandIfCrowded();
            return;
        }

        Expand();
        if (_packed is not null && other._compact is not null)
        {
            other = other.Copy();
            other.Expand();
        }

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

        if (PackedCell.Fits(totals) && _compact is { } compact)
        {
            compact.Add(place, totals);
            ExpandIfCrowded();
            return;
        }

        Expand();
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

    private static void AddLine(Span<Vector128<long>> line, ReadOnlySpan<Vector128<long>> other)
    {
        for (var i = 0; i < line.Length; i++)
        {
            line[i] += other[i];
        }
    }

    // Not inlined, so that the way through packed cells stays short.
    private void ApplyOther<TDirection>(int place, long amount, FactOutcome outcome)
        where TDirection : Scatter.IDirection
    {
        if (_compact is { } compact)
        {
            compact.Apply<TDirection>(place, amount, outcome);
            ExpandIfCrowded();
            return;
        }

        Reserve(Magnitude.Of(amount), 1);
        if (_packed is { } packed)
        {
            packed.Apply<TDirection>(place, PackedCell.Of(amount, outcome));
        }
        else
        {
            _wide![place] = TDirection.Apply(_wide[place], CellTotals.Of(amount, outcome));
        }
    }
}
