using SalesMetrics.Columns;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Columns;

public class FactStoreTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(150_000)]
    public void What_is_added_comes_back_in_order_in_full_chunks(int count)
    {
        var builder = new FactStoreBuilder(hasSeconds: true, hasCurrencies: true);
        for (var i = 0; i < count; i++)
        {
            builder.Add(Nth(i));
        }

        var store = builder.ToStore();
        Assert.Equal(count, store.Count);
        Assert.Equal((count + 65_535) / 65_536, store.Chunks);
        Assert.Equal(Enumerable.Range(0, count).Select(Nth), store.ToList());
    }

    [Fact]
    public void Columns_of_any_length_are_what_single_facts_are()
    {
        var (columns, singles) = (new FactStoreBuilder(), new FactStoreBuilder());
        var at = 0;
        foreach (var length in (int[])[1, 300, 0, 70_000, 5, 131_072])
        {
            var rows = Enumerable.Range(at, length).ToArray();
            columns.Add(new FactColumns(rows, rows, [.. rows.Select(row => (long)row)]));
            rows.ToList().ForEach(row => singles.Add(new Fact(row, row, row, FactOutcome.Won)));
            at += length;
        }

        Assert.Equal(singles.ToStore().ToList(), columns.ToStore().ToList());
        Assert.Equal(at, columns.Count);
    }

    [Fact]
    public void A_store_stays_as_it_is_when_more_is_added_to_its_builder()
    {
        var builder = new FactStoreBuilder();
        builder.Add(new Fact(1, 2, 3, FactOutcome.Won));
        var store = builder.ToStore();
        builder.Add(new Fact(4, 5, 6, FactOutcome.Lost));

        Assert.Equal([new Fact(1, 2, 3, FactOutcome.Won)], store.ToList());
        Assert.Equal(2, builder.ToStore().Count);
    }

    [Fact]
    public void A_key_or_currency_without_a_column_is_refused_and_not_dropped()
    {
        var plain = new FactStoreBuilder();

        Assert.Throws<ArgumentException>("fact", () => plain.Add(new Fact(0, 0, 0, FactOutcome.Won, Second: 1)));
        Assert.Throws<ArgumentException>("fact", () => plain.Add(new Fact(0, 0, 0, FactOutcome.Won, Currency: 1)));
        Assert.Throws<ArgumentException>("facts", () => plain.Add(new FactColumns([0], [0], [0], default, [0])));
        Assert.Throws<ArgumentException>("facts", () => new FactStoreBuilder(hasSeconds: true).Add(new FactColumns([0], [0], [0])));
        Assert.Equal(0, plain.Count);
    }

    private static Fact Nth(int i) => new(i, i * 2, -i, (FactOutcome)(i % 3), i + 7, (byte)(i % 2));
}
