using SalesMetrics.Pipeline;
using SalesMetrics.Transactions;

namespace SalesMetrics.Crediting;

/// <summary>Books won deals as transactions.</summary>
public static class BookingCalculator
{
    /// <summary>Makes one entry for each won deal: under the deal's id, on its closing date, for its amount, to its owner or split.</summary>
    /// <param name="deals">Deals in any state; open and lost ones are passed over.</param>
    public static ImmutableArray<Transaction> Calculate(IEnumerable<Deal> deals)
    {
        ArgumentNullException.ThrowIfNull(deals);
        var bookings = ImmutableArray.CreateBuilder<Transaction>();
        foreach (var deal in deals)
        {
            if (deal is null)
            {
                throw new ArgumentException("A deal in the list is null.", nameof(deals));
            }

            if (deal.Outcome is DealOutcome.Won won)
            {
                bookings.Add(new Transaction
                {
                    Id = deal.Id,
                    Date = won.On,
                    Amount = won.Amount,
                    Split = deal.Split ?? CreditSplit.To(deal.OwnerId),
                    DealId = deal.Id,
                    ProductId = deal.ProductId,
                    AccountId = deal.AccountId,
                });
            }
        }

        return bookings.ToImmutable();
    }
}
