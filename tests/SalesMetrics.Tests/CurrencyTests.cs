using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests;

public class CurrencyTests
{
    [Fact]
    public void None_is_the_default_and_no_code_finds_it()
    {
        Assert.Equal(Currency.None, default);
        Assert.Equal("", Currency.None.Code);
        Assert.Equal("(none)", Currency.None.ToString());
        Assert.Equal(0, Currency.None.MinorUnits);
        Assert.Null(Currency.None.LastTender);
        Assert.DoesNotContain(Currency.None, Currency.All);
        Assert.False(Currency.TryOf("", out _));
        Assert.False(Currency.TryOf("xxx".ToUpperInvariant(), out var found));
        Assert.Equal(Currency.None, found);
    }

    [Fact]
    public void Every_code_is_three_capital_letters_once_in_order_and_finds_its_currency()
    {
        var codes = Currency.All.Select(currency => currency.Code).ToList();

        Assert.All(codes, code => Assert.Matches("^[A-Z]{3}$", code));
        Assert.Equal(codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), codes);
        Assert.All(Currency.All, currency => Assert.Equal(currency, Currency.Of(currency.Code)));
        Assert.All(Currency.All, currency => Assert.InRange(currency.MinorUnits, 0, 4));
        Assert.Equal(Currency.All.AsEnumerable(), Currency.All.Reverse().Order());
        Assert.Equal(-1, Math.Sign(Currency.None.CompareTo(Currency.All[0])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("usd")]
    [InlineData("US")]
    [InlineData("USDX")]
    [InlineData(" USD")]
    [InlineData("ÜSD")]
    [InlineData("ZZZ")]
    [InlineData("AAA")]
    public void A_code_is_taken_to_the_letter(string code)
    {
        Assert.False(Currency.TryOf(code, out _));
        var fault = Assert.Throws<ArgumentException>(() => Currency.Of(code));
        Assert.Equal("code", fault.ParamName);
        Assert.Contains($"'{code}'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_code_is_refused() =>
        Assert.Equal("code", Assert.Throws<ArgumentNullException>(() => Currency.Of(null!)).ParamName);

    // Unicode CLDR 48.2.0, supplemental/currencyData.json. The kuna was legal tender until two weeks into the euro; the mark was so in
    // Montenegro for longer than in Germany.
    [Theory]
    [InlineData("HRK", "2023-01-14")]
    [InlineData("DEM", "2002-05-15")]
    [InlineData("ATS", "2002-02-28")]
    [InlineData("ADP", "2001-12-31")]
    public void A_withdrawn_currency_says_on_which_day_it_was_last_used(string code, string lastDay) =>
        Assert.Equal(Day(lastDay), Currency.Of(code).LastTender);

    [Theory]
    [InlineData("EUR")]
    [InlineData("USD")]
    [InlineData("JPY")]
    [InlineData("CLF")]
    public void A_currency_in_use_has_no_last_day(string code) => Assert.Null(Currency.Of(code).LastTender);
}
