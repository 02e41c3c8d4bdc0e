namespace SalesMetrics.Comparisons;

/// <summary>What a deal is worth in a win rate by value.</summary>
public enum ValueBasis
{
    /// <summary>Its own amount; deals without one above zero are left out, and more than half of the lost ones may not be.</summary>
    Amounts,

    /// <summary>Its own amount; for a lost deal without one, the list price. Discounts then lower the won side alone.</summary>
    AmountsOrListPrices,

    /// <summary>The list price, won or lost alike.</summary>
    ListPrices,
}
