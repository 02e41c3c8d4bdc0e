using System.Numerics;

namespace SalesMetrics;

/// <summary>An exact fraction: an attainment, a share, a weight, a rate. 0.05 is five percent.</summary>
/// <remarks>
/// <para>It is a whole numerator over a whole denominator in lowest terms, so that 1/3 is one third and 47/91 of a quota is not cut off
/// after 28 digits: bounds are compared with the true value, and a payout is rounded once.</para>
/// <para>The default value is zero. There is no infinity and no "not a number": dividing by zero throws, and an attainment without a
/// quota is <see langword="null"/> where it arises.</para>
/// </remarks>
public readonly struct Ratio
    : IEquatable<Ratio>,
        IComparable<Ratio>,
        IAdditionOperators<Ratio, Ratio, Ratio>,
        ISubtractionOperators<Ratio, Ratio, Ratio>,
        IMultiplyOperators<Ratio, Ratio, Ratio>,
        IDivisionOperators<Ratio, Ratio, Ratio>,
        IUnaryNegationOperators<Ratio, Ratio>,
        IComparisonOperators<Ratio, Ratio, bool>
{
    // The denominator less one, so that the default value is 0/1.
    private readonly BigInteger _denominatorLessOne;

    private Ratio(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        _denominatorLessOne = denominator - 1;
    }

    /// <summary>Nothing: 0.</summary>
    public static Ratio Zero => default;

    /// <summary>The whole: 1, or 100 %.</summary>
    public static Ratio One { get; } = new(1, 1);

    /// <summary>The numerator in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator in lowest terms; 1 or more.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>Makes the fraction of two whole numbers.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="denominator"/> is zero.</exception>
    public static Ratio Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException(Invariant($"{numerator}/0 is no ratio: a zero denominator is undefined."));
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        return new Ratio(numerator / divisor, denominator / divisor);
    }

    /// <summary>Makes the ratio that a decimal stands for, exactly: 0.05 is five percent.</summary>
    public static Ratio FromDecimal(decimal value)
    {
        var (mantissa, scale) = ExactMath.Parts(value);
        return Of(mantissa, ExactMath.PowerOfTen(scale));
    }

    /// <summary>Makes the ratio of so many percent, exactly: 5 is five percent.</summary>
    public static Ratio FromPercent(decimal percent)
    {
        var (mantissa, scale) = ExactMath.Parts(percent);
        return Of(mantissa, ExactMath.PowerOfTen(scale + 2));
    }

    /// <summary>Adds two ratios exactly.</summary>
    public static Ratio operator +(Ratio left, Ratio right) =>
        Of((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Subtracts exactly.</summary>
    public static Ratio operator -(Ratio left, Ratio right) => left + (-right);

    /// <summary>Changes the sign.</summary>
    public static Ratio operator -(Ratio value) => new(-value.Numerator, value.Denominator);

    /// <summary>Multiplies exactly.</summary>
    public static Ratio operator *(Ratio left, Ratio right) =>
        Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Divides exactly.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero.</exception>
    public static Ratio operator /(Ratio left, Ratio right) =>
        Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>Whether two ratios are the same number.</summary>
    public static bool operator ==(Ratio left, Ratio right) => left.Equals(right);

    /// <summary>Whether two ratios differ.</summary>
    public static bool operator !=(Ratio left, Ratio right) => !left.Equals(right);

    /// <summary>Whether the left is less.</summary>
    public static bool operator <(Ratio left, Ratio right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left is less or equal.</summary>
    public static bool operator <=(Ratio left, Ratio right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left is more.</summary>
    public static bool operator >(Ratio left, Ratio right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left is more or equal.</summary>
    public static bool operator >=(Ratio left, Ratio right) => left.CompareTo(right) >= 0;

    /// <summary>The nearest decimal, without trailing zeros; half rounds away from zero.</summary>
    /// <remarks>
    /// A ratio that a decimal can hold comes back exactly. Others keep as many digits as fit: at most 28 decimals, and 28 or 29
    /// significant digits once above one tenth. Below 1e-28 nothing is left but zero or 1e-28.
    /// </remarks>
    /// <exception cref="OverflowException">The ratio is beyond the range of a decimal (about 7.9e28).</exception>
    public decimal ToDecimal()
    {
        // A logarithm would miscount the digits beside a power of ten, so the whole part is counted in whole numbers.
        var whole = BigInteger.Abs(Numerator) / Denominator;
        var wholeDigits = 0;
        while (wholeDigits < 29 && whole >= ExactMath.PowerOfTen(wholeDigits))
        {
            wholeDigits++;
        }

        // 29 digits fit if the first ones are small; if they do not, one less is rounded from the exact value, not from those 29.
        var decimals = Math.Min(29 - wholeDigits, 28);
        var scaled = TimesPowerOfTen(decimals);
        if (decimals > 0 && !ExactMath.Fits(scaled))
        {
            decimals--;
            scaled = TimesPowerOfTen(decimals);
        }

        while (decimals > 0 && scaled % 10 == 0)
        {
            scaled /= 10;
            decimals--;
        }

        return ExactMath.ToDecimal(scaled, decimals);
    }

    /// <summary>Rounds the exact value to a number of decimals.</summary>
    /// <param name="decimals">From 0 to 28.</param>
    /// <param name="rounding">What becomes of a value exactly half-way.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is out of range, or the rounding is no rule.</exception>
    /// <exception cref="OverflowException">The rounded value needs more digits than a decimal has.</exception>
    public decimal ToDecimal(int decimals, MidpointRounding rounding = MidpointRounding.AwayFromZero)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 28);
        return ExactMath.ToDecimal(
            ExactMath.DivideRounded(Numerator * ExactMath.PowerOfTen(decimals), Denominator, rounding), decimals);
    }

    /// <summary>The ratio as an estimate, for statistics: the nearest double.</summary>
    /// <exception cref="OverflowException">The ratio is beyond the range of a double (about 1.8e308): there is no infinity here.</exception>
    public double ToDouble()
    {
        const int doubleBits = 53;
        var denominator = Denominator;
        if (Numerator.GetBitLength() <= doubleBits && denominator.GetBitLength() <= doubleBits)
        {
            return (double)Numerator / (double)denominator;
        }

        // Either term may be beyond a double although their quotient is not, so the quotient's leading bits are taken first.
        var excess = (int)(BigInteger.Abs(Numerator).GetBitLength() - denominator.GetBitLength()) - doubleBits;
        var leading = DividedByPowerOfTwo(excess);
        if (BigInteger.Abs(leading).GetBitLength() > doubleBits)
        {
            excess++;
            leading = DividedByPowerOfTwo(excess);
        }

        var nearest = Math.ScaleB((double)leading, excess);
        return double.IsFinite(nearest)
            ? nearest
            : throw new OverflowException("The ratio is beyond the range of a double (about 1.8e308).");
    }

    /// <summary>Compares the numbers, exactly.</summary>
    public int CompareTo(Ratio other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc />
    public bool Equals(Ratio other) => Numerator == other.Numerator && _denominatorLessOne == other._denominatorLessOne;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Ratio other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Numerator, _denominatorLessOne);

    /// <summary>The value as a plain decimal number, culture-free, nearest to it: <c>0.75</c>.</summary>
    /// <exception cref="OverflowException">The ratio is beyond the range of a decimal (about 7.9e28).</exception>
    public override string ToString() => ToDecimal().ToString(CultureInfo.InvariantCulture);

    /// <summary>The value in percent, culture-free, rounded half away from zero: <c>104.2 %</c>.</summary>
    /// <param name="decimals">Decimals of the percentage, 0 to 26.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is out of range.</exception>
    /// <exception cref="OverflowException">The percentage needs more digits than a decimal has.</exception>
    public string ToPercentText(int decimals = 1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 26);
        var percent = (this * new Ratio(100, 1)).ToDecimal(decimals);
        return Invariant($"{percent} %");
    }

    private BigInteger TimesPowerOfTen(int exponent) =>
        ExactMath.DivideRounded(Numerator * ExactMath.PowerOfTen(exponent), Denominator, MidpointRounding.AwayFromZero);

    private BigInteger DividedByPowerOfTwo(int exponent) =>
        ExactMath.DivideRounded(Numerator << Math.Max(-exponent, 0), Denominator << Math.Max(exponent, 0), MidpointRounding.ToEven);
}
