using System.Collections.Frozen;

namespace SalesMetrics.Transactions;

/// <summary>Entries that fit together: every id once, every correction with the sale it corrects.</summary>
public sealed class TransactionJournal
{
    // Where each chain of corrections begins and who is credited is settled once, or a long chain would be walked for every entry of it.
    private readonly FrozenDictionary<string, Placed> _byId;

    private TransactionJournal(ImmutableArray<Transaction> entries, FrozenDictionary<string, Placed> byId)
    {
        Entries = entries;
        _byId = byId;
    }

    /// <summary>The entries, by date and then by id ordinally, whatever order they were given in.</summary>
    public ImmutableArray<Transaction> Entries { get; }

    /// <summary>Makes a journal of the entries that fit and lists those that do not.</summary>
    /// <param name="transactions">In any order; may be empty.</param>
    /// <returns>
    /// The journal and an issue for every entry set aside, by id: <c>duplicate-transaction</c> (a repeated id; the first given stays),
    /// <c>unknown-correction</c> (of an entry that is not there, was itself set aside, or corrects it in turn), <c>correction-currency</c>,
    /// <c>correction-date</c> (before what it corrects), and <c>no-seller</c> (a sale without a split).
    /// </returns>
    public static Checked<TransactionJournal> Create(params IEnumerable<Transaction> transactions)
    {
        ArgumentNullException.ThrowIfNull(transactions);
        var issues = new List<Issue>();
        var candidates = new Dictionary<string, Transaction>(StringComparer.Ordinal);
        foreach (var transaction in transactions)
        {
            if (transaction is null)
            {
                throw new ArgumentException("An entry in the list is null.", nameof(transactions));
            }

            if (!candidates.TryAdd(transaction.Id, transaction))
            {
                issues.Add(Rejection("duplicate-transaction", transaction, nameof(Transaction.Id), transaction.Id,
                    "An entry of this id was already given.", "Give every entry an id of its own."));
            }
        }

        // Whether an entry fits depends on the entry it corrects, so a fault is passed down the chain.
        var verdicts = new Dictionary<string, Verdict>(candidates.Count, StringComparer.Ordinal);
        foreach (var transaction in candidates.Values)
        {
            Judge(transaction, candidates, verdicts);
        }

        issues.AddRange(verdicts.Values.Select(verdict => verdict.Issue).OfType<Issue>());
        var placed = verdicts.Values.Select(verdict => verdict.Placed).OfType<Placed>().ToFrozenDictionary(one => one.Entry.Id, StringComparer.Ordinal);
        return new Checked<TransactionJournal>(
            new TransactionJournal(
                [.. placed.Values.Select(one => one.Entry).OrderBy(entry => entry.Date).ThenBy(entry => entry.Id, StringComparer.Ordinal)], placed),
            [.. issues.OrderBy(issue => issue.Source, StringComparer.Ordinal).ThenBy(issue => issue.Code, StringComparer.Ordinal)]);
    }

    /// <summary>Gets the sale at the root of an entry: itself, or what its chain of corrections began with.</summary>
    /// <param name="transaction">An entry of this journal; it is found by its id.</param>
    /// <exception cref="ArgumentException">The entry is not in this journal.</exception>
    public Transaction OriginOf(Transaction transaction) => PlaceOf(transaction).Origin;

    /// <summary>Gets who is credited with an entry: its own split, or that of the nearest entry it corrects that states one.</summary>
    /// <param name="transaction">An entry of this journal; it is found by its id.</param>
    /// <exception cref="ArgumentException">The entry is not in this journal.</exception>
    public CreditSplit SplitOf(Transaction transaction) => PlaceOf(transaction).Split;

    private static void Judge(Transaction start, Dictionary<string, Transaction> candidates, Dictionary<string, Verdict> verdicts)
    {
        if (verdicts.ContainsKey(start.Id))
        {
            return;
        }

        if (start.CorrectsId is null)
        {
            verdicts.Add(start.Id, VerdictOn(start, candidates, verdicts));
            return;
        }

        // Walk to the first entry already judged or without a predecessor, then judge back towards the start: no recursion, however long.
        var chain = new Stack<Transaction>();
        var onChain = new HashSet<string>(StringComparer.Ordinal);
        var current = start;
        while (!verdicts.ContainsKey(current.Id) && onChain.Add(current.Id))
        {
            chain.Push(current);
            if (current.CorrectsId is not { } corrected || !candidates.TryGetValue(corrected, out var next))
            {
                break;
            }

            current = next;
        }

        while (chain.TryPop(out var entry))
        {
            verdicts.Add(entry.Id, VerdictOn(entry, candidates, verdicts));
        }
    }

    private static Verdict VerdictOn(Transaction entry, Dictionary<string, Transaction> candidates, Dictionary<string, Verdict> verdicts)
    {
        if (entry.CorrectsId is not { } correctsId)
        {
            return entry.Split is { } split
                ? Verdict.Fits(new Placed(entry, entry, split))
                : Verdict.Faulty(Rejection("no-seller", entry, nameof(Transaction.Split), "", "Nobody is named as the seller.", "State who sold it."));
        }

        // An entry not judged yet at this point is one that the walk came back to: a circle.
        if (!candidates.ContainsKey(correctsId) || !verdicts.TryGetValue(correctsId, out var verdict) || verdict.Placed is not { } corrected)
        {
            return Verdict.Faulty(Rejection("unknown-correction", entry, nameof(Transaction.CorrectsId), correctsId,
                "The entry it corrects is not there, was set aside, or corrects it in turn.", "Give the corrected entry too, and correct it first."));
        }

        if (corrected.Entry.Amount.Currency != entry.Amount.Currency)
        {
            return Verdict.Faulty(Rejection("correction-currency", entry, nameof(Transaction.Amount), entry.Amount.ToString(),
                Invariant($"It corrects an entry in {corrected.Entry.Amount.Currency}."), "State the change in the currency of the corrected entry."));
        }

        return entry.Date >= corrected.Entry.Date
            ? Verdict.Fits(new Placed(entry, corrected.Origin, entry.Split ?? corrected.Split))
            : Verdict.Faulty(Rejection("correction-date", entry, nameof(Transaction.Date), Invariant($"{entry.Date:uuuu-MM-dd}"),
                Invariant($"It is dated before the entry it corrects ({corrected.Entry.Date:uuuu-MM-dd})."), "Date a correction on the day it was made."));
    }

    private static Issue Rejection(string code, Transaction transaction, string field, string value, string message, string advice) =>
        Issue.Rejected(code, field, value, message, advice) with { Source = transaction.Id };

    private Placed PlaceOf(Transaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return _byId.TryGetValue(transaction.Id, out var placed)
            ? placed
            : throw new ArgumentException(Invariant($"'{transaction.Id}' is not in this journal."), nameof(transaction));
    }

    // An entry that fits, the sale its chain began with, and who is credited.
    private sealed record Placed(Transaction Entry, Transaction Origin, CreditSplit Split);

    private readonly record struct Verdict(Placed? Placed, Issue? Issue)
    {
        public static Verdict Fits(Placed placed) => new(placed, null);

        public static Verdict Faulty(Issue issue) => new(null, issue);
    }
}
