using SalesMetrics.Crediting;

namespace SalesMetrics.Compensation;

/// <summary>A payee's share of a deal, where pay is by the deal.</summary>
internal static class DealShare
{
    /// <summary>The most that the payee has of any entry of the deal, in one role; the parts in which a credit counts add up first.</summary>
    /// <param name="credits">One payee's credits of one deal; at least one.</param>
    public static Ratio Of(IEnumerable<Credit> credits) => credits
        .GroupBy(credit => (credit.TransactionId, credit.Kind))
        .Max(entry => entry.Aggregate(Ratio.Zero, (sum, credit) => sum + credit.Share));
}
