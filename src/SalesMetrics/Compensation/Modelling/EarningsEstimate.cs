using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>What a payee would earn if open deals closed: exact, by the rules that pay, under the supposition that they do.</summary>
/// <remarks>Nothing is said about whether they will close. Worth differs by order where a curve bends or jumps, so three figures are given.</remarks>
public sealed class EarningsEstimate : IExplainable
{
    internal EarningsEstimate(string payeeId, Money now, Money ifAllClose, Money companyCost, ImmutableArray<EarningsEstimateLine> deals)
    {
        PayeeId = payeeId;
        Now = now;
        IfAllClose = ifAllClose;
        CompanyCost = companyCost;
        Deals = deals;
    }

    /// <summary>Who.</summary>
    public string PayeeId { get; }

    /// <summary>What the payee earns for what is credited already, over the periods of the facts.</summary>
    public Money Now { get; }

    /// <summary>What the payee earns when all deals close.</summary>
    public Money IfAllClose { get; }

    /// <summary>What all deals are worth to the payee together.</summary>
    public Money Together => IfAllClose - Now;

    /// <summary>What everybody together, colleagues on team goals included, earns more when all deals close.</summary>
    public Money CompanyCost { get; }

    /// <summary>The deals, in the order given.</summary>
    public ImmutableArray<EarningsEstimateLine> Deals { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"What {PayeeId} earns if {Deals.Length} deals close"),
        IfAllClose,
        [
            new Explanation("Earned now", Now),
            .. Deals.Select(deal => new Explanation(deal.TransactionId, deal.InOrder, new Explanation("Alone", deal.Alone), new Explanation("After all others", deal.Last))
            {
                Rule = "after those before it",
                SourceId = deal.TransactionId,
            }),
        ])
    {
        Rule = "earned now + what each deal adds, in the order given",
        SourceId = PayeeId,
    };
}
