using SalesMetrics.Calendars;
using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Versions;

/// <summary>The payouts of everybody for one period, each by the plans and versions that held for them on its days.</summary>
public sealed class DatedPayRun : IExplainable
{
    private readonly ILookup<string, PiecePayout> _byPayee;

    internal DatedPayRun(PlanBook book, FiscalPeriod period, ImmutableArray<PiecePayout> payouts)
    {
        Book = book;
        Period = period;
        Payouts = payouts;
        _byPayee = payouts.ToLookup(one => one.Payout.PayeeId, StringComparer.Ordinal);
    }

    /// <summary>Which plan held for whom.</summary>
    public PlanBook Book { get; }

    /// <summary>The period paid for.</summary>
    public FiscalPeriod Period { get; }

    /// <summary>The payouts, by payee ordinally and then by day; one for each piece with a plan that pays by such periods.</summary>
    public ImmutableArray<PiecePayout> Payouts { get; }

    /// <summary>The sum of the payouts.</summary>
    public Money Total => Money.Sum(Payouts.Select(one => one.Payout.Total), Book.Currency);

    /// <summary>The payouts of a payee, by day; empty without a plan or an assignment in the period.</summary>
    public ImmutableArray<PiecePayout> Of(string payeeId)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        return [.. _byPayee[payeeId]];
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Pay for {Period.Id}"),
        Total,
        Payouts.Select(one => new Explanation(one.Piece.Explain().Label, one.Payout.Total, one.Payout.Explain()) { Rule = one.Piece.Explain().Rule }))
    {
        Rule = "sum of the payouts",
    };
}
