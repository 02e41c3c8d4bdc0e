using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SalesMetrics.Columns;

/// <summary>The largest values of a block of facts. With them, one comparison a block stands for a check of every row.</summary>
/// <param name="Row">The largest first key, read as unsigned, so that a negative one is large.</param>
/// <param name="Second">The largest second key, likewise.</param>
/// <param name="Currency">The largest currency.</param>
/// <param name="Outcome">The largest outcome.</param>
/// <param name="Magnitude">The largest amount regardless of sign; up to 2^63.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlockBounds(uint Row, uint Second, byte Currency, byte Outcome, ulong Magnitude)
{
    public static BlockBounds Of(FactColumns facts) => new(
        Max(MemoryMarshal.Cast<int, uint>(facts.Rows)),
        Max(MemoryMarshal.Cast<int, uint>(facts.Seconds)),
        Max(facts.Currencies),
        Max(MemoryMarshal.Cast<FactOutcome, byte>(facts.Outcomes)),
        Spread(facts.Amounts));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Max<T>(ReadOnlySpan<T> values)
        where T : struct, INumber<T>
    {
        var most = T.Zero;
        var done = 0;
        if (values.Length >= Vector<T>.Count)
        {
            var lanes = Vector<T>.Zero;
            foreach (var vector in MemoryMarshal.Cast<T, Vector<T>>(values))
            {
                lanes = Vector.Max(lanes, vector);
            }

            for (var i = 0; i < Vector<T>.Count; i++)
            {
                most = T.Max(most, lanes[i]);
            }

            done = values.Length - (values.Length % Vector<T>.Count);
        }

        foreach (var value in values[done..])
        {
            most = T.Max(most, value);
        }

        return most;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Spread(ReadOnlySpan<long> values)
    {
        long least = 0, most = 0;
        var done = 0;
        if (values.Length >= Vector<long>.Count)
        {
            Vector<long> low = Vector<long>.Zero, high = Vector<long>.Zero;
            foreach (var vector in MemoryMarshal.Cast<long, Vector<long>>(values))
            {
                low = Vector.Min(low, vector);
                high = Vector.Max(high, vector);
            }

            for (var i = 0; i < Vector<long>.Count; i++)
            {
                least = Math.Min(least, low[i]);
                most = Math.Max(most, high[i]);
            }

            done = values.Length - (values.Length % Vector<long>.Count);
        }

        foreach (var value in values[done..])
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        // The magnitude of the least long has no positive counterpart, but fits an unsigned one.
        return Math.Max((ulong)most, unchecked((ulong)-least));
    }
}
