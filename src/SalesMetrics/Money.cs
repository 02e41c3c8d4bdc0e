using System.Numerics;

namespace SalesMetrics;

/// <summary>An exact amount in one currency. It is never rounded unless asked.</summary>
/// <remarks>
/// <para>Adding or ordering amounts in different currencies throws: convert first, at a stated rate.</para>
/// <para>An operation whose exact result needs more digits than a decimal has (28) throws <see cref="OverflowException"/>; it does not
/// lose the last ones in silence.</para>
/// <para>The default value is zero in <see cref="Currency.None"/>.</para>
/// </remarks>
public readonly partial record struct Money
    : IComparable<Money>,
        IAdditionOperators<Money, Money, Money>,
        ISubtractionOperators<Money, Money, Money>,
        IUnaryNegationOperators<Money, Money>,
        IMultiplyOperators<Money, decimal, Money>,
        IDivisionOperators<Money, Money, Ratio>
{
    /// <summary>Makes an amount.</summary>
    /// <exception cref="ArgumentException">An amount other than zero has no currency.</exception>
    public Money(decimal amount, Currency currency)
    {
        if (currency == Currency.None && amount != 0m)
        {
            throw new ArgumentException(
                Invariant($"An amount of {amount} needs a currency."), nameof(currency));
        }

        // A decimal can be minus zero, which counts as negative in the BCL's checks; money knows one zero.
        Amount = decimal.IsNegative(amount) && amount == 0m ? decimal.Abs(amount) : amount;
        Currency = currency;
    }

    /// <summary>The amount in major units, such as dollars, with whatever decimals it has.</summary>
    public decimal Amount { get; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>Whether the amount is a whole number of minor units (cents), as anything that is paid out must be.</summary>
    public bool IsWholeMinorUnits => decimal.Round(Amount, Currency.MinorUnits, MidpointRounding.ToZero) == Amount;

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>Makes an amount from whole minor units: 1050 in USD is 10.50.</summary>
    public static Money FromMinorUnits(long minorUnits, Currency currency) =>
        new(ExactMath.ToDecimal(minorUnits, currency.MinorUnits), currency);

    /// <summary>Gets the amount as a whole number of minor units, the inverse of <see cref="FromMinorUnits"/>.</summary>
    /// <param name="minorUnits">The number; 0 when there is none.</param>
    /// <returns>False when the amount has a fraction of a minor unit, or is beyond 2^63 minor units.</returns>
    public bool TryGetMinorUnits(out long minorUnits) => ExactMath.TryScale(Amount, Currency.MinorUnits, out minorUnits);

    /// <summary>Adds amounts up, exactly; zero in <paramref name="currency"/> when there are none.</summary>
    /// <exception cref="CurrencyMismatchException">One of them is in another currency.</exception>
    public static Money Sum(IEnumerable<Money> amounts, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        var sum = Zero(currency);
        foreach (var amount in amounts)
        {
            sum += amount;
        }

        return sum;
    }

    /// <summary>Adds two amounts.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right)
    {
        var addend = right.In(left.Currency);
        var sum = left.Amount + addend;

        // A decimal sum keeps the finer scale of the two unless it ran out of digits.
        return sum.Scale >= Math.Max(left.Amount.Scale, addend.Scale)
            ? new Money(sum, left.Currency)
            : new Money(AddSlowly(left.Amount, addend), left.Currency);
    }

    /// <summary>Subtracts an amount.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => left + -right;

    /// <summary>Changes the sign, as a reversal does.</summary>
    public static Money operator -(Money value) => new(-value.Amount, value.Currency);

    /// <summary>Multiplies by a plain number, exactly.</summary>
    /// <exception cref="OverflowException">The exact product needs more than 28 digits.</exception>
    public static Money operator *(Money left, decimal right)
    {
        var scale = left.Amount.Scale + right.Scale;
        if (scale <= 28)
        {
            var product = left.Amount * right;
            if (product.Scale == scale)
            {
                return new Money(product, left.Currency);
            }
        }

        var (mantissa, _) = ExactMath.Parts(left.Amount);
        var (factor, _) = ExactMath.Parts(right);
        return new Money(ExactMath.ToDecimal(mantissa * factor, scale), left.Currency);
    }

    /// <summary>Expresses one amount as a fraction of another, exactly.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero: the fraction is undefined.</exception>
    public static Ratio operator /(Money left, Money right)
    {
        var (numerator, numeratorScale) = ExactMath.Parts(left.Amount);
        var (denominator, denominatorScale) = ExactMath.Parts(right.In(left.Currency));
        return Ratio.Of(numerator * ExactMath.PowerOfTen(denominatorScale), denominator * ExactMath.PowerOfTen(numeratorScale));
    }

    /// <summary>Whether the left amount is less.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is less or equal.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is more.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is more or equal.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Takes a share of the amount and rounds it to whole minor units: the one step at which pay is rounded.</summary>
    /// <param name="share">The share; the product is exact before it is rounded, so a tie is a true tie.</param>
    /// <param name="rounding">What becomes of exactly half a minor unit; away from zero unless stated.</param>
    /// <exception cref="OverflowException">The result does not fit a decimal.</exception>
    public Money RoundedShare(Ratio share, MidpointRounding rounding = MidpointRounding.AwayFromZero)
    {
        var (mantissa, scale) = ExactMath.Parts(Amount);
        var minorUnits = ExactMath.DivideRounded(
            mantissa * share.Numerator * ExactMath.PowerOfTen(Currency.MinorUnits),
            share.Denominator * ExactMath.PowerOfTen(scale),
            rounding);
        return new Money(ExactMath.ToDecimal(minorUnits, Currency.MinorUnits), Currency);
    }

    /// <summary>Rounds to whole minor units.</summary>
    /// <param name="rounding">What becomes of exactly half a minor unit; away from zero unless stated.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rounding"/> is no rule.</exception>
    public Money Round(MidpointRounding rounding = MidpointRounding.AwayFromZero) =>
        Enum.IsDefined(rounding)
            ? new(decimal.Round(Amount, Currency.MinorUnits, rounding), Currency)
            : throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "Not a rounding rule.");

    /// <summary>Orders by amount within one currency.</summary>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public int CompareTo(Money other) => Amount.CompareTo(other.In(Currency));

    /// <summary>The amount with at least its minor units, and the code, culture-free: <c>4200.00 USD</c>.</summary>
    public override string ToString()
    {
        var decimals = Math.Max(Currency.MinorUnits, Amount.Scale);
        return Invariant($"{Amount.ToString(Invariant($"F{decimals}"), CultureInfo.InvariantCulture)} {Currency}");
    }

    private static decimal AddSlowly(decimal left, decimal right)
    {
        var (first, firstScale) = ExactMath.Parts(left);
        var (second, secondScale) = ExactMath.Parts(right);
        var scale = Math.Max(firstScale, secondScale);
        return ExactMath.ToDecimal(
            (first * ExactMath.PowerOfTen(scale - firstScale)) + (second * ExactMath.PowerOfTen(scale - secondScale)), scale);
    }

    private decimal In(Currency expected) =>
        Currency == expected ? Amount : throw new CurrencyMismatchException(expected, Currency);
}
