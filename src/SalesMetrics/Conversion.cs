namespace SalesMetrics;

/// <summary>An amount brought into another currency, with the rate that did it.</summary>
/// <param name="Source">The amount before.</param>
/// <param name="Rate">The stated rate that was used.</param>
public sealed record Conversion(Money Source, ExchangeRate Rate)
{
    /// <summary>The amount after: source times rate, exact and not rounded.</summary>
    public Money Amount => new((Source * Rate.Rate).Amount, Rate.To);
}
