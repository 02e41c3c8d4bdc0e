using System.Runtime.Intrinsics;

namespace SalesMetrics.Columns;

internal sealed partial class CellStore
{
    /// <summary>Adds the cells of a finer store, each to the place its line and period belong to.</summary>
    public void RollUp(CellStore finer, ReadOnlySpan<int> lines, ReadOnlySpan<int> periods, int width)
    {
        if (finer._compact is { } compact)
        {
            RollUp(compact, lines, periods, width);
            return;
        }

        Expand();
        if (finer._packed is null)
        {
            Widen();
        }
        else
        {
            // A bound on any of the coarser sums: all of the finer ones in one. Both bounds are below 2^63 and there are at most 2^29 cells.
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

    private void RollUp(CompactCells finer, ReadOnlySpan<int> lines, ReadOnlySpan<int> periods, int width)
    {
        // Whatever lies in the cells fits packed ones when added up, for all but the largest cubes.
        var (sum, count) = finer.Bounds();
        if (_compact is null)
        {
            Reserve((UInt128)sum * (uint)finer.Length, count * finer.Length);
        }

        var cells = finer.Span;
        for (var line = 0; line < lines.Length; line++)
        {
            var from = cells.Slice(line * periods.Length, periods.Length);
            var start = lines[line] * width;
            if (_packed is { } packed)
            {
                var to = packed.Span.Slice(start, width);
                for (var period = 0; period < from.Length; period++)
                {
                    to[periods[period]] += PackedCell.Of(CompactCell.Read(from[period]));
                }
            }
            else
            {
                for (var period = 0; period < from.Length; period++)
                {
                    AddCompact(start + periods[period], from[period]);
                }
            }
        }

        foreach (var (place, totals) in finer.Spilled)
        {
            Add((lines[place / periods.Length] * width) + periods[place % periods.Length], totals);
        }

        ExpandIfCrowded();
    }

    private void AddCompact(int place, long cell)
    {
        if (_compact is { } compact)
        {
            compact.Add(place, cell);
        }
        else
        {
            Add(place, CompactCell.Read(cell));
        }
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
}
