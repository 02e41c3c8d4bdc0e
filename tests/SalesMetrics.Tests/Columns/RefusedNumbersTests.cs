using SalesMetrics.Columns;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Columns;

public class RefusedNumbersTests
{
    private static readonly TotalsShape Shape =
        TotalsShape.Create(Dimension.Create("Ada", "Ben"), PeriodTable.Create([Days("2024-01-01", "2024-01-31")]), Dollar);

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MinValue)]
    public void A_number_that_is_none_of_the_shape_is_refused_negative_or_not(int number)
    {
        var builder = new TotalsBuilder(Shape);

        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Of(number, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.ToTotals().Of(0, number));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(0, number, default));
        Assert.Throws<ArgumentException>("map", () => Grouping.Create(Shape.Rows, Dimension.Create("All", "None"), [0, number]));
        Assert.Contains(
            "Fact 1 has the key",
            Assert.Throws<ArgumentException>(() => builder.Add(new FactColumns([0, number], [0, 0], [1L, 1L], [FactOutcome.Won, FactOutcome.Won]))).Message);
        Assert.Equal(default, builder.ToTotals().Everything());
    }

    [Fact]
    public void Sums_beyond_63_bits_become_money() =>
        Assert.Equal(Usd(92_233_720_368_547_758.08m), new CellTotals((Int128)long.MaxValue + 1, 1, 1).ToMoney(Dollar));
}
