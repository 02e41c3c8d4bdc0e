using System.Globalization;
using System.Numerics;
using FsCheck.Xunit;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests;

/// <summary>Ratios are the ordered field of the rational numbers.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
public class RatioProperties
{
    [Property]
    public bool Addition_and_multiplication_are_associative(Ratio a, Ratio b, Ratio c) =>
        (a + b) + c == a + (b + c) && (a * b) * c == a * (b * c);

    [Property]
    public bool Addition_and_multiplication_are_commutative(Ratio a, Ratio b) => a + b == b + a && a * b == b * a;

    [Property]
    public bool Multiplication_distributes_over_addition(Ratio a, Ratio b, Ratio c) => a * (b + c) == (a * b) + (a * c);

    [Property]
    public bool Zero_and_one_change_nothing(Ratio a) => a + Ratio.Zero == a && a * Ratio.One == a && a * default(Ratio) == default;

    [Property]
    public bool Subtraction_and_division_undo(Ratio a, Ratio b) => (a - b) + b == a && (b.Sign == 0 || (a / b) * b == a);

    [Property]
    public bool The_order_is_total_and_keeps_with_addition(Ratio a, Ratio b, Ratio c)
    {
        var one = new[] { a < b, a == b, a > b }.Count(isSo => isSo) == 1;
        return one && (a < b) == (a + c < b + c) && (a <= b) == (b >= a) && a.CompareTo(b) == -b.CompareTo(a);
    }

    [Property]
    public bool The_order_turns_with_a_negative_factor(Ratio a, Ratio b) => (a < b) == (-a > -b);

    [Property]
    public bool A_fraction_is_in_lowest_terms_above_a_positive_denominator(Ratio a) =>
        a.Denominator >= 1 && BigInteger.GreatestCommonDivisor(a.Numerator, a.Denominator).IsOne && a.Sign == a.Numerator.Sign;

    [Property]
    public bool Equal_ratios_hash_alike(Ratio a, Ratio b) =>
        b.Sign == 0 || ((a * b) / b).GetHashCode() == a.GetHashCode();

    [Property]
    public bool A_decimal_comes_back_exactly(Money money) =>
        Ratio.FromDecimal(money.Amount).ToDecimal() == money.Amount && Ratio.FromDecimal(money.Amount) == Ratio.FromPercent(money.Amount) * Ratio.Of(100, 1);

    [Property]
    public bool The_nearest_decimal_is_within_half_of_its_last_digit(Ratio a)
    {
        if (a > Ratio.FromDecimal(decimal.MaxValue) || a < Ratio.FromDecimal(decimal.MinValue))
        {
            return true;
        }

        // 28 significant digits at least, or 28 decimals: 5e-29 relative, or 5e-29 absolute below one.
        var error = Ratio.FromDecimal(a.ToDecimal()) - a;
        var magnitude = a.Sign < 0 ? -a : a;
        var scale = magnitude < Ratio.One ? Ratio.One : magnitude;
        var allowed = scale * Ratio.Of(5, BigInteger.Pow(10, 28));
        return error <= allowed && error >= -allowed && (magnitude >= Ratio.Of(1, 10) || Within(error, Ratio.Of(5, BigInteger.Pow(10, 29))));
    }

    [Property]
    public bool A_double_is_the_nearest_there_is(Ratio a)
    {
        var nearest = a.ToDouble();
        var distance = Distance(nearest, a);
        return distance <= Distance(Math.BitIncrement(nearest), a) && distance <= Distance(Math.BitDecrement(nearest), a);
    }

    [Property]
    public bool Text_is_read_back_as_the_nearest_decimal(Ratio a) =>
        a > Ratio.FromDecimal(decimal.MaxValue)
        || a < Ratio.FromDecimal(decimal.MinValue)
        || decimal.Parse(a.ToString(), CultureInfo.InvariantCulture) == a.ToDecimal();

    private static bool Within(Ratio error, Ratio allowed) => error <= allowed && error >= -allowed;

    private static Ratio Distance(double value, Ratio exact)
    {
        // A double is a whole number over or times a power of two.
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = (BigInteger)((bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52)) * (bits < 0 ? -1 : 1);
        var shift = Math.Max(exponent, 1) - 1075;
        var ratio = shift < 0 ? Ratio.Of(mantissa, BigInteger.One << -shift) : Ratio.Of(mantissa << shift, 1);
        var difference = ratio - exact;
        return difference.Sign < 0 ? -difference : difference;
    }
}
