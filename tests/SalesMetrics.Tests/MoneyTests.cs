using System.Collections.Immutable;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests;

public class MoneyTests
{
    private const decimal SmallestStep = 0.0000000000000000000000000001m;

    private static readonly Currency Yen = Currency.Of("JPY");
    private static readonly Currency Dinar = Currency.Of("KWD");

    [Fact]
    public void The_default_is_zero_in_no_currency()
    {
        Assert.Equal(0m, default(Money).Amount);
        Assert.Equal(Currency.None, default(Money).Currency);
        Assert.Equal(Money.Zero(Currency.None), default);
        Assert.True(default(Money).IsWholeMinorUnits);
        Assert.Equal("0 (none)", default(Money).ToString());
    }

    [Fact]
    public void An_amount_without_a_currency_is_refused() =>
        Assert.Equal("currency", Assert.Throws<ArgumentException>(() => new Money(1m, Currency.None)).ParamName);

    [Fact]
    public void Amounts_of_different_scale_are_equal_when_they_are_the_same_number()
    {
        Assert.Equal(Usd(1m), Usd(1.000m));
        Assert.Equal(Usd(1m).GetHashCode(), Usd(1.000m).GetHashCode());
        Assert.NotEqual(Usd(1m), new Money(1m, Yen));
        Assert.Equal(Usd(0m), -Usd(0m));
        Assert.Equal(Usd(0m).GetHashCode(), (-Usd(0m)).GetHashCode());
    }

    [Fact]
    public void Two_currencies_never_meet_without_a_rate()
    {
        var fault = Assert.Throws<CurrencyMismatchException>(() => Usd(1m) + new Money(1m, Yen));

        Assert.Equal(Dollar, fault.Expected);
        Assert.Equal(Yen, fault.Actual);
        Assert.Contains("JPY", fault.Message, StringComparison.Ordinal);
        Assert.Throws<CurrencyMismatchException>(() => Usd(1m) - new Money(1m, Yen));
        Assert.Throws<CurrencyMismatchException>(() => Usd(1m) / new Money(1m, Yen));
        Assert.Throws<CurrencyMismatchException>(() => Usd(1m) < new Money(2m, Yen));
        Assert.Throws<CurrencyMismatchException>(() => Usd(1m) >= new Money(2m, Yen));
        Assert.Throws<CurrencyMismatchException>(() => Usd(1m).CompareTo(default));
        Assert.Throws<CurrencyMismatchException>(() => Money.Sum([Usd(1m)], Yen));
    }

    [Fact]
    public void Amounts_are_ordered_within_a_currency()
    {
        Assert.True(Usd(1m) < Usd(1.01m));
        Assert.True(Usd(1m) <= Usd(1.00m));
        Assert.True(Usd(-1m) > Usd(-2m));
        Assert.True(Usd(1m) >= Usd(1.00m));
    }

    [Fact]
    public void A_sum_of_nothing_is_zero() => Assert.Equal(Usd(0m), Money.Sum([], Dollar));

    [Fact]
    public void A_missing_list_of_amounts_is_refused() =>
        Assert.Equal("amounts", Assert.Throws<ArgumentNullException>(() => Money.Sum(null!, Dollar)).ParamName);

    [Fact]
    public void A_sum_beyond_a_decimal_is_refused_instead_of_rounded()
    {
        Assert.Throws<OverflowException>(() => Usd(decimal.MaxValue) + Usd(1m));
        Assert.Throws<OverflowException>(() => Usd(decimal.MaxValue) + Usd(0.1m));
        Assert.Throws<OverflowException>(() => Usd(decimal.MaxValue) - Usd(SmallestStep));
        Assert.Throws<OverflowException>(() => Usd(79m) + Usd(SmallestStep));
        Assert.Throws<OverflowException>(() => Usd(decimal.MinValue) - Usd(1m));
    }

    [Fact]
    public void A_sum_that_a_decimal_can_hold_is_exact_however_it_is_written()
    {
        Assert.Equal(Usd(decimal.MaxValue), Usd(decimal.MaxValue) + Usd(0.00m));
        Assert.Equal(Usd(7m + SmallestStep), Usd(7m) + Usd(SmallestStep));
        Assert.Equal(Usd(0m), Usd(decimal.MaxValue) + Usd(decimal.MinValue));
    }

    [Fact]
    public void A_product_beyond_a_decimal_is_refused_instead_of_rounded()
    {
        Assert.Throws<OverflowException>(() => Usd(SmallestStep) * 0.1m);
        Assert.Throws<OverflowException>(() => Usd(1.00000000000001m) * 1.000000000000001m);
        Assert.Throws<OverflowException>(() => Usd(decimal.MaxValue) * 2m);
        Assert.Equal(Usd(decimal.MaxValue), Usd(decimal.MaxValue) * 1.0m);
        Assert.Equal(Usd(0m), Usd(0m) * SmallestStep);
        Assert.Equal(Usd(0.01m), Usd(0.1000000000000000000000000000m) * 0.1000000000000000000000000000m);
    }

