namespace SalesMetrics.Compensation;

/// <summary>What a rate card pays for a product.</summary>
/// <param name="ProductId">The product; empty for every product without a line of its own.</param>
/// <param name="Rate">What it pays.</param>
public sealed record RateCardLine(string ProductId, ProductRate Rate)
{
    /// <summary>Product and rate in words.</summary>
    public override string ToString() => Invariant($"{(ProductId.Length == 0 ? "any other product" : ProductId)}: {Rate}");
}
