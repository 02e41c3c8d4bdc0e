using SalesMetrics.Compensation;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class PrizeTableTests
{
    [Fact]
    public void Two_places_may_win_the_same_and_a_later_one_not_more()
    {
        Assert.Equal(Usd(250m), PrizeTable.Create(Usd(100m), Usd(100m), Usd(50m)).Total);
        Assert.Contains(
            "Prize 3 is above prize 2: list the highest first",
            Assert.Throws<ArgumentException>("prizes", () => PrizeTable.Create(Usd(100m), Usd(50m), Usd(51m))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("prizes", () => PrizeTable.Create());
        Assert.Throws<CurrencyMismatchException>(() => PrizeTable.Create(Usd(100m), new Money(50m, Currency.Of("EUR"))));
    }

    [Fact]
    public void Tables_of_the_same_prizes_are_equal()
    {
        var table = PrizeTable.Create(Usd(100m), Usd(50m));

        Assert.Equal((table, table.GetHashCode()), (PrizeTable.Create(Usd(100m), Usd(50m)), PrizeTable.Create(Usd(100m), Usd(50m)).GetHashCode()));
        Assert.NotEqual(table, PrizeTable.Create(Usd(100m)));
        Assert.False(table.Equals(null));
        Assert.Equal("100.00 USD / 50.00 USD", table.ToString());
    }
}
