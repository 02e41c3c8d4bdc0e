namespace SalesMetrics.Data;

/// <summary>A product's list price.</summary>
/// <param name="ProductId">The product's id, as deals name it.</param>
/// <param name="ListPrice">The list price of one unit; zero or more, in whole minor units when it was read from a file.</param>
public sealed record ProductPrice(string ProductId, Money ListPrice);
