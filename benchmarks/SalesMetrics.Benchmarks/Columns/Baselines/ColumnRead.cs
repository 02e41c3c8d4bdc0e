using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns.Baselines;

/// <summary>The limit: reading the 17 bytes of every fact once, on one thread, and doing next to nothing with them.</summary>
internal static class ColumnRead
{
    public static long Read(FactStore store)
    {
        var sum = 0L;
        for (var chunk = 0; chunk < store.Chunks; chunk++)
        {
            sum ^= Read(store.Chunk(chunk));
        }

        return sum;
    }

    public static long Read(FactColumns facts) =>
        Sum(MemoryMarshal.AsBytes(facts.Rows))
        ^ Sum(MemoryMarshal.AsBytes(facts.Days))
        ^ Sum(MemoryMarshal.AsBytes(facts.Amounts))
        ^ Sum(MemoryMarshal.AsBytes(facts.Outcomes));

    // Four sums, so that no addition waits for the one before it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Sum(ReadOnlySpan<byte> bytes)
    {
        var vectors = MemoryMarshal.Cast<byte, Vector<long>>(bytes);
        Vector<long> a = default, b = default, c = default, d = default;
        var i = 0;
        for (; i <= vectors.Length - 4; i += 4)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
        }

        for (; i < vectors.Length; i++)
        {
            a += vectors[i];
        }

        var sum = a ^ b ^ c ^ d;
        var all = 0L;
        for (var lane = 0; lane < Vector<long>.Count; lane++)
        {
            all ^= sum[lane];
        }

        return all;
    }
}
