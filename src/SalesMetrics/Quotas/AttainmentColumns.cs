using System.Numerics;

namespace SalesMetrics.Quotas;

/// <summary>Attainment over columns: credited over quota, row by row, without an object per row.</summary>
/// <remarks>
/// <para>Credits and quotas are whole minor units of one currency. A quota of 0 stands for a quota of zero and for none at all: attainment is
/// undefined then. A negative credit gives a negative attainment; a negative quota is refused.</para>
/// <para>Parts per million and estimates are for reading. Whether a bound is reached is asked of <see cref="MarkReached"/>, which compares
/// whole numbers: 99.99996 % is 1,000,000 parts per million, and has not reached 100 %.</para>
/// <para>Nothing is allocated, and nothing is written when a method throws, unless it says so.</para>
/// </remarks>
public static class AttainmentColumns
{
    /// <summary>What stands for an undefined attainment among parts per million. No attainment has this value: one so low would be refused.</summary>
    public const long Undefined = long.MinValue;

    private const long Million = 1_000_000;

    // Credits up to here times a million fit 63 bits.
    private const long MaxFastCredit = long.MaxValue / Million;

    // Three half quotas fit 63 bits twice over, which is how far the remainder of a first guess can be off.
    private const long MaxFastQuota = 1L << 61;

    // Below this many parts per million a guess in floating point is at most one off.
    private const double MaxFastGuess = 1L << 50;

    /// <summary>Expresses attainment in whole parts per million, rounded half away from zero from the exact fraction: 104.2 % is 1,042,000.</summary>
    /// <param name="credits">Credited minor units; any.</param>
    /// <param name="quotas">Quotas in minor units; zero or more, as many as credits.</param>
    /// <param name="partsPerMillion">Where they go, as many as credits; <see cref="Undefined"/> where the quota is 0.</param>
    /// <exception cref="ArgumentException">The columns are not equally long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quota is negative. Rows before it have been written.</exception>
    /// <exception cref="OverflowException">An attainment is beyond 9.2e18 parts per million. Rows before it have been written.</exception>
    public static void ToPartsPerMillion(ReadOnlySpan<long> credits, ReadOnlySpan<long> quotas, Span<long> partsPerMillion)
    {
        RequireEqualLengths(credits.Length, quotas.Length, partsPerMillion.Length, nameof(partsPerMillion));
        var row = 0;
        for (; row <= credits.Length - Vector<long>.Count; row += Vector<long>.Count)
        {
            if (!TryDivide(new Vector<long>(credits[row..]), new Vector<long>(quotas[row..]), out var rounded))
            {
                DivideEach(credits, quotas, partsPerMillion, row, row + Vector<long>.Count);
                continue;
            }

            rounded.CopyTo(partsPerMillion[row..]);
        }

        DivideEach(credits, quotas, partsPerMillion, row, credits.Length);
    }

    /// <summary>Estimates attainment in floating point, for statistics and charts: 1.042 is 104.2 %.</summary>
    /// <param name="credits">Credited minor units; any.</param>
    /// <param name="quotas">Quotas in minor units; zero or more, as many as credits.</param>
    /// <param name="attainments">
    /// Where they go, as many as credits; within 3.4e-16 of the true value, relatively, and <see cref="double.NaN"/> where the quota is 0.
    /// </param>
    /// <exception cref="ArgumentException">The columns are not equally long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quota is negative. Some rows have been written.</exception>
    public static void Estimate(ReadOnlySpan<long> credits, ReadOnlySpan<long> quotas, Span<double> attainments)
    {
        RequireEqualLengths(credits.Length, quotas.Length, attainments.Length, nameof(attainments));
        var signs = Vector<long>.Zero;
        var undefined = new Vector<double>(double.NaN);
        var row = 0;
        for (; row <= credits.Length - Vector<long>.Count; row += Vector<long>.Count)
        {
            var quota = new Vector<long>(quotas[row..]);
            var attainment = Vector.ConvertToDouble(new Vector<long>(credits[row..])) / Vector.ConvertToDouble(quota);
            Vector.ConditionalSelect(Vector.Equals(quota, Vector<long>.Zero), undefined, attainment).CopyTo(attainments[row..]);
            signs |= quota;
        }

        var negative = Vector.LessThanAny(signs, Vector<long>.Zero);
        for (; row < credits.Length; row++)
        {
            attainments[row] = quotas[row] == 0 ? double.NaN : (double)credits[row] / quotas[row];
            negative |= quotas[row] < 0;
        }

        if (negative)
        {
            throw NegativeQuota(quotas);
        }
    }

