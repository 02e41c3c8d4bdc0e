namespace SalesMetrics.Testing;

/// <summary>A product of a sample company.</summary>
public sealed record SampleProduct
{
    internal SampleProduct(string id, Money listPrice, double dealShare, double cycleFactor)
    {
        Id = id;
        ListPrice = listPrice;
        DealShare = dealShare;
        CycleFactor = cycleFactor;
    }

    /// <summary>The product id: a readable name.</summary>
    public string Id { get; }

    /// <summary>The list price. A deal's price is 80 % to 104 % of it, 92 % on average, with a triangular distribution.</summary>
    public Money ListPrice { get; }

    /// <summary>The share of deals that are about this product.</summary>
    public double DealShare { get; }

    /// <summary>The median days from opening to closing as a multiple of <see cref="SampleCompanyOptions.MedianCycleDays"/>.</summary>
    public double CycleFactor { get; }
}
