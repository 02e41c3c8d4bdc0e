using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Settlements;

/// <summary>What of held pay has been released up to a day, and what is still owed.</summary>
public sealed class HoldReport : IExplainable
{
    internal HoldReport(LocalDate asOf, Currency currency, ImmutableArray<HoldPart> parts)
    {
        AsOf = asOf;
        Currency = currency;
        Parts = parts;
    }

    /// <summary>The last day that counts.</summary>
    public LocalDate AsOf { get; }

    /// <summary>The currency of all amounts.</summary>
    public Currency Currency { get; }

    /// <summary>All parts, by payee, deal, day and milestone.</summary>
    public ImmutableArray<HoldPart> Parts { get; }

    /// <summary>What has been released.</summary>
    public Money Released => Money.Sum(Parts.Where(part => part.ReleasedOn is not null).Select(part => part.Amount), Currency);

    /// <summary>What was earned and waits: the liability, listed in <see cref="Waiting"/>.</summary>
    public Money Liability => Money.Sum(Waiting.Select(part => part.Amount), Currency);

    /// <summary>The parts that wait.</summary>
    public IEnumerable<HoldPart> Waiting => Parts.Where(part => part.ReleasedOn is null);

    /// <summary>What a payee is released in a span of days, both ends included.</summary>
    public Money ReleasedTo(string payeeId, DateInterval days)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        ArgumentNullException.ThrowIfNull(days);
        return Money.Sum(
            Parts.Where(part => part.ReleasedOn is { } date && days.Contains(date) && string.Equals(part.Held.PayeeId, payeeId, StringComparison.Ordinal))
                .Select(part => part.Amount),
            Currency);
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Held pay on {AsOf:uuuu-MM-dd}"),
        Liability,
        Waiting.Select(part => new Explanation(Invariant($"{part.Held.PayeeId}, waits for {part.Milestone}"), part.Amount) { SourceId = part.Held.TransactionId }))
    {
        Rule = Invariant($"earned and not released; released: {Released}"),
    };
}
