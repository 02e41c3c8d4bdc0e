using SalesMetrics.Calendars;

namespace SalesMetrics.Compensation;

/// <summary>The entries of a ledger by posting, by payee, and by plan and earning period, so that a posting costs what it touches.</summary>
/// <remarks>The entries of a payee or cell are in the order posted.</remarks>
internal sealed class LedgerIndex
{
    private readonly ImmutableList<ImmutableArray<LedgerEntry>> _postings;
    private readonly ImmutableDictionary<string, ImmutableArray<LedgerEntry>> _byPayee;
    private readonly ImmutableDictionary<(string PlanId, FiscalPeriod Earned), ImmutableArray<LedgerEntry>> _byCell;
    private readonly Lazy<ImmutableArray<LedgerEntry>> _entries;

    private LedgerIndex(
        ImmutableList<ImmutableArray<LedgerEntry>> postings,
        ImmutableDictionary<string, ImmutableArray<LedgerEntry>> byPayee,
        ImmutableDictionary<(string PlanId, FiscalPeriod Earned), ImmutableArray<LedgerEntry>> byCell,
        Money total)
    {
        _postings = postings;
        _byPayee = byPayee;
        _byCell = byCell;
        Total = total;
        _entries = new(() => [.. postings.SelectMany(posting => posting)]);
    }

    /// <summary>The sum of all entries.</summary>
    public Money Total { get; }

    /// <summary>All entries; put together the first time they are asked for.</summary>
    public ImmutableArray<LedgerEntry> Entries => _entries.Value;

    public static LedgerIndex Empty(Currency currency) => new(
        [], ImmutableDictionary.Create<string, ImmutableArray<LedgerEntry>>(StringComparer.Ordinal), ImmutableDictionary<(string, FiscalPeriod), ImmutableArray<LedgerEntry>>.Empty, Money.Zero(currency));

    /// <summary>The entries of a payee; empty when there are none.</summary>
    public ImmutableArray<LedgerEntry> Of(string payeeId) => _byPayee.GetValueOrDefault(payeeId, []);

    /// <summary>The entries of some plans for an earning period.</summary>
    public IEnumerable<LedgerEntry> Of(IEnumerable<string> planIds, FiscalPeriod earned) =>
        planIds.Distinct(StringComparer.Ordinal).SelectMany(planId => _byCell.GetValueOrDefault((planId, earned), []));

    /// <summary>The same with the entries of a posting, which may be none.</summary>
    /// <exception cref="OverflowException">The total does not fit a decimal.</exception>
    public LedgerIndex Add(ImmutableArray<LedgerEntry> added)
    {
        if (added.IsEmpty)
        {
            return this;
        }

        var byPayee = _byPayee.ToBuilder();
        foreach (var payee in added.GroupBy(entry => entry.PayeeId, StringComparer.Ordinal))
        {
            byPayee[payee.Key] = Of(payee.Key).AddRange(payee);
        }

        var byCell = _byCell.ToBuilder();
        foreach (var cell in added.GroupBy(entry => (entry.Line.PlanId, entry.EarningPeriod)))
        {
            byCell[cell.Key] = _byCell.GetValueOrDefault(cell.Key, []).AddRange(cell);
        }

        return new(_postings.Add(added), byPayee.ToImmutable(), byCell.ToImmutable(), Money.Sum(added.Select(entry => entry.Amount).Prepend(Total), Total.Currency));
    }
}
