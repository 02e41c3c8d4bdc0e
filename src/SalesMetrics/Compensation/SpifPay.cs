using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>What a SPIF pays, deal by deal, and which deals found its budget spent.</summary>
public sealed class SpifPay : IExplainable
{
    internal SpifPay(PlanClause.Spif spif, ImmutableArray<SpifDeal> deals)
    {
        Spif = spif;
        Deals = deals;
    }

    /// <summary>The SPIF.</summary>
    public PlanClause.Spif Spif { get; }

    /// <summary>The deals that count, in the order of booking; on one day by id ordinally.</summary>
    public ImmutableArray<SpifDeal> Deals { get; }

    /// <summary>The deals for which the budget did not reach.</summary>
    public IEnumerable<SpifDeal> OverBudget => Deals.Where(deal => !deal.IsPaid);

    /// <summary>What is paid in all; never above the budget.</summary>
    public Money Total => Money.Sum(Deals.SelectMany(deal => deal.Shares).Select(share => share.Value), Spif.Budget.Currency);

    /// <summary>The awards for deals booked on certain days, one for each payee, by id ordinally; the rest belongs to other pay periods.</summary>
    /// <param name="bookedIn">The days of the pay period.</param>
    public ImmutableArray<Award> AwardsIn(DateInterval bookedIn)
    {
        ArgumentNullException.ThrowIfNull(bookedIn);
        return
        [
            .. Deals
                .Where(deal => bookedIn.Contains(deal.BookedOn))
                .SelectMany(deal => deal.Shares.Select(share => (Deal: deal, Payee: share.Key, Amount: share.Value)))
                .GroupBy(share => share.Payee, StringComparer.Ordinal)
                .OrderBy(payee => payee.Key, StringComparer.Ordinal)
                .Select(payee =>
                {
                    var amount = Money.Sum(payee.Select(share => share.Amount), Spif.Budget.Currency);
                    return new Award(payee.Key, Spif.Id, amount, new Explanation(Spif.Name, amount, payee.Select(share => share.Deal.Explain(share.Amount)))
                    {
                        Rule = Invariant($"{Spif.PerDeal} a deal, in order of booking, until {Spif.Budget} are spent"),
                        SourceId = Spif.Id,
                    })
                    {
                        Credits = [.. payee.SelectMany(share => share.Deal.Credits)],
                    };
                }),
        ];
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Spif.Name,
        Total,
        Deals.Select(deal => new Explanation(
            Invariant($"Deal {deal.DealId} of {deal.BookedOn:uuuu-MM-dd}"), deal.IsPaid ? Spif.PerDeal : Money.Zero(Spif.PerDeal.Currency))
        {
            Rule = deal.IsPaid ? "" : "over budget",
        }))
    {
        Rule = Invariant($"{Spif.PerDeal} a deal, in order of booking, until {Spif.Budget} are spent"),
        SourceId = Spif.Id,
    };
}
