using System.Runtime.InteropServices;

namespace SalesMetrics;

/// <summary>A whole number of 256 bits on the stack: the product of two of 128 bits, and its rounded quotient, without allocation.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UInt256(UInt128 High, UInt128 Low) : IComparable<UInt256>
{
    /// <summary>The whole product, schoolbook in digits of 64 bits.</summary>
    public static UInt256 Product(UInt128 left, UInt128 right)
    {
        var (left1, left0) = (Upper(left), Lower(left));
        var (right1, right0) = (Upper(right), Lower(right));
        var low = Math.BigMul(left0, right0);
        var cross = Math.BigMul(left0, right1);
        var crossing = Math.BigMul(left1, right0);
        UInt128 middle = (UInt128)Upper(low) + Lower(cross) + Lower(crossing);
        return new UInt256(
            Math.BigMul(left1, right1) + Upper(cross) + Upper(crossing) + Upper(middle),
            new UInt128(Lower(middle), Lower(low)));
    }

    /// <summary>Divides and rounds, half upwards.</summary>
    /// <param name="divisor">Above zero, and below 2^192.</param>
    /// <param name="quotient">The rounded quotient.</param>
    /// <returns>False when the quotient needs more than 63 bits.</returns>
    public bool TryDivideRounded(UInt256 divisor, out long quotient)
    {
        if (High == 0 && divisor.High == 0)
        {
            var (whole, remainder) = UInt128.DivRem(Low, divisor.Low);
            whole += remainder >= divisor.Low - remainder ? UInt128.One : UInt128.Zero;
            quotient = unchecked((long)whole);
            return whole <= long.MaxValue;
        }

        quotient = 0;
        var rest = this;
        var bits = BitLength - divisor.BitLength;
        if (bits > 63)
        {
            return false;
        }

        // Long division by bits: at most 64 steps, and only amounts beyond 128 bits come here.
        ulong digits = 0;
        for (; bits >= 0; bits--)
        {
            var part = divisor.ShiftedLeft(bits);
            if (rest.CompareTo(part) >= 0)
            {
                rest = rest.Less(part);
                digits |= 1UL << bits;
            }
        }

        if (digits <= long.MaxValue && rest.CompareTo(divisor.Less(rest)) >= 0)
        {
            digits++;
        }

        quotient = unchecked((long)digits);
        return digits <= long.MaxValue;
    }

    /// <inheritdoc />
    public int CompareTo(UInt256 other) => High == other.High ? Low.CompareTo(other.Low) : High.CompareTo(other.High);

    private int BitLength => 256 - (int)(High == 0 ? 128 + UInt128.LeadingZeroCount(Low) : UInt128.LeadingZeroCount(High));

    private static ulong Upper(UInt128 value) => (ulong)(value >> 64);

    private static ulong Lower(UInt128 value) => unchecked((ulong)value);

    private UInt256 ShiftedLeft(int bits) =>
        bits == 0 ? this : new UInt256((High << bits) | (Low >> (128 - bits)), Low << bits);

    // A larger number is never taken away.
    private UInt256 Less(UInt256 other) =>
        unchecked(new UInt256(High - other.High - (Low < other.Low ? UInt128.One : UInt128.Zero), Low - other.Low));
}
