using System.Globalization;
using System.Numerics;

namespace SalesMetrics.Tests;

public class RatioTests
{
    [Fact]
    public void The_default_is_zero()
    {
        Assert.Equal(Ratio.Zero, default);
        Assert.Equal(BigInteger.Zero, default(Ratio).Numerator);
        Assert.Equal(BigInteger.One, default(Ratio).Denominator);
        Assert.Equal(Ratio.Of(0, -7), default);
        Assert.Equal(Ratio.Of(0, -7).GetHashCode(), default(Ratio).GetHashCode());
        Assert.Equal("0", default(Ratio).ToString());
        Assert.Equal(0.0, default(Ratio).ToDouble());
    }

    [Fact]
    public void Equal_fractions_are_equal_however_they_are_written()
    {
        Assert.Equal(Ratio.Of(1, 2), Ratio.Of(-5, -10));
        Assert.Equal(Ratio.FromPercent(50m), Ratio.FromDecimal(0.500m));
        Assert.Equal(Ratio.FromPercent(50m).GetHashCode(), Ratio.FromDecimal(0.500m).GetHashCode());
        Assert.Equal(Ratio.Of(-1, 2), Ratio.Of(1, -2));
        Assert.True(Ratio.Of(1, 3) != Ratio.FromDecimal(0.3333333333333333333333333333m));
        Assert.False(Ratio.One.Equals("1"));
    }

    [Fact]
    public void A_zero_denominator_is_refused()
    {
        Assert.Throws<DivideByZeroException>(() => Ratio.Of(1, 0));
        Assert.Throws<DivideByZeroException>(() => Ratio.One / default(Ratio));
    }

    [Fact]
    public void Attainment_just_below_a_bound_is_below_it()
    {
        // spec/compensation.md case 8: no rounding before the comparison.
        Assert.True(Ratio.FromDecimal(0.99995m) < Ratio.One);
        Assert.True(Ratio.Of(299_999_999, 300_000_000) < Ratio.One);
        Assert.True(Ratio.Of(1, 3) + Ratio.Of(1, 3) + Ratio.Of(1, 3) >= Ratio.One);
    }

    [Theory]
    [InlineData("1", "3", "0.3333333333333333333333333333")]
    [InlineData("2", "3", "0.6666666666666666666666666667")]
    [InlineData("-2", "3", "-0.6666666666666666666666666667")]
    [InlineData("20", "3", "6.6666666666666666666666666667")]
    [InlineData("200", "3", "66.666666666666666666666666667")]
    [InlineData("1000", "3", "333.33333333333333333333333333")]
    [InlineData("2999999999999999998", "3", "999999999999999999.3333333333")]
    [InlineData("3000000000000000001", "3", "1000000000000000000.3333333333")]
    [InlineData("1", "20000000000000000000000000000", "0.0000000000000000000000000001")]
    [InlineData("1", "20000000000000000000000000001", "0")]
    [InlineData("79228162514264337593543950335", "1", "79228162514264337593543950335")]
    [InlineData("79228162514264337593543950335", "10000000000000000000000000000", "7.9228162514264337593543950335")]
    [InlineData("19999999999999999999999999999", "2", "10000000000000000000000000000")]
    [InlineData("12999999999999999999999999999", "2", "6499999999999999999999999999.5")]
    [InlineData("5", "2", "2.5")]
    public void The_nearest_decimal_keeps_every_digit_that_fits(string numerator, string denominator, string expected)
    {
        var ratio = Ratio.Of(BigInteger.Parse(numerator, CultureInfo.InvariantCulture), BigInteger.Parse(denominator, CultureInfo.InvariantCulture));

        Assert.Equal(expected, ratio.ToString());
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), ratio.ToDecimal());
    }

    [Fact]
    public void A_ratio_beyond_a_decimal_is_refused_as_a_decimal()
    {
        var most = Ratio.FromDecimal(decimal.MaxValue);

        Assert.Equal(decimal.MaxValue, (most + Ratio.Of(499, 1000)).ToDecimal());
        Assert.Throws<OverflowException>(() => (most + Ratio.Of(1, 2)).ToDecimal());
        Assert.Throws<OverflowException>(() => (-most - Ratio.One).ToDecimal());
        Assert.Throws<OverflowException>(() => Ratio.Of(BigInteger.Pow(10, 400), 1).ToDecimal());
        Assert.Throws<OverflowException>(() => (most / Ratio.Of(11, 1)).ToDecimal(28));
        Assert.Equal(decimal.MaxValue, most.ToDecimal(28));
    }

    [Fact]
    public void Decimals_are_rounded_from_the_exact_value()
    {
        Assert.Equal(0.67m, Ratio.Of(2, 3).ToDecimal(2));
        Assert.Equal(1.01m, Ratio.FromDecimal(1.005m).ToDecimal(2));
        Assert.Equal(-1.01m, Ratio.FromDecimal(-1.005m).ToDecimal(2));
        Assert.Equal(1.00m, Ratio.FromDecimal(1.005m).ToDecimal(2, MidpointRounding.ToEven));
        Assert.Equal(-0.66m, Ratio.Of(-2, 3).ToDecimal(2, MidpointRounding.ToZero));
        Assert.Equal(-0.67m, Ratio.Of(-2, 3).ToDecimal(2, MidpointRounding.ToNegativeInfinity));
        Assert.Equal(0.67m, Ratio.Of(2, 3).ToDecimal(2, MidpointRounding.ToPositiveInfinity));
    }

    [Fact]
    public void Decimals_out_of_range_are_refused()
    {
        Assert.Equal("decimals", Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.One.ToDecimal(-1)).ParamName);
        Assert.Equal("decimals", Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.One.ToDecimal(29)).ParamName);
        Assert.Equal("decimals", Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.One.ToPercentText(27)).ParamName);
        Assert.Equal("decimals", Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.One.ToPercentText(-1)).ParamName);
        Assert.Equal("rounding", Assert.Throws<ArgumentOutOfRangeException>(() => Ratio.One.ToDecimal(2, (MidpointRounding)9)).ParamName);
    }

    [Fact]
    public void Percent_text_rounds_half_away_from_zero()
    {
        Assert.Equal("104.2 %", Ratio.FromDecimal(1.04151m).ToPercentText());
        Assert.Equal("0.1 %", Ratio.FromDecimal(0.0005m).ToPercentText());
        Assert.Equal("-0.1 %", Ratio.FromDecimal(-0.0005m).ToPercentText());
        Assert.Equal("67 %", Ratio.Of(2, 3).ToPercentText(0));
    }

    [Fact]
    public void A_double_is_near_even_when_neither_term_is_in_its_range()
    {
        var huge = BigInteger.Pow(10, 400);

        Assert.Equal(1.0, Ratio.Of(huge + 1, huge).ToDouble());
        Assert.Equal(-1.0 / 3.0, Ratio.Of(-huge, (3 * huge) + 1).ToDouble());
        Assert.Equal(0.0, Ratio.Of(1, huge).ToDouble());
        Assert.Equal(double.Epsilon, Ratio.Of(1, BigInteger.Pow(2, 1074)).ToDouble());
        Assert.Equal(double.MaxValue, Ratio.Of((BigInteger)double.MaxValue, 1).ToDouble());
    }

    [Fact]
    public void A_ratio_beyond_a_double_is_refused_as_a_double_instead_of_infinite()
    {
        Assert.Throws<OverflowException>(() => Ratio.Of(BigInteger.Pow(10, 400), 1).ToDouble());
        Assert.Throws<OverflowException>(() => Ratio.Of(-BigInteger.Pow(10, 400), 3).ToDouble());
    }
}
