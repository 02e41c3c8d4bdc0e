using System.Numerics;
using System.Runtime.InteropServices;

namespace SalesMetrics.Columns;

/// <summary>Count, extremes, sum and sum of squares of whole numbers, exact. 64 bytes, which is one line of the processor's cache.</summary>
/// <remarks>
/// A square has up to 126 bits and the count up to 63, so the sum of squares has up to 189 and is kept in 192; the sum has up to 126. Neither can overflow before
/// the count does, and the count is checked.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal record struct Moments
{
    private UInt128 _squaresLow;
    private ulong _squaresHigh;

    public long Count { get; private set; }

    /// <summary>The least; 0 when there are none.</summary>
    public long Minimum { get; private set; }

    /// <summary>The greatest; 0 when there are none.</summary>
    public long Maximum { get; private set; }

    public Int128 Sum { get; private set; }

    public readonly BigInteger Squares => ((BigInteger)_squaresHigh << 128) + (BigInteger)_squaresLow;

    public void Add(long value)
    {
        if (Count == 0)
        {
            (Minimum, Maximum) = (value, value);
        }
        else
        {
            Minimum = Math.Min(Minimum, value);
            Maximum = Math.Max(Maximum, value);
        }

        Count = checked(Count + 1);
        Sum += value;
        var magnitude = Magnitude(value);
        AddSquares(Math.BigMul(magnitude, magnitude), 0);
    }

    public void Add(in Moments other)
    {
        if (other.Count == 0)
        {
            return;
        }

        // First of all, so that nothing is changed when it fails.
        var count = checked(Count + other.Count);
        if (Count == 0)
        {
            this = other;
            return;
        }

        Minimum = Math.Min(Minimum, other.Minimum);
        Maximum = Math.Max(Maximum, other.Maximum);
        Count = count;
        Sum += other.Sum;
        AddSquares(other._squaresLow, other._squaresHigh);
    }

    private void AddSquares(UInt128 low, ulong high)
    {
        _squaresLow = unchecked(_squaresLow + low);
        _squaresHigh = checked(_squaresHigh + high + (_squaresLow < low ? 1UL : 0UL));
    }

    // The magnitude of the least long has no positive counterpart, but fits an unsigned one.
    private static ulong Magnitude(long value) => unchecked((ulong)(value < 0 ? -value : value));
}
