using SalesMetrics.Crediting;

namespace SalesMetrics.Compensation;

/// <summary>Pays a SPIF in the order of booking until its budget is spent.</summary>
public static class SpifCalculator
{
    /// <summary>Calculates what a SPIF pays.</summary>
    /// <param name="spif">The SPIF.</param>
    /// <param name="credits">
    /// All credits, also those outside its dates, in any order. Sellers' credits of sales count, overlays and other categories do not; a deal
    /// counts when its credits within the dates come to more than zero.
    /// </param>
    /// <returns>Every deal that counts. One for which the rest of the budget is too small is over budget, and so is every later one.</returns>
    public static SpifPay Calculate(PlanClause.Spif spif, IEnumerable<Credit> credits)
    {
        ArgumentNullException.ThrowIfNull(spif);
        ArgumentNullException.ThrowIfNull(credits);
        var deals = credits
            .Where(credit => credit.Kind == CreditKind.Direct
                && credit.Category.Length == 0
                && spif.Window.Contains(credit.Date)
                && (spif.ProductId.Length == 0 || string.Equals(spif.ProductId, credit.ProductId, StringComparison.Ordinal)))
            .OrderBy(credit => credit.Date)
            .ThenBy(credit => credit.TransactionId, StringComparer.Ordinal)
            .ThenBy(credit => credit.PayeeId, StringComparer.Ordinal)
            .GroupBy(credit => credit.DealId.Length > 0 ? credit.DealId : credit.OriginId, StringComparer.Ordinal)
            .Where(deal => deal.Sum(credit => credit.Amount.Amount) > 0m && deal.Any(credit => !credit.IsCorrection && credit.Share.Sign > 0))
            .Select(deal => (Id: deal.Key, Credits: deal.ToImmutableArray()))
            .OrderBy(deal => deal.Credits[0].Date)
            .ThenBy(deal => deal.Id, StringComparer.Ordinal);

        var left = spif.Budget;
        var isSpent = false;
        var counted = ImmutableArray.CreateBuilder<SpifDeal>();
        foreach (var (id, parts) in deals)
        {
            isSpent |= left < spif.PerDeal;
            counted.Add(new SpifDeal(spif, id, parts, !isSpent));
            left = isSpent ? left : left - spif.PerDeal;
        }

        return new SpifPay(spif, counted.ToImmutable());
    }
}
