namespace SalesMetrics.Testing.Generation;

/// <summary>What the company sells, and at which prices.</summary>
internal static class ProductCatalog
{
    // Deals are drawn in percent, so that a share is a whole number.
    private static readonly ImmutableArray<(string Id, int ListPrice, int DealPercent, double CycleFactor)> Rows =
    [
        ("Atlas Starter", 2_400, 28, 0.6),
        ("Atlas Team", 6_000, 26, 0.8),
        ("Beacon Insight", 9_800, 16, 1.0),
        ("Atlas Business", 15_000, 16, 1.2),
        ("Beacon Forecast", 22_000, 9, 1.4),
        ("Compass Enterprise", 58_000, 5, 1.8),
    ];

    // 80 % plus twice 0 to 12 %, in thousandths.
    private const int LeastThousandths = 800;
    private const int HalfWidthThousandths = 120;

    /// <summary>The products with prices in a currency.</summary>
    public static ImmutableArray<SampleProduct> In(Currency currency) =>
        [.. Rows.Select(row => new SampleProduct(row.Id, MinorUnits.Whole(row.ListPrice, currency), row.DealPercent / 100.0, row.CycleFactor))];

    /// <summary>The expected price of a deal, in units of the currency.</summary>
    public static double ExpectedPrice() =>
        Rows.Sum(row => row.ListPrice * row.DealPercent) / 100.0 * (LeastThousandths + HalfWidthThousandths) / 1000;

    /// <summary>Draws which product a deal is about.</summary>
    public static int DrawIndex(RandomStream random)
    {
        var percent = random.Below(100);
        var index = 0;
        while (percent >= Rows[index].DealPercent)
        {
            percent -= Rows[index].DealPercent;
            index++;
        }

        return index;
    }

    /// <summary>Draws the price agreed on, from 80 % to 104 % of the list price, in whole minor units.</summary>
    public static Money DrawPrice(RandomStream random, int index, Currency currency)
    {
        var thousandths = LeastThousandths + random.Below(HalfWidthThousandths + 1) + random.Below(HalfWidthThousandths + 1);
        var list = Rows[index].ListPrice * MinorUnits.PerUnit(currency);
        return Money.FromMinorUnits(MinorUnits.Thousandths(list, thousandths), currency);
    }
}
