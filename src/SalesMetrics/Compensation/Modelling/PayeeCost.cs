using SalesMetrics.Explanations;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>What a plan costs for one payee over the facts it was tried on.</summary>
public sealed class PayeeCost : IExplainable
{
    private readonly Currency _currency;

    internal PayeeCost(string payeeId, Currency currency, AttainmentTotal attainment, ImmutableArray<Payout> payouts)
    {
        PayeeId = payeeId;
        _currency = currency;
        Attainment = attainment;
        Payouts = payouts;
    }

    /// <summary>Who.</summary>
    public string PayeeId { get; }

    /// <summary>The payee's own attainment in revenue, credit and quota summed over all periods; it does not depend on the plan.</summary>
    public AttainmentTotal Attainment { get; }

    /// <summary>The payouts, by period; one for each period in which the payee was assigned.</summary>
    public ImmutableArray<Payout> Payouts { get; }

    /// <summary>The sum of the payouts.</summary>
    public Money Amount => Money.Sum(Payouts.Select(payout => payout.Total), _currency);

    /// <summary>The sum of the target incentives of the periods paid for.</summary>
    public Money TargetIncentive => Money.Sum(Payouts.Select(payout => payout.TargetIncentive), _currency);

    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"Pay of {PayeeId}"), Amount, Payouts.Select(payout => payout.Explain()))
    {
        Rule = "sum of the payouts",
        SourceId = PayeeId,
    };
}
