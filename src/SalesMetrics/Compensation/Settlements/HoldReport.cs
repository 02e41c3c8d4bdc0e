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

    /// <summary>What was forfeited by people who left, listed in <see cref="Lost"/>.</summary>
    public Money Forfeited => Money.Sum(Lost.Select(part => part.Amount), Currency);

    /// <summary>What was earned and waits: the liability, listed in <see cref="Waiting"/>.</summary>
    public Money Liability => Money.Sum(Waiting.Select(part => part.Amount), Currency);

    /// <summary>The parts that wait.</summary>
    public IEnumerable<HoldPart> Waiting => Parts.Where(part => part.IsWaiting);

    /// <summary>The parts that were forfeited.</summary>
    public IEnumerable<HoldPart> Lost => Parts.Where(part => part.ForfeitedOn is not null);

    /// <summary>What a payee is released in a span of days, both ends included.</summary>
    public Money ReleasedTo(string payeeId, DateInterval days) => ReleaseTo(payeeId, days).Amount;

    /// <summary>What a payee is released in a span of days, both ends included, with the parts it is made of.</summary>
    public HoldRelease ReleaseTo(string payeeId, DateInterval days)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        ArgumentNullException.ThrowIfNull(days);
        return new(payeeId, days, Currency,
        [
            .. Parts.Where(part => part.ReleasedOn is { } date && days.Contains(date) && string.Equals(part.Held.PayeeId, payeeId, StringComparison.Ordinal)),
        ]);
    }

    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"Held pay on {AsOf:uuuu-MM-dd}"), Liability, Waiting.Select(part => part.Explain()))
    {
        Rule = Invariant($"earned and not released; released: {Released}{(Lost.Any() ? Invariant($"; forfeited: {Forfeited}") : "")}"),
    };
}
