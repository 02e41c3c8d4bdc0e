using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SalesMetrics.Columns;

/// <summary>Many cells of 8 bytes, and beside them the few whose figures need more.</summary>
/// <remarks>When a cell becomes full, what it holds is moved to a table by place and it goes on from nothing: a cell's figures are those of both. The table is
/// there for the odd cell, such as a house account that gets everything. <see cref="IsCrowded"/> says when there are too many of them, or one grows beyond what a
/// packed cell could hold; the owner then changes to larger cells.</remarks>
internal sealed class CompactCells(int length)
{
    private const int CellsPerSpill = 16;

    // Two of these can be added before anybody looks.
    private const long MaxSpilledSum = long.MaxValue / 4;
    private const long MaxSpilledCount = int.MaxValue / 4;

    // Eight cells fill a line of the processor's cache; a cell of 8 bytes never lies across two.
    private readonly long[] _cells = new long[length];
    private Dictionary<int, CellTotals> _spilled = [];

    public int Length => _cells.Length;

    public Span<long> Span => _cells;

    /// <summary>What did not fit the cells, by place.</summary>
    public IReadOnlyDictionary<int, CellTotals> Spilled => _spilled;

    /// <summary>Whether larger cells are needed; stays so until <see cref="Clear"/>.</summary>
    public bool IsCrowded { get; private set; }

    public CellTotals this[int place]
    {
        get
        {
            var near = CompactCell.Read(_cells[place]);
            return _spilled.Count > 0 && _spilled.TryGetValue(place, out var far) ? far + near : near;
        }
    }

    /// <summary>Adds a fact, or takes it back.</summary>
    public void Apply<TDirection>(int place, long amount, FactOutcome outcome)
        where TDirection : Scatter.IDirection
    {
        if (Magnitude.Of(amount) > CompactCell.MaxMagnitude)
        {
            ref var far = ref CollectionsMarshal.GetValueRefOrAddDefault(_spilled, place, out _);
            far = TDirection.Apply(far, CellTotals.Of(amount, outcome));
            Watch(far);
            return;
        }

        ref var cell = ref _cells[place];
        cell = TDirection.Apply(cell, CompactCell.Of(amount, outcome));
        if (CompactCell.IsFull(cell))
        {
            Spill(place);
        }
    }

    /// <summary>Adds what fits a packed cell.</summary>
    public void Add(int place, CellTotals totals)
    {
        if (CompactCell.Fits(totals))
        {
            Add(place, CompactCell.Of(totals));
            return;
        }

        ref var far = ref CollectionsMarshal.GetValueRefOrAddDefault(_spilled, place, out _);
        far += totals;
        Watch(far);
    }

    /// <summary>Adds a cell that is not full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int place, long change)
    {
        ref var cell = ref _cells[place];
        cell = unchecked(cell + change);
        if (CompactCell.IsFull(cell))
        {
            Spill(place);
        }
    }

    /// <summary>Adds all cells of another of the same length. What it spilled is at most a quarter of what overflows, so nothing does.</summary>
    public void Merge(CompactCells other)
    {
        for (var place = 0; place < _cells.Length; place++)
        {
            Add(place, other._cells[place]);
        }

        foreach (var (place, totals) in other._spilled.ToArray())
        {
            Add(place, totals);
        }
    }

    /// <summary>Moves the contents of a full cell out of the way.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Spill(int place)
    {
        ref var far = ref CollectionsMarshal.GetValueRefOrAddDefault(_spilled, place, out _);
        far += CompactCell.Read(_cells[place]);
        _cells[place] = 0;
        Watch(far);
    }

    /// <summary>Takes back into the cells what fits them again.</summary>
    public void Settle()
    {
        foreach (var place in _spilled.Keys.ToArray())
        {
            var totals = this[place];
            var fits = CompactCell.Fits(totals);
            _cells[place] = fits ? CompactCell.Of(totals) : 0;
            if (fits)
            {
                _spilled.Remove(place);
            }
            else
            {
                _spilled[place] = totals;
            }
        }
    }

    /// <summary>What no cell's sum and no cell's counts exceed, what was spilled left out.</summary>
    public (ulong Sum, long Count) Bounds()
    {
        // As they stand the cells are in the order of their sums; moved to the left, in that of their wins, then of their counts.
        var (sums, wins, counts) = (Extent(0), Extent(28), Extent(52));
        return ((ulong)(sums >> 24) + 2, Math.Max(wins >> 52, counts >> 52) + 2);
    }

    public CompactCells Copy()
    {
        var copy = new CompactCells(_cells.Length) { IsCrowded = IsCrowded, _spilled = new(_spilled) };
        _cells.CopyTo(copy._cells, 0);
        return copy;
    }

    public void Clear()
    {
        Array.Clear(_cells);
        _spilled.Clear();
        IsCrowded = false;
    }

    private void Watch(CellTotals far) =>
        IsCrowded |= _spilled.Count > Length / CellsPerSpill
            || Int128.Abs(far.MinorUnits) > MaxSpilledSum
            || Math.Max(Math.Abs(far.Count), Math.Abs(far.Wins)) > MaxSpilledCount;

    // The largest cell by size, regardless of sign, after so many bits at its left were left out.
    private long Extent(int leftOut)
    {
        Vector<long> least = Vector<long>.Zero, most = Vector<long>.Zero;
        var vectors = MemoryMarshal.Cast<long, Vector<long>>(_cells);
        foreach (var vector in vectors)
        {
            var part = vector << leftOut;
            least = Vector.Min(least, part);
            most = Vector.Max(most, part);
        }

        var (low, high) = (0L, 0L);
        for (var i = 0; i < Vector<long>.Count; i++)
        {
            (low, high) = (Math.Min(low, least[i]), Math.Max(high, most[i]));
        }

        foreach (var cell in _cells.AsSpan(vectors.Length * Vector<long>.Count))
        {
            var part = unchecked(cell << leftOut);
            (low, high) = (Math.Min(low, part), Math.Max(high, part));
        }

        return Math.Max(high, unchecked(-(low + 1)));
    }
}
