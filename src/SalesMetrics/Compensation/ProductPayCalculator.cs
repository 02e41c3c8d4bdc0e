using SalesMetrics.Crediting;

namespace SalesMetrics.Compensation;

/// <summary>Pays credits by a rate card: of credit, per deal or per unit, product by product.</summary>
public static class ProductPayCalculator
{
    /// <summary>Calculates what a card pays one payee.</summary>
    /// <param name="card">The card.</param>
    /// <param name="credits">The payee's credits of the period, corrections included, in any order.</param>
    /// <param name="currency">The currency of pay; per-deal and per-unit rates are in it, and rates of credit demand credits in it.</param>
    /// <exception cref="CurrencyMismatchException">A rate, or a credit that is paid a share of, is in another currency.</exception>
    public static ProductPay Calculate(RateCard card, ImmutableArray<Credit> credits, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(card);
        var rated = (credits.IsDefault ? [] : credits).ToLookup(credit => card.Find(credit.ProductId));
        foreach (var line in card.Lines)
        {
            RequireCurrency(line.Rate, rated[line], currency);
        }

        return new ProductPay(
            currency,
            [.. card.Lines.Where(rated.Contains).Select(line => new ProductPayLine(line, [.. rated[line]]))],
            [.. rated[null]]);
    }

    private static void RequireCurrency(ProductRate rate, IEnumerable<Credit> credits, Currency currency)
    {
        var found = rate switch
        {
            ProductRate.PerDeal per => [per.Amount.Currency],
            ProductRate.PerUnit per => [per.Amount.Currency],
            _ => credits.Select(credit => credit.Amount.Currency),
        };
        foreach (var one in found)
        {
            if (one != currency)
            {
                throw new CurrencyMismatchException(currency, one);
            }
        }
    }
}
