using System.Runtime.Intrinsics;

namespace SalesMetrics.Columns;

/// <summary>Which of its three forms a store of cells takes, and what changes it into another.</summary>
internal sealed partial class CellStore
{
    /// <summary>Goes back to packed cells where all of them fit, so that equal totals are stored alike however they came about.</summary>
    public void Settle()
    {
        _compact?.Settle();
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

        if (_compact is { Spilled.Count: 0 } near && other._compact is { Spilled.Count: 0 } far)
        {
            return near.Span.SequenceEqual(far.Span);
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

    private void Begin(int length)
    {
        _wide = null;
        _packed = length <= MaxNearCells ? new PackedCells(length) : null;
        _compact = length <= MaxNearCells ? null : new CompactCells(length);
    }

    private void ExpandIfCrowded()
    {
        if (_compact is { IsCrowded: true })
        {
            Expand();
        }
    }

    private void Expand()
    {
        if (_compact is not { } compact)
        {
            return;
        }

        var packed = new PackedCells(compact.Length);
        var cells = packed.Span;
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = PackedCell.Of(CompactCell.Read(compact.Span[i]));
        }

        (_packed, _compact) = (packed, null);
        (_sumBound, _countBound) = Bounds(cells);
        foreach (var (place, totals) in compact.Spilled)
        {
            Add(place, totals);
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
        Expand();
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
