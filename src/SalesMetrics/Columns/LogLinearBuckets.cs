using System.Numerics;

namespace SalesMetrics.Columns;

/// <summary>Buckets of magnitudes that grow with the magnitude: each doubling is cut into equally many of equal width, as in Tene's HdrHistogram.</summary>
/// <remarks>With 2^b buckets a doubling, magnitudes below 2^(b+1) have a bucket each, and the width of any other is at most 2^-b of its least magnitude.</remarks>
internal static class LogLinearBuckets
{
    /// <summary>The number of the bucket of a magnitude.</summary>
    /// <param name="magnitude">Up to 2^63.</param>
    /// <param name="bits">How many buckets a doubling is cut into, as a power of two.</param>
    public static int IndexOf(ulong magnitude, int bits)
    {
        var shift = Math.Max(0, BitOperations.Log2(magnitude) - bits);
        return (shift << bits) + (int)(magnitude >> shift);
    }

    /// <summary>The least and the greatest magnitude of a bucket.</summary>
    public static (ulong Least, ulong Greatest) Bounds(int index, int bits)
    {
        var shift = Math.Max(0, (index >> bits) - 1);
        var least = (ulong)(index - (shift << bits)) << shift;
        return (least, least + ((1UL << shift) - 1));
    }

    /// <summary>How many buckets there are for all magnitudes up to 2^63.</summary>
    public static int Count(int bits) => IndexOf(1UL << 63, bits) + 1;
}
