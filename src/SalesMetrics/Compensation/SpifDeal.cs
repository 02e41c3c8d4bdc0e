using SalesMetrics.Crediting;
using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>A deal that counts for a SPIF, paid or over budget.</summary>
public sealed class SpifDeal
{
    internal SpifDeal(PlanClause.Spif spif, string dealId, ImmutableArray<Credit> credits, bool isPaid)
    {
        DealId = dealId;
        Credits = credits;
        IsPaid = isPaid;
        Shares = isPaid ? spif.PerDeal.AllocateById(WeightsOf(credits)) : [];
    }

    /// <summary>The deal's id, or that of its transaction when it has none.</summary>
    public string DealId { get; }

    /// <summary>The sellers' credits of the deal within the dates, corrections included.</summary>
    public ImmutableArray<Credit> Credits { get; }

    /// <summary>The day it was first booked on, which decides whose turn it is.</summary>
    public LocalDate BookedOn => Credits[0].Date;

    /// <summary>Whether the budget reached for it.</summary>
    public bool IsPaid { get; }

    /// <summary>What each seller gets, by id ordinally: the amount for a deal by credit shares, adding up exactly; empty over budget.</summary>
    public ImmutableArray<KeyValuePair<string, Money>> Shares { get; }

    internal Explanation Explain(Money amount) => new(Invariant($"Deal {DealId} of {BookedOn:uuuu-MM-dd}"), amount, Credits.Select(credit => credit.Explain()));

    private static IEnumerable<KeyValuePair<string, Ratio>> WeightsOf(ImmutableArray<Credit> credits) => credits
        .Where(credit => !credit.IsCorrection)
        .GroupBy(credit => credit.PayeeId, StringComparer.Ordinal)
        .Select(payee => KeyValuePair.Create(payee.Key, DealShare.Of(payee)));
}