    [Fact]
    public void A_fraction_of_nothing_is_refused()
    {
        Assert.Throws<DivideByZeroException>(() => Usd(1m) / Usd(0m));
        Assert.Throws<DivideByZeroException>(() => default(Money) / default(Money));
        Assert.Equal(Ratio.Of(1, 3), Usd(1m) / Usd(3m));
        Assert.Equal(Ratio.Of(-47, 91), Usd(-0.47m) / Usd(0.91m));
    }

    [Theory]
    [InlineData(1050, "USD", "10.50 USD")]
    [InlineData(-5, "USD", "-0.05 USD")]
    [InlineData(1050, "JPY", "1050 JPY")]
    [InlineData(1050, "KWD", "1.050 KWD")]
    [InlineData(1050, "CLF", "0.1050 CLF")]
    [InlineData(long.MaxValue, "USD", "92233720368547758.07 USD")]
    [InlineData(long.MinValue, "CLF", "-922337203685477.5808 CLF")]
    public void Minor_units_make_an_amount_with_the_currency_s_decimals(long units, string code, string text)
    {
        var money = Money.FromMinorUnits(units, Currency.Of(code));

        Assert.Equal(text, money.ToString());
        Assert.True(money.IsWholeMinorUnits);
    }

    [Fact]
    public void Text_shows_every_decimal_and_no_minus_before_nothing()
    {
        Assert.Equal("4200.00 USD", Usd(4200m).ToString());
        Assert.Equal("0.125 USD", Usd(0.125m).ToString());
        Assert.Equal("0.00 USD", (-Usd(0m)).ToString());
        Assert.Equal("-79228162514264337593543950335.00 USD", Usd(decimal.MinValue).ToString());
    }

    [Fact]
    public void Rounding_takes_half_away_from_zero_unless_another_rule_is_named()
    {
        Assert.Equal(Usd(0.02m), Usd(0.015m).Round());
        Assert.Equal(Usd(-0.03m), Usd(-0.025m).Round());
        Assert.Equal(Usd(0.02m), Usd(0.025m).Round(MidpointRounding.ToEven));
        Assert.Equal(Usd(-0.02m), Usd(-0.025m).Round(MidpointRounding.ToZero));
        Assert.Equal(Usd(-0.03m), Usd(-0.021m).Round(MidpointRounding.ToNegativeInfinity));
        Assert.Equal(Usd(0.03m), Usd(0.021m).Round(MidpointRounding.ToPositiveInfinity));
        Assert.Equal(new Money(3m, Yen), new Money(2.5m, Yen).Round());
        Assert.Equal(new Money(2.501m, Dinar), new Money(2.5005m, Dinar).Round());
        Assert.Equal(Usd(decimal.MaxValue), Usd(decimal.MaxValue).Round());
    }

    [Fact]
    public void A_rounding_rule_that_is_none_is_refused_even_where_nothing_is_to_be_rounded()
    {
        Assert.Equal("rounding", Assert.Throws<ArgumentOutOfRangeException>(() => Usd(1m).Round((MidpointRounding)9)).ParamName);
        Assert.Equal("rounding", Assert.Throws<ArgumentOutOfRangeException>(() => Usd(1m).RoundedShare(Ratio.One, (MidpointRounding)9)).ParamName);
    }

    // spec/compensation.md case 33.
    [Fact]
    public void An_exact_tie_is_not_turned_by_a_division_that_is_off_in_the_last_digit()
    {
        // 15 x 1/3 x 0.201 = 1.005, a true tie, although 1/3 has no decimal.
        var share = Ratio.Of(1, 3) * Ratio.FromDecimal(0.201m);

        Assert.Equal(Usd(1.01m), Usd(15m).RoundedShare(share));
        Assert.Equal(Usd(-1.01m), Usd(-15m).RoundedShare(share));
        Assert.Equal(Usd(1.00m), Usd(15m).RoundedShare(share, MidpointRounding.ToEven));

        // A hair below the tie, far beyond the digits of a decimal, is below it.
        Assert.Equal(Usd(1.00m), Usd(15m).RoundedShare(share - Ratio.Of(1, System.Numerics.BigInteger.Pow(10, 60))));
    }

    // spec/compensation.md cases 5, 20 and 22.
    [Fact]
    public void A_share_is_rounded_once_from_the_exact_product()
    {
        Assert.Equal(Usd(8_000.00m), Usd(99_999.99m).RoundedShare(Ratio.FromPercent(8m)));
        Assert.Equal(Usd(6_197.80m), Usd(12_000m).RoundedShare(Ratio.Of(47, 91)));
        Assert.Equal(Usd(154_945.05m), Usd(300_000m).RoundedShare(Ratio.Of(47, 91)));
        Assert.Equal(Usd(234_065.93m), Usd(300_000m).RoundedShare(Ratio.Of(71, 91)));
    }

