namespace SalesMetrics.Transactions;

/// <summary>Entries that fit together: every id once, every correction with the sale it corrects.</summary>
public sealed class TransactionJournal
{
    private readonly ImmutableDictionary<string, Transaction> _byId;

    private TransactionJournal(ImmutableArray<Transaction> entries, ImmutableDictionary<string, Transaction> byId)
    {
        Entries = entries;
        _byId = byId;
    }

    /// <summary>The entries, by date and then by id ordinally, whatever order they were given in.</summary>
    public ImmutableArray<Transaction> Entries { get; }

    /// <summary>Makes a journal of the entries that fit and lists those that do not.</summary>
    /// <param name="transactions">In any order; may be empty.</param>
    /// <returns>
    /// The journal and the entries set aside, by id: a repeated id (the first given stays), a correction of an unknown entry, in another
    /// currency, or dated before what it corrects, corrections in a circle, and a sale without sellers.
    /// </returns>
    public static Checked<TransactionJournal> Create(params IEnumerable<Transaction> transactions)
    {
        ArgumentNullException.ThrowIfNull(transactions);
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var candidates = new Dictionary<string, Transaction>(StringComparer.Ordinal);
        foreach (var transaction in transactions)
        {
            if (!candidates.TryAdd(transaction.Id, transaction))
            {
                issues.Add(Rejection("duplicate-transaction", transaction, nameof(Transaction.Id), transaction.Id,
                    "An entry of this id was already given.", "Give every entry an id of its own."));
            }
        }

        // Whether an entry fits depends on the entry it corrects, so a fault is passed down the chain.
        var verdicts = new Dictionary<string, Issue?>(StringComparer.Ordinal);
        foreach (var id in candidates.Keys.Order(StringComparer.Ordinal))
        {
            if (Verdict(id, candidates, verdicts) is { } issue)
            {
                issues.Add(issue);
            }
        }

        var entries = candidates.Values
            .Where(transaction => verdicts[transaction.Id] is null)
            .OrderBy(transaction => transaction.Date)
            .ThenBy(transaction => transaction.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        return new Checked<TransactionJournal>(
            new TransactionJournal(entries, entries.ToImmutableDictionary(entry => entry.Id, StringComparer.Ordinal)), issues.ToImmutable());
    }

    /// <summary>Gets the sale at the root of an entry: itself, or what its chain of corrections began with.</summary>
    /// <exception cref="ArgumentException">The entry is not in this journal.</exception>
    public Transaction OriginOf(Transaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var origin = _byId.GetValueOrDefault(transaction.Id)
            ?? throw new ArgumentException(Invariant($"'{transaction.Id}' is not in this journal."), nameof(transaction));
        while (origin.CorrectsId is { } corrected)
        {
            origin = _byId[corrected];
        }

        return origin;
    }

    /// <summary>Gets who is credited with an entry: its own split, or that of the nearest entry it corrects that states one.</summary>
    /// <exception cref="ArgumentException">The entry is not in this journal.</exception>
    public CreditSplit SplitOf(Transaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var entry = _byId.GetValueOrDefault(transaction.Id)
            ?? throw new ArgumentException(Invariant($"'{transaction.Id}' is not in this journal."), nameof(transaction));
        while (entry.Split is null)
        {
            entry = _byId[entry.CorrectsId!];
        }

        return entry.Split;
    }

    private static Issue? Verdict(string id, Dictionary<string, Transaction> candidates, Dictionary<string, Issue?> verdicts)
    {
        // Walk to the first entry already judged or without a predecessor, then judge back towards the start: no recursion, however long.
        var chain = new Stack<Transaction>();
        var onChain = new HashSet<string>(StringComparer.Ordinal);
        var current = candidates[id];
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
            verdicts[entry.Id] = Judge(entry, candidates, verdicts);
        }

        return verdicts[id];
    }

    private static Issue? Judge(Transaction entry, Dictionary<string, Transaction> candidates, Dictionary<string, Issue?> verdicts)
    {
        if (entry.CorrectsId is not { } correctsId)
        {
            return entry.Split is not null
                ? null
                : Rejection("no-seller", entry, nameof(Transaction.Split), "", "Nobody is named as the seller.", "State who sold it.");
        }

        // An entry not judged yet at this point is one that the walk came back to: a circle.
        if (!candidates.TryGetValue(correctsId, out var corrected) || !verdicts.TryGetValue(correctsId, out var verdict) || verdict is not null)
        {
            return Rejection("unknown-correction", entry, nameof(Transaction.CorrectsId), correctsId,
                "The entry it corrects is not there, was set aside, or corrects it in turn.", "Give the corrected entry too, and correct it first.");
        }

        if (corrected.Amount.Currency != entry.Amount.Currency)
        {
            return Rejection("correction-currency", entry, nameof(Transaction.Amount), entry.Amount.ToString(),
                Invariant($"It corrects an entry in {corrected.Amount.Currency}."), "State the change in the currency of the corrected entry.");
        }

        return entry.Date >= corrected.Date
            ? null
            : Rejection("correction-date", entry, nameof(Transaction.Date), Invariant($"{entry.Date:uuuu-MM-dd}"),
                Invariant($"It is dated before the entry it corrects ({corrected.Date:uuuu-MM-dd})."), "Date a correction on the day it was made.");
    }

    private static Issue Rejection(string code, Transaction transaction, string field, string value, string message, string advice) => new()
    {
        Code = code,
        Outcome = IssueOutcome.Rejected,
        Source = transaction.Id,
        Field = field,
        Value = value,
        Message = message,
        Advice = advice,
    };
}
