using SalesMetrics.Explanations;

namespace SalesMetrics.Crediting;

/// <summary>What credit rules made of a book: what counts, what waits for an event, and what counts for nobody.</summary>
/// <remarks>
/// Nothing is lost: for every entry the direct and house credits in the three lists add up to the direct credits it had before, to the minor unit.
/// </remarks>
public sealed class RuledCredits
{
    internal RuledCredits(CreditRules rules, CreditBook book, ImmutableArray<PendingCredit> pending, ImmutableArray<Credit> excluded)
    {
        Rules = rules;
        Book = book;
        Pending = pending;
        Excluded = excluded;
    }

    /// <summary>The rules that were applied.</summary>
    public CreditRules Rules { get; }

    /// <summary>What counts: measure, set against quotas and pay on this.</summary>
    public CreditBook Book { get; }

    /// <summary>What waits for an event, by day, transaction, kind and payee.</summary>
    public ImmutableArray<PendingCredit> Pending { get; }

    /// <summary>
    /// What counts for nobody, by day, transaction, kind and payee: excluded by a rule, held by no placing rule, or the part of an overlay that a
    /// house account or windfall leaves uncounted.
    /// </summary>
    public ImmutableArray<Credit> Excluded { get; }

    /// <summary>The parts of sales that are nobody's and count for the company alone: house accounts, and what windfalls leave.</summary>
    public IEnumerable<Credit> House => Book.Credits.Where(credit => credit.Kind == CreditKind.House);

    /// <summary>Whether an entry is in the book, whatever became of it.</summary>
    /// <param name="transactionId">The entry.</param>
    public bool Has(string transactionId)
    {
        ArgumentNullException.ThrowIfNull(transactionId);
        bool IsOfEntry(Credit credit) => string.Equals(credit.TransactionId, transactionId, StringComparison.Ordinal);
        return Book.Credits.Any(IsOfEntry) || Pending.Any(one => IsOfEntry(one.Credit)) || Excluded.Any(IsOfEntry);
    }

    /// <summary>Lays out what became of one entry: every credit with the rules behind it. It answers disputes.</summary>
    /// <param name="transactionId">The entry.</param>
    /// <exception cref="ArgumentException">There is no such entry in the book.</exception>
    public Explanation ExplainEntry(string transactionId)
    {
        ArgumentNullException.ThrowIfNull(transactionId);
        bool IsOfEntry(Credit credit) => string.Equals(credit.TransactionId, transactionId, StringComparison.Ordinal);
        ImmutableArray<Explanation> counted = [.. Book.Credits.Where(IsOfEntry).Select(credit => credit.Explain())];
        ImmutableArray<Explanation> pending = [.. Pending.Where(one => IsOfEntry(one.Credit)).Select(one => one.Credit.Explain())];
        ImmutableArray<Explanation> excluded = [.. Excluded.Where(IsOfEntry).Select(credit => credit.Explain())];
        return counted.IsEmpty && pending.IsEmpty && excluded.IsEmpty
            ? throw new ArgumentException(Invariant($"There is no entry '{transactionId}' in the book."), nameof(transactionId))
            : new Explanation(
                Invariant($"Credits of {transactionId}"),
                (long)(counted.Length + pending.Length + excluded.Length),
                new Explanation("Counted", (long)counted.Length, counted),
                new Explanation("Waiting for an event", (long)pending.Length, pending),
                new Explanation("Counted for nobody", (long)excluded.Length, excluded))
            {
                Rule = "credit rules in order: placing, windfall, overrides, timing",
                SourceId = transactionId,
            };
    }
}
