using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests;

public class ExchangeRatesTests
{
    private static readonly Currency Euro = Currency.Of("EUR");
    private static readonly Currency Yen = Currency.Of("JPY");

    private static readonly ExchangeRates Rates = ExchangeRates.Create(
        Rate(Dollar, Euro, "2024-07-01", 0.93m), Rate(Dollar, Euro, "2024-01-01", 0.92m), Rate(Euro, Yen, "2024-01-01", 161.5m));

    // spec/compensation.md case 30.
    [Fact]
    public void An_amount_is_converted_at_the_rate_of_the_day()
    {
        var conversion = Rates.Convert(Usd(100_000m), Euro, Day("2024-06-30"));

        Assert.Equal(new Money(100_000m * 0.92m, Euro), conversion.Amount);
        Assert.Equal(Usd(100_000m), conversion.Source);
        Assert.Equal(Day("2024-01-01"), conversion.Rate.EffectiveFrom);
        Assert.Equal(new Money(93_000m, Euro), Rates.Convert(Usd(100_000m), Euro, Day("2024-07-01")).Amount);
    }

    [Fact]
    public void A_conversion_is_exact_until_it_is_rounded()
    {
        var conversion = Rates.Convert(new Money(0.01m, Euro), Yen, Day("2024-01-01"));

        Assert.Equal(new Money(1.615m, Yen), conversion.Amount);
        Assert.Equal(new Money(2m, Yen), conversion.Rounded());
        Assert.Equal(new Money(1m, Yen), conversion.Rounded(MidpointRounding.ToZero));
    }

    [Fact]
    public void A_rate_of_28_digits_can_be_rounded_though_its_product_fits_no_decimal()
    {
        // 1 / 0.92 = 1.0869565217391304347826086957 (rounded); times 123,456.78 = 134,192.152173...
        var conversion = new Conversion(new Money(123_456.78m, Euro), Rate(Euro, Dollar, "2024-01-01", 1m / 0.92m));

        Assert.Throws<OverflowException>(() => conversion.Amount);
        Assert.Equal(Usd(134_192.15m), conversion.Rounded());
    }

    [Fact]
    public void Rates_are_neither_turned_round_nor_chained_nor_taken_from_later()
    {
        Assert.False(Rates.TryGetOn(Day("2024-06-30"), Euro, Dollar, out _));
        Assert.False(Rates.TryGetOn(Day("2024-06-30"), Dollar, Yen, out _));
        Assert.False(Rates.TryGetOn(Day("2023-12-31"), Dollar, Euro, out var none));
        Assert.Null(none);
        var fault = Assert.Throws<ArgumentException>(() => Rates.Convert(Usd(1m), Yen, Day("2024-06-30")));
        Assert.Contains("from USD to JPY", fault.Message, StringComparison.Ordinal);
        Assert.Contains("2024-06-30", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Rates.Convert(Usd(1m), Dollar, Day("2024-06-30")));
        Assert.Throws<ArgumentException>(() => Rates.Convert(default, Euro, Day("2024-06-30")));
    }

    [Fact]
    public void A_conversion_at_the_rate_of_another_currency_is_refused()
    {
        var fault = Assert.Throws<CurrencyMismatchException>(() => new Conversion(Usd(1m), Rate(Euro, Yen, "2024-01-01", 161.5m)));

        Assert.Equal((Euro, Dollar), (fault.Expected, fault.Actual));
        Assert.Equal("rate", Assert.Throws<ArgumentNullException>(() => new Conversion(Usd(1m), null!)).ParamName);
    }

    [Fact]
    public void Rates_that_contradict_or_say_nothing_are_refused()
    {
        AssertRefused(Rate(Dollar, Dollar, "2024-01-01", 1m));
        Assert.Throws<ArgumentException>(() => Rate(Dollar, Currency.None, "2024-01-01", 1m));
        Assert.Throws<ArgumentException>(() => Rate(default, Dollar, "2024-01-01", 1m));
        AssertRefused([null!]);
        var twice = AssertRefused(Rate(Dollar, Euro, "2024-01-01", 1m), Rate(Dollar, Euro, "2024-01-01", 2m));
        Assert.Contains("from USD to EUR", twice.Message, StringComparison.Ordinal);
        Assert.Equal("rates", Assert.Throws<ArgumentNullException>(() => ExchangeRates.Create(null!)).ParamName);
        Assert.False(ExchangeRates.Create().TryGetOn(Day("2024-01-01"), Dollar, Euro, out _));

        static ArgumentException AssertRefused(params ExchangeRate[] rates)
        {
            var fault = Assert.Throws<ArgumentException>(() => ExchangeRates.Create(rates));
            Assert.Equal("rates", fault.ParamName);
            return fault;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_rate_is_above_zero(int rate)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Rate(Dollar, Euro, "2024-01-01", rate));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rate(Dollar, Euro, "2024-01-01", 1m) with { Rate = rate });
    }

    private static ExchangeRate Rate(Currency from, Currency to, string dayIso, decimal rate) =>
        new() { From = from, To = to, EffectiveFrom = Day(dayIso), Rate = rate };
}
