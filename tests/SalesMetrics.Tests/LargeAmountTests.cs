namespace SalesMetrics.Tests;

public class LargeAmountTests
{
    // Each has a part of 32 bits whose highest bit is set, in the low, middle and high third of the decimal.
    public static TheoryData<decimal> Amounts => [21_474_836.48m, 42_949_672.95m, 92_233_720_368_547_758.08m, decimal.MaxValue, decimal.MinValue];

    [Theory, MemberData(nameof(Amounts))]
    public void Every_decimal_becomes_its_ratio_and_comes_back(decimal amount) => Assert.Equal(amount, Ratio.FromDecimal(amount).ToDecimal());

    [Fact]
    public void Large_amounts_divide_share_and_split_exactly()
    {
        var usd = Currency.Of("USD");
        var amount = new Money(92_233_720_368_547_758.08m, usd);

        Assert.Equal(Ratio.Of(2, 1), (amount * 2m) / amount);
        Assert.Equal(new Money(46_116_860_184_273_879.04m, usd), amount.RoundedShare(Ratio.Of(1, 2)));
        Assert.Equal(amount, Money.Sum(amount.Allocate(3), usd));
    }
}
