using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Settlements;

/// <summary>What a payee is released of held pay over some days.</summary>
public sealed class HoldRelease : IExplainable
{
    internal HoldRelease(string payeeId, DateInterval days, Currency currency, ImmutableArray<HoldPart> parts)
    {
        PayeeId = payeeId;
        Days = days;
        Parts = parts;
        Amount = Money.Sum(parts.Select(part => part.Amount), currency);
    }

    /// <summary>Who is paid.</summary>
    public string PayeeId { get; }

    /// <summary>The days, both ends inclusive.</summary>
    public DateInterval Days { get; }

    /// <summary>The parts released on these days, by deal, day and milestone; may be empty.</summary>
    public ImmutableArray<HoldPart> Parts { get; }

    /// <summary>The sum of the parts.</summary>
    public Money Amount { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Released to {PayeeId} {Days.Start:uuuu-MM-dd} to {Days.End:uuuu-MM-dd}"), Amount, Parts.Select(part => part.Explain()))
    {
        Rule = "sum of the parts released on these days",
    };
}
