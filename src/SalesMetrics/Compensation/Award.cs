using SalesMetrics.Crediting;
using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>A line of a payout that a program of several people, or a decision, gives one payee: SPIF, prize, share of a pool, adjustment.</summary>
public sealed class Award : IExplainable
{
    private readonly Explanation _working;

    internal Award(string payeeId, string sourceId, Money amount, Explanation working)
    {
        PayeeId = payeeId;
        SourceId = sourceId;
        Amount = amount;
        _working = working;
    }

    /// <summary>Who gets it.</summary>
    public string PayeeId { get; }

    /// <summary>The clause of the plan, or the adjustment, that gives it.</summary>
    public string SourceId { get; }

    /// <summary>The amount, in whole minor units; negative only for an adjustment.</summary>
    public Money Amount { get; }

    /// <summary>The credits of the deals that it is paid for, as of a SPIF; empty when it is paid for no single deal.</summary>
    public ImmutableArray<Credit> Credits { get; internal init => field = value.IsDefault ? [] : value; } = [];

    /// <inheritdoc />
    public Explanation Explain() => _working;
}
