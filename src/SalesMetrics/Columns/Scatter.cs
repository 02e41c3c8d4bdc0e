using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SalesMetrics.Columns;

/// <summary>The loops that add a block of facts to packed cells. The block has been checked: every line is in range and no sum can overflow.</summary>
internal static class Scatter
{
    /// <summary>Beyond so many the cells no longer fit the cache next to a core, and waiting for memory costs more than asking for it ahead.</summary>
    public const int NearCells = (2 << 20) / 16;

    private const int Ahead = 512;

    /// <summary>Whether facts are added or taken back.</summary>
    public interface IDirection
    {
        static abstract Vector128<long> Apply(Vector128<long> cell, Vector128<long> change);

        static abstract CellTotals Apply(CellTotals cell, CellTotals change);

        static abstract long Apply(long sum, long change);

        /// <summary>Undoes what was applied, even where the way back leads over the end of the range: modulo 2^128 it always arrives.</summary>
        static abstract CellTotals Undo(CellTotals cell, CellTotals change);
    }

    /// <summary>Adds a block, or takes it back.</summary>
    public static void Run<TDirection>(Span<Vector128<long>> cells, PeriodTable periods, FactBlockView block)
        where TDirection : IDirection
    {
        if (cells.Length <= NearCells)
        {
            Near<TDirection>(cells, periods, block);
        }
        else
        {
            Far<TDirection>(cells, periods, block);
        }
    }

    /// <summary>The same with compact cells, the ones that become full emptied.</summary>
    public static void Run<TDirection>(CompactCells cells, PeriodTable periods, FactBlockView block, ulong magnitude)
        where TDirection : IDirection
    {
        if (magnitude <= CompactCell.MaxMagnitude)
        {
            Far<TDirection>(cells, periods, block);
            return;
        }

        for (var i = 0; i < block.Lines.Length; i++)
        {
            cells.Apply<TDirection>(block.PlaceOf(i, periods), block.Amounts[i], block.Outcomes[i]);
        }
    }

    // Compiled fully at once: a caller often adds a large block as the first thing a program does.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Near<TDirection>(Span<Vector128<long>> cells, PeriodTable periods, FactBlockView block)
        where TDirection : IDirection
    {
        var lines = block.Lines;
        var days = block.Days[..lines.Length];
        var amounts = block.Amounts[..lines.Length];
        var outcomes = block.Outcomes[..lines.Length];
        var table = periods.Periods;
        var first = periods.FirstDayNumber;
        var last = (uint)(table.Length - 1);
        var width = periods.Count + 1;
        for (var i = 0; i < lines.Length; i++)
        {
            // Any day is legal; one before the first period wraps to a large number and so lands on the last entry, which is outside.
            ref var cell = ref cells[unchecked((lines[i] * width) + table[(int)Math.Min((uint)(days[i] - first), last)])];
            cell = TDirection.Apply(cell, PackedCell.Of(amounts[i], outcomes[i]));
        }
    }

    // In two steps a few hundred facts at a time: first which cells, asking the memory for each, then the additions. The only unsafe code
    // of this library: the processor is told addresses. Without that instruction the two steps alone gain a little.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Far<TDirection>(Span<Vector128<long>> cells, PeriodTable periods, FactBlockView block)
        where TDirection : IDirection
    {
        Span<int> places = stackalloc int[Ahead];
        fixed (Vector128<long>* start = cells)
        {
            for (var from = 0; from < block.Lines.Length; from += Ahead)
            {
                var part = block.Slice(from, Math.Min(Ahead, block.Lines.Length - from));
                FindPlaces(places, periods, part, start);
                var amounts = part.Amounts;
                var outcomes = part.Outcomes[..amounts.Length];
                for (var i = 0; i < amounts.Length; i++)
                {
                    ref var cell = ref cells[places[i]];
                    cell = TDirection.Apply(cell, PackedCell.Of(amounts[i], outcomes[i]));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Far<TDirection>(CompactCells compact, PeriodTable periods, FactBlockView block)
        where TDirection : IDirection
    {
        Span<int> places = stackalloc int[Ahead];
        var cells = compact.Span;
        fixed (long* start = cells)
        {
            for (var from = 0; from < block.Lines.Length; from += Ahead)
            {
                var part = block.Slice(from, Math.Min(Ahead, block.Lines.Length - from));
                FindPlaces(places, periods, part, start);
                var amounts = part.Amounts;
                var outcomes = part.Outcomes[..amounts.Length];
                for (var i = 0; i < amounts.Length; i++)
                {
                    ref var cell = ref cells[places[i]];
                    cell = TDirection.Apply(cell, CompactCell.Of(amounts[i], outcomes[i]));
                    if (CompactCell.IsFull(cell))
                    {
                        compact.Spill(places[i]);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void FindPlaces<T>(Span<int> places, PeriodTable periods, FactBlockView block, T* cells)
        where T : unmanaged
    {
        var lines = block.Lines;
        var days = block.Days[..lines.Length];
        var table = periods.Periods;
        var first = periods.FirstDayNumber;
        var last = (uint)(table.Length - 1);
        var width = periods.Count + 1;
        for (var i = 0; i < lines.Length; i++)
        {
            var place = unchecked((lines[i] * width) + table[(int)Math.Min((uint)(days[i] - first), last)]);
            places[i] = place;
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(cells + place);
            }
        }
    }

    public readonly struct Adding : IDirection
    {
        public static Vector128<long> Apply(Vector128<long> cell, Vector128<long> change) => cell + change;

        public static CellTotals Apply(CellTotals cell, CellTotals change) => cell + change;

        public static long Apply(long sum, long change) => unchecked(sum + change);

        public static CellTotals Undo(CellTotals cell, CellTotals change) =>
            unchecked(new(cell.MinorUnits - change.MinorUnits, cell.Count - change.Count, cell.Wins - change.Wins));
    }

    public readonly struct TakingBack : IDirection
    {
        public static Vector128<long> Apply(Vector128<long> cell, Vector128<long> change) => cell - change;

        public static CellTotals Apply(CellTotals cell, CellTotals change) => cell - change;

        public static long Apply(long sum, long change) => unchecked(sum - change);

        public static CellTotals Undo(CellTotals cell, CellTotals change) =>
            unchecked(new(cell.MinorUnits + change.MinorUnits, cell.Count + change.Count, cell.Wins + change.Wins));
    }
}
