using System.Diagnostics.CodeAnalysis;

namespace SalesMetrics.Data;

/// <summary>The products a company sells, each with its list price.</summary>
public sealed class PriceList
{
    private readonly ImmutableSortedDictionary<string, Money> _byProduct;

    private PriceList(ImmutableSortedDictionary<string, Money> byProduct) => _byProduct = byProduct;

    /// <summary>A list of nothing.</summary>
    public static PriceList Empty { get; } = Create([]);

    /// <summary>The ids of all products, ordered ordinally.</summary>
    public IEnumerable<string> ProductIds => _byProduct.Keys;

    /// <summary>The number of products.</summary>
    public int Count => _byProduct.Count;

    /// <summary>Makes a list.</summary>
    /// <param name="prices">The list price of each product; ids are compared ordinally.</param>
    /// <exception cref="ArgumentException">A product is there twice, with different prices.</exception>
    public static PriceList Create(params IEnumerable<ProductPrice> prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        return new PriceList(prices.ToImmutableSortedDictionary(price => price.ProductId, price => price.ListPrice, StringComparer.Ordinal));
    }

    /// <summary>Gets a product's list price, if it is on the list.</summary>
    public bool TryGet(string productId, [NotNullWhen(true)] out Money? listPrice)
    {
        var isListed = _byProduct.TryGetValue(productId, out var price);
        listPrice = isListed ? price : null;
        return isListed;
    }
}
