using SalesMetrics.Compensation.Differences;
using SalesMetrics.Crediting;
using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Disputes;

/// <summary>Where a transaction is in somebody's pay and what it contributed, or why it is not there.</summary>
public sealed class DisputeAnswer : IExplainable
{
    private readonly Currency _currency;

    internal DisputeAnswer(DisputeFacts facts, string payeeId, string transactionId, Payout? payout, ImmutableArray<Credit> credits)
    {
        _currency = facts.Plan.Currency;
        PeriodId = facts.Period.Id;
        PayeeId = payeeId;
        TransactionId = transactionId;
        Payout = payout;
        Credits = credits;
    }

    /// <summary>Who asks.</summary>
    public string PayeeId { get; }

    /// <summary>The entry asked about.</summary>
    public string TransactionId { get; }

    /// <summary>The id of the period that was paid.</summary>
    public string PeriodId { get; }

    /// <summary>The payee's payout; null when there is none.</summary>
    public Payout? Payout { get; }

    /// <summary>Every credit for the entry, of whomever and for whatever day; empty when nobody is credited.</summary>
    public ImmutableArray<Credit> Credits { get; }

    /// <summary>
    /// Each line of the payout, with whether the entry counts for it or why not; then the programs of the plan that looked at it. Empty without a
    /// payout.
    /// </summary>
    public ImmutableArray<DisputeLine> Lines { get; internal init; } = [];

    /// <summary>Whether it counts for any line.</summary>
    public bool Counts => Lines.Any(line => line.Counts);

    /// <summary>Why nothing of it can count for anybody or for this payee, whatever the line; null when that depends on the line.</summary>
    public DisputeReason? Reason => Credits.IsEmpty ? DisputeReason.NotCredited : Payout is null ? DisputeReason.NoPayout : null;

    /// <summary>What was said about the entry when it was read or credited.</summary>
    public ImmutableArray<Issue> Issues { get; internal init; } = [];

    /// <summary>How the payout differs from one recalculated without the entry, cause by cause; null without a payout.</summary>
    public PayDifference? Difference { get; internal init; }

    /// <summary>
    /// What the entry contributed: the payout less the payout of a run recalculated in full without it. The contributions of several entries need
    /// not add up to the payout, as accelerators, caps and ranks make each depend on the others.
    /// </summary>
    public Money Contribution => Difference?.Total ?? Money.Zero(_currency);

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"{TransactionId} in the pay of {PayeeId} for {PeriodId}"),
        Contribution,
        [
            .. Reason is { } reason ? [new Explanation("Not in this pay", Words(reason))] : (Explanation[])[],
            .. Payout is null ? Credits.Select(credit => credit.Explain()) : [],
            .. Lines.Select(line => line.Explain()),
            .. Issues.Select(issue => new Explanation(issue.Code, issue.Message) { Rule = issue.Advice }),
            .. Difference is { IsEmpty: false } difference ? difference.Lines.Select(line => line.Explain()) : [],
        ])
    {
        Rule = "pay with the entry less pay of a run without it",
        SourceId = TransactionId,
    };

    private string Words(DisputeReason reason) => reason == DisputeReason.NotCredited
        ? Invariant($"no entry of this id is credited to anybody in {_currency}")
        : Invariant($"'{PayeeId}' has no assignment on any day of {PeriodId}, so is not paid for it");
}
