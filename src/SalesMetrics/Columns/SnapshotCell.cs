using System.Runtime.InteropServices;

namespace SalesMetrics.Columns;

/// <summary>One cell of a snapshot in as few bytes as it needs: the empty cells before it, its sum, count and wins.</summary>
/// <remarks>Each is a number in base 128, the lowest seven bits first, with the high bit set in all bytes but the last; the last is never 0 but for 0 itself. What
/// can be negative is doubled first, and inverted when it is: 0, -1, 1, -2 are 0, 1, 2, 3.</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SnapshotCell(uint Gap, CellTotals Totals)
{
    /// <summary>5 bytes for 32 bits, 19 for 128 and 10 for 64.</summary>
    public const int MaxBytes = 5 + 19 + 10 + 10;

    public int Write(Span<byte> to)
    {
        var length = Write(to, Gap);
        length += Write(to[length..], ZigZag(Totals.MinorUnits));
        length += Write(to[length..], ZigZag(Totals.Count));
        return length + Write(to[length..], ZigZag(Totals.Wins));
    }

    /// <summary>Reads a cell and moves on behind it. False when there is none, or not in the one form there is for it.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> from, out SnapshotCell cell)
    {
        cell = default;
        if (!TryRead(ref from, uint.MaxValue, out var gap)
            || !TryRead(ref from, UInt128.MaxValue, out var sum)
            || !TryRead(ref from, ulong.MaxValue, out var count)
            || !TryRead(ref from, ulong.MaxValue, out var wins))
        {
            return false;
        }

        cell = new SnapshotCell((uint)gap, new CellTotals(UnZigZag(sum), (long)UnZigZag(count), (long)UnZigZag(wins)));
        return true;
    }

    private static int Write(Span<byte> to, UInt128 value)
    {
        var length = 0;
        for (; value >= 128; value >>= 7)
        {
            to[length++] = unchecked((byte)((byte)value | 128));
        }

        to[length] = (byte)value;
        return length + 1;
    }

    private static bool TryRead(ref ReadOnlySpan<byte> from, UInt128 most, out UInt128 value)
    {
        value = 0;
        for (var i = 0; i < from.Length && i * 7 < 128; i++)
        {
            var part = (UInt128)(from[i] & 127u);
            var shifted = part << (i * 7);
            if (shifted >> (i * 7) != part)
            {
                return false;
            }

            value |= shifted;
            if (from[i] < 128)
            {
                var isShortest = i == 0 || from[i] != 0;
                from = from[(i + 1)..];
                return isShortest && value <= most;
            }
        }

        return false;
    }

    private static UInt128 ZigZag(Int128 value) => unchecked((UInt128)((value << 1) ^ (value >> 127)));

    private static Int128 UnZigZag(UInt128 value) => unchecked((Int128)(value >> 1) ^ -(Int128)(value & 1));
}
