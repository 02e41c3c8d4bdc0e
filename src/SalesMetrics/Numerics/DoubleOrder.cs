using System.Buffers;

namespace SalesMetrics.Numerics;

/// <summary>Puts numbers in order together with the places they came from.</summary>
/// <remarks>
/// Fewer than 64 by introsort. More by a radix sort: bits are turned so that their order is that of the numbers, and where each stands between the least and the
/// greatest is kept in 32 bits, packed with its place into one word. These are sorted from the lowest digit on; the few whose 32 bits are the same are then sorted by the
/// numbers themselves. Nothing is allocated but what the pool does not hold.
/// </remarks>
internal static class DoubleOrder
{
    private const int Few = 64;
    private const int Many = 4_096;
    private const int MostBits = 11;
    private const int PlaceBits = 32;

    /// <summary>Sorts ascending.</summary>
    /// <param name="values">None is NaN.</param>
    /// <param name="sorted">The values in order; as long.</param>
    /// <param name="order">Where each of them stood; as long.</param>
    public static void Sort(ReadOnlySpan<double> values, Span<double> sorted, Span<int> order)
    {
        if (values.Length >= Few)
        {
            Radix(values, sorted, order);
            return;
        }

        values.CopyTo(sorted);
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        sorted.Sort(order);
    }

    private static void Radix(ReadOnlySpan<double> values, Span<double> sorted, Span<int> order)
    {
        var n = values.Length;
        var (least, most) = (ulong.MaxValue, ulong.MinValue);
        foreach (var value in values)
        {
            var key = Key(value);
            least = Math.Min(least, key);
            most = Math.Max(most, key);
        }

        // With many values wide digits save passes; with few, clearing their counters would cost more than it saves.
        var bits = n < Many ? 8 : MostBits;
        var passes = (PlaceBits + bits - 1) / bits;
        var shift = Math.Max(0, PlaceBits - System.Numerics.BitOperations.LeadingZeroCount(most - least));
        var words = ArrayPool<ulong>.Shared.Rent(2 * n);
        var from = words.AsSpan(0, n);
        var to = words.AsSpan(n, n);
        Span<int> counts = stackalloc int[passes << bits];
        counts.Clear();
        var mask = (1u << bits) - 1;
        unchecked
        {
            for (var i = 0; i < n; i++)
            {
                var digits = (uint)((Key(values[i]) - least) >> shift);
                from[i] = ((ulong)digits << PlaceBits) | (uint)i;
                for (var pass = 0; pass < passes; pass++)
                {
                    counts[(pass << bits) + (int)((digits >> (pass * bits)) & mask)]++;
                }
            }
        }

        for (var pass = 0; pass < passes; pass++)
        {
            var count = counts.Slice(pass << bits, 1 << bits);
            var at = PlaceBits + (pass * bits);
            if (count[(int)((from[0] >> at) & mask)] == n)
            {
                continue;
            }

            var start = 0;
            for (var digit = 0; digit < count.Length; digit++)
            {
                (count[digit], start) = (start, start + count[digit]);
            }

            unchecked
            {
                foreach (var word in from)
                {
                    to[count[(int)((word >> at) & mask)]++] = word;
                }
            }

            var passed = from;
            from = to;
            to = passed;
        }

        for (var i = 0; i < n; i++)
        {
            var place = (int)(uint)(from[i] & uint.MaxValue);
            (order[i], sorted[i]) = (place, values[place]);
        }

        if (shift > 0)
        {
            SortAlike(from, sorted, order);
        }

        ArrayPool<ulong>.Shared.Return(words);
    }

    // Those whose 32 bits are the same stand together, in whatever order.
    private static void SortAlike(ReadOnlySpan<ulong> words, Span<double> sorted, Span<int> order)
    {
        for (var first = 0; first < words.Length;)
        {
            var (next, digits) = (first + 1, words[first] >> PlaceBits);
            while (next < words.Length && words[next] >> PlaceBits == digits)
            {
                next++;
            }

            if (next - first > 1)
            {
                sorted[first..next].Sort(order[first..next]);
            }

            first = next;
        }
    }

    // Negative numbers have their sign bit set and grow with their bits: all bits are turned over; of others the sign bit.
    private static ulong Key(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return unchecked((ulong)(bits ^ ((bits >> 63) | long.MinValue)));
    }
}
