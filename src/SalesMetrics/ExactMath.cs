using System.Numerics;

namespace SalesMetrics;

/// <summary>Whole-number arithmetic below money and ratios: nothing here loses a digit unless told how.</summary>
internal static class ExactMath
{
    private static readonly ImmutableArray<BigInteger> SmallPowersOfTen =
        [.. Enumerable.Range(0, 60).Select(exponent => BigInteger.Pow(10, exponent))];

    public static BigInteger PowerOfTen(int exponent) =>
        exponent < SmallPowersOfTen.Length ? SmallPowersOfTen[exponent] : BigInteger.Pow(10, exponent);

    /// <summary>A decimal as a whole number over a power of ten.</summary>
    public static (BigInteger Mantissa, int Scale) Parts(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);

        // The parts are 32 bits without a sign, handed over as signed numbers.
        var magnitude = unchecked(((UInt128)(uint)bits[2] << 64) | ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        var mantissa = (BigInteger)magnitude;
        return (decimal.IsNegative(value) ? -mantissa : mantissa, value.Scale);
    }

    /// <summary>Whether a whole number fits the 96 bits of a decimal.</summary>
    public static bool Fits(BigInteger mantissa) => BigInteger.Abs(mantissa).GetBitLength() <= 96;

    /// <summary>A whole number over a power of ten as a decimal.</summary>
    /// <exception cref="OverflowException">It needs more than the 96 bits of a decimal.</exception>
    public static decimal ToDecimal(BigInteger mantissa, int scale)
    {
        var magnitude = BigInteger.Abs(mantissa);
        while ((magnitude.GetBitLength() > 96 || scale > 28) && scale > 0 && magnitude % 10 == 0)
        {
            magnitude /= 10;
            scale--;
        }

        if (magnitude.GetBitLength() > 96 || scale > 28)
        {
            throw new OverflowException(
                Invariant($"{mantissa}e-{scale} does not fit a decimal exactly: it holds up to 7.9e28, in 28 to 29 digits."));
        }

        var bits = (UInt128)magnitude;
        return new decimal(
            unchecked((int)(uint)bits), unchecked((int)(uint)(bits >> 32)), unchecked((int)(uint)(bits >> 64)), mantissa.Sign < 0, (byte)scale);
    }

    private static ReadOnlySpan<ulong> SmallPowers =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    /// <summary>A decimal times a power of ten as a whole number of 64 bits, if it is one.</summary>
    public static bool TryScale(decimal value, int digits, out long scaled)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        var low = unchecked(((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        var missing = digits - value.Scale;
        if (bits[2] == 0 && missing is >= 0 and <= 18
            && Math.BigMul(low, SmallPowers[missing], out var scaledLow) == 0 && scaledLow <= long.MaxValue)
        {
            // Nearly every amount: the decimals of its currency or fewer, and far from the end of the range.
            scaled = bits[3] < 0 ? -(long)scaledLow : (long)scaledLow;
            return true;
        }

        var (mantissa, scale) = Parts(value);
        var product = scale <= digits
            ? mantissa * PowerOfTen(digits - scale)
            : BigInteger.DivRem(mantissa, PowerOfTen(scale - digits), out var rest) is var quotient && rest.IsZero ? quotient
            : long.MaxValue + BigInteger.One;
        var fits = product >= long.MinValue && product <= long.MaxValue;
        scaled = fits ? (long)product : 0;
        return fits;
    }

    /// <summary>Divides and rounds to a whole number by the stated rule, from the exact quotient.</summary>
    public static BigInteger DivideRounded(BigInteger dividend, BigInteger divisor, MidpointRounding rounding)
    {
        if (!Enum.IsDefined(rounding))
        {
            throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "Not a rounding rule.");
        }

        if (divisor.Sign < 0)
        {
            (dividend, divisor) = (-dividend, -divisor);
        }

        var floor = BigInteger.DivRem(dividend, divisor, out var remainder);
        if (remainder.Sign < 0)
        {
            floor -= 1;
            remainder += divisor;
        }

        if (remainder.IsZero)
        {
            return floor;
        }

        var half = (remainder * 2).CompareTo(divisor);
        var up = rounding switch
        {
            MidpointRounding.AwayFromZero => half > 0 || (half == 0 && dividend.Sign > 0),
            MidpointRounding.ToEven => half > 0 || (half == 0 && !floor.IsEven),
            MidpointRounding.ToZero => dividend.Sign < 0,
            MidpointRounding.ToNegativeInfinity => false,
            _ => true, // ToPositiveInfinity
        };
        return up ? floor + 1 : floor;
    }
}