    [Fact]
    public void A_share_that_does_not_fit_a_decimal_is_refused() =>
        Assert.Throws<OverflowException>(() => Usd(decimal.MaxValue).RoundedShare(Ratio.Of(3, 2)));

    // spec/compensation.md case 12.
    [Fact]
    public void The_odd_cent_goes_to_the_largest_fraction()
    {
        Assert.Equal([Usd(59_999.99m), Usd(40_000.00m)], Usd(99_999.99m).Allocate([Ratio.FromPercent(60m), Ratio.FromPercent(40m)]).AsEnumerable());
        Assert.Equal([Usd(-59_999.99m), Usd(-40_000.00m)], Usd(-99_999.99m).Allocate([Ratio.FromPercent(60m), Ratio.FromPercent(40m)]).AsEnumerable());
    }

    // spec/compensation.md case 24, in a currency whose smallest unit is one.
    [Fact]
    public void Thirds_of_a_million_give_the_odd_one_to_the_first()
    {
        Assert.Equal(
            [new Money(333_334m, Yen), new Money(333_333m, Yen), new Money(333_333m, Yen)],
            new Money(1_000_000m, Yen).Allocate([Ratio.One, Ratio.One, Ratio.One]).AsEnumerable());
        Assert.Equal(
            [new Money(350_000m, Yen), new Money(350_000m, Yen), new Money(350_000m, Yen)],
            new Money(1_000_000m, Yen).RoundedShare(Ratio.FromPercent(105m)).Allocate(3).AsEnumerable());
    }

    // spec/compensation.md case 25.
    [Fact]
    public void A_pool_is_shared_by_credit_or_by_equal_parts()
    {
        ImmutableArray<Ratio> credits = [Ratio.Of(50_000, 1), Ratio.Of(30_000, 1), Ratio.Of(20_000, 1)];

        Assert.Equal([Usd(5_000m), Usd(3_000m), Usd(2_000m)], Usd(10_000m).Allocate(credits).AsEnumerable());
        Assert.Equal([Usd(3_333.34m), Usd(3_333.33m), Usd(3_333.33m)], Usd(10_000m).Allocate(3).AsEnumerable());
    }

    [Fact]
    public void Splitting_twice_is_not_splitting_once()
    {
        // One cent in halves goes to the first, whose first third keeps it; in sixths and a half at once the half has the largest fraction.
        var halves = Usd(0.01m).Allocate(2);

        Assert.Equal([Usd(0.01m), Usd(0m), Usd(0m), Usd(0m)], halves[0].Allocate(3).Append(halves[1]));
        Assert.Equal(
            [Usd(0m), Usd(0m), Usd(0m), Usd(0.01m)],
            Usd(0.01m).Allocate([Ratio.Of(1, 6), Ratio.Of(1, 6), Ratio.Of(1, 6), Ratio.Of(1, 2)]).AsEnumerable());
    }

    [Fact]
    public void An_allocation_that_makes_no_sense_is_refused()
    {
        Assert.Equal("parts", Assert.Throws<ArgumentOutOfRangeException>(() => Usd(1m).Allocate(0)).ParamName);
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => Usd(1m).Allocate([])).ParamName);
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => Usd(1m).Allocate(default(ImmutableArray<Ratio>))).ParamName);
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => Usd(1m).Allocate([Ratio.Zero, default])).ParamName);
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => Usd(1m).Allocate([Ratio.Of(2, 1), Ratio.Of(-1, 1)])).ParamName);
        Assert.Contains("Round", Assert.Throws<InvalidOperationException>(() => Usd(0.001m).Allocate(2)).Message, StringComparison.Ordinal);
        Assert.Throws<OverflowException>(() => Usd(decimal.MaxValue).Allocate(2));
    }

    [Fact]
    public void Named_receivers_come_back_by_id_and_the_smaller_id_takes_the_odd_cent()
    {
        var parts = Usd(0.05m).AllocateById([KeyValuePair.Create("b", Ratio.One), KeyValuePair.Create("a", Ratio.One)]);

        Assert.Equal([KeyValuePair.Create("a", Usd(0.03m)), KeyValuePair.Create("b", Usd(0.02m))], parts.AsEnumerable());
    }

    [Fact]
    public void Receivers_without_a_name_or_named_twice_are_refused()
    {
        Assert.Equal("weights", Assert.Throws<ArgumentNullException>(() => Usd(1m).AllocateById(null!)).ParamName);
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => Usd(1m).AllocateById([])).ParamName);
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => Usd(1m).AllocateById([default])).ParamName);
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(
            () => Usd(1m).AllocateById([KeyValuePair.Create("a", Ratio.One), KeyValuePair.Create("a", Ratio.One)])).Message, StringComparison.Ordinal);
    }
}
