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

    /// <summary>The same run with awards of programs and decisions, each with the payee's last piece.</summary>
    /// <remarks>Post them with the run: a posting is complete, and takes back an award that stands and is not in it.</remarks>
    /// <param name="awards">In the currency of the book.</param>
    /// <returns>The run, and an issue <c>no-payout</c> (rejected) for each award to somebody who has no payout in the run.</returns>
    /// <exception cref="CurrencyMismatchException">An award is in another currency.</exception>
    public Checked<DatedPayRun> WithAwards(params IEnumerable<Award> awards)
    {
        ArgumentNullException.ThrowIfNull(awards);
        var byPayee = awards.ToLookup(award => award.PayeeId, StringComparer.Ordinal);
        foreach (var award in byPayee.SelectMany(payee => payee))
        {
            if (award.Amount.Currency != Book.Currency)
            {
                throw new CurrencyMismatchException(Book.Currency, award.Amount.Currency);
            }
        }

        return new(
            new(Book, Period, [.. Payouts.Select(one => one == _byPayee[one.Payout.PayeeId].Last() ? one with { Payout = one.Payout.With(byPayee[one.Payout.PayeeId]) } : one)]),
            [
                .. byPayee.Where(payee => !_byPayee.Contains(payee.Key)).OrderBy(payee => payee.Key, StringComparer.Ordinal)
                    .SelectMany(payee => payee).Select(award => PayRun.NoPayout(award, Period)),
            ]);
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