    /// <summary>Says of each row whether its attainment has reached a bound, exactly: credit x denominator against numerator x quota.</summary>
    /// <param name="credits">Credited minor units; any.</param>
    /// <param name="quotas">Quotas in minor units; zero or more, as many as credits.</param>
    /// <param name="bound">The bound, inclusive; any.</param>
    /// <param name="reached">Where the answers go, as many as credits; false where attainment is undefined.</param>
    /// <returns>How many rows have reached it.</returns>
    /// <remarks>A bound whose terms exceed 63 bits is compared in big integers, which are allocated.</remarks>
    /// <exception cref="ArgumentException">The columns are not equally long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quota is negative. Rows before it have been written.</exception>
    public static int MarkReached(ReadOnlySpan<long> credits, ReadOnlySpan<long> quotas, Ratio bound, Span<bool> reached)
    {
        RequireEqualLengths(credits.Length, quotas.Length, reached.Length, nameof(reached));
        var (numerator, denominator) = (bound.Numerator, bound.Denominator);
        var isShort = BigInteger.Max(BigInteger.Abs(numerator), denominator) <= long.MaxValue;
        var (shortNumerator, shortDenominator) = isShort ? ((long)numerator, (long)denominator) : (0, 1);
        var count = 0;
        for (var row = 0; row < credits.Length; row++)
        {
            if (quotas[row] < 0)
            {
                throw NegativeQuota(quotas);
            }

            reached[row] = quotas[row] != 0 && (isShort
                ? Math.BigMul(credits[row], shortDenominator) >= Math.BigMul(shortNumerator, quotas[row])
                : credits[row] * denominator >= numerator * quotas[row]);
            count += reached[row] ? 1 : 0;
        }

        return count;
    }

    // A guess in floating point, then settled by its exact remainder. With n = |credit| x 10^6 < 2^63 and n / quota < 2^50 the guess before
    // rounding is off by less than 3 x 2^-53 x 2^50 = 0.375, and adding a half by another 0.0625, so that the whole number is at most one off.
    private static bool TryDivide(Vector<long> credit, Vector<long> quota, out Vector<long> rounded)
    {
        var divisor = Vector.Max(quota, Vector<long>.One);
        var magnitude = Vector.Abs(credit) * Million;
        var guess = (Vector.ConvertToDouble(magnitude) / Vector.ConvertToDouble(divisor)) + new Vector<double>(0.5);
        if (Vector.GreaterThanAny(credit, new Vector<long>(MaxFastCredit))
            || Vector.LessThanAny(credit, new Vector<long>(-MaxFastCredit))
            || Vector.LessThanAny(quota, Vector<long>.Zero)
            || Vector.GreaterThanAny(quota, new Vector<long>(MaxFastQuota))
            || Vector.GreaterThanAny(guess, new Vector<double>(MaxFastGuess)))
        {
            rounded = default;
            return false;
        }

        var whole = Vector.ConvertToInt64(guess);
        var twice = (magnitude - (whole * divisor)) << 1;

        // A comparison that holds is -1: subtracting it adds one.
        whole -= Vector.GreaterThanOrEqual(twice, divisor);
        whole += Vector.LessThan(twice, -divisor);
        var sign = credit >> 63;
        rounded = Vector.ConditionalSelect(
            Vector.Equals(quota, Vector<long>.Zero), new Vector<long>(Undefined), (whole ^ sign) - sign);
        return true;
    }

    private static void DivideEach(ReadOnlySpan<long> credits, ReadOnlySpan<long> quotas, Span<long> partsPerMillion, int from, int before)
    {
        for (var row = from; row < before; row++)
        {
            var (credit, quota) = (credits[row], quotas[row]);
            if (quota < 0)
            {
                throw NegativeQuota(quotas);
            }

            partsPerMillion[row] = quota == 0 ? Undefined : Divide(credit, quota) ?? throw new OverflowException(
                Invariant($"Row {row}: {credit} of a quota of {quota} is more parts per million than 64 bits hold."));
        }
    }

    private static long? Divide(long credit, long quota)
    {
        var magnitude = (UInt128)Int128.Abs(credit) * (ulong)Million;
        var (whole, remainder) = UInt128.DivRem(magnitude, (ulong)quota);
        whole += remainder >= (ulong)quota - remainder ? 1UL : 0UL;
        return whole > long.MaxValue ? null : credit < 0 ? -(long)whole : (long)whole;
    }

    private static ArgumentOutOfRangeException NegativeQuota(ReadOnlySpan<long> quotas)
    {
        var row = quotas.IndexOfAnyInRange(long.MinValue, -1);
        return new ArgumentOutOfRangeException(
            nameof(quotas), quotas[row], Invariant($"The quota of row {row} is negative: a quota is zero or more."));
    }

    private static void RequireEqualLengths(int credits, int quotas, int results, string resultsName)
    {
        if (quotas != credits)
        {
            throw new ArgumentException(Invariant($"{quotas} quotas were given for {credits} credits: give one each."), nameof(quotas));
        }

        if (results != credits)
        {
            throw new ArgumentException(Invariant($"There is room for {results} results of {credits} rows: give room for one each."), resultsName);
        }
    }
}
