using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>What entries of a ledger add up to.</summary>
public sealed class LedgerBalance : IExplainable
{
    private readonly string _label;
    private readonly Currency _currency;

    internal LedgerBalance(string label, Currency currency, ImmutableArray<LedgerEntry> entries)
    {
        _label = label;
        _currency = currency;
        Entries = entries;
    }

    /// <summary>The entries, in the order posted.</summary>
    public ImmutableArray<LedgerEntry> Entries { get; }

    /// <summary>The sum of the entries; negative when more was taken back than paid.</summary>
    public Money Amount => Money.Sum(Entries.Select(entry => entry.Amount), _currency);

    /// <inheritdoc />
    public Explanation Explain() => new(_label, Amount, Entries.Select(entry => entry.Explain())) { Rule = "sum of the entries" };
}
