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
        if (values.Length < Few)
        {
            values.CopyTo(sorted);
            for (var i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }

            sorted.Sort(order);
            return;
        }

        var pooled = ArrayPool<ulong>.Shared.Rent(2 * values.Length);
        var words = Words(values, pooled, out var isExact);
        for (var i = 0; i < words.Length; i++)
        {
            var place = PlaceOf(words[i]);
            (order[i], sorted[i]) = (place, values[place]);
        }

        if (!isExact)
        {
            for (var first = 0; first < words.Length;)
            {
                var next = EndOfAlike(words, first);
                sorted[first..next].Sort(order[first..next]);
                first = next;
            }
        }

        ArrayPool<ulong>.Shared.Return(pooled);
    }

    /// <summary>The place of each value, 1 for the least; equal values share the mean of theirs.</summary>
    /// <param name="values">None is NaN.</param>
    /// <param name="ranks">The places; as long.</param>
    public static void MidRanks(ReadOnlySpan<double> values, Span<double> ranks)
    {
        if (values.Length < Few)
        {
            Span<double> sorted = stackalloc double[Few];
            Span<int> order = stackalloc int[Few];
            Sort(values, sorted[..values.Length], order[..values.Length]);
            Share(sorted[..values.Length], order, 0, ranks);
            return;
        }

        var pooled = ArrayPool<ulong>.Shared.Rent(2 * values.Length);
        var words = Words(values, pooled, out _);
        for (var first = 0; first < words.Length;)
        {
            var next = EndOfAlike(words, first);
            if (next == first + 1)
            {
                ranks[PlaceOf(words[first])] = next;
            }
            else
            {
                Share(values, words[first..next], first, ranks);
            }

            first = next;
        }

        ArrayPool<ulong>.Shared.Return(pooled);
    }

    // Values whose 32 bits are the same: equal ones, and ones next to each other.
    private static void Share(ReadOnlySpan<double> values, ReadOnlySpan<ulong> words, int before, Span<double> ranks)
    {
        var (numbers, places) = (ArrayPool<double>.Shared.Rent(words.Length), ArrayPool<int>.Shared.Rent(words.Length));
        var sorted = numbers.AsSpan(0, words.Length);
        var order = places.AsSpan(0, words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            order[i] = PlaceOf(words[i]);
            sorted[i] = values[order[i]];
        }

        sorted.Sort(order);
        Share(sorted, order, before, ranks);
        ArrayPool<double>.Shared.Return(numbers);
        ArrayPool<int>.Shared.Return(places);
    }

    private static void Share(ReadOnlySpan<double> sorted, ReadOnlySpan<int> order, int before, Span<double> ranks)
    {
        for (var first = 0; first < sorted.Length;)
        {
            var next = first + 1;
            while (next < sorted.Length && sorted[next] == sorted[first])
            {
                next++;
            }

            var rank = before + ((first + 1 + next) / 2.0);
            for (; first < next; first++)
            {
                ranks[order[first]] = rank;
            }
        }
    }

    // One word a value, by the 32 bits of where it stands between the least and the greatest; those whose bits are the same stand together, in whatever order.
    private static ReadOnlySpan<ulong> Words(ReadOnlySpan<double> values, ulong[] words, out bool isExact)
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
        isExact = shift == 0;
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

        return from;
    }

    private static int PlaceOf(ulong word) => unchecked((int)(uint)word);

    private static int EndOfAlike(ReadOnlySpan<ulong> words, int first)
    {
        var (next, digits) = (first + 1, words[first] >> PlaceBits);
        while (next < words.Length && words[next] >> PlaceBits == digits)
        {
            next++;
        }

        return next;
    }

    // Negative numbers have their sign bit set and grow with their bits: all bits are turned over; of others the sign bit. Adding zero makes one zero of the two.
    private static ulong Key(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return unchecked((ulong)(bits ^ ((bits >> 63) | long.MinValue)));
    }
}
