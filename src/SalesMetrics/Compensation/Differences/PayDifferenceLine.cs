using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Differences;

/// <summary>Why one line of a payout pays another amount.</summary>
public sealed class PayDifferenceLine : IExplainable
{
    internal PayDifferenceLine(LedgerLinePart part, string id, string name, Money? before, Money? after, ImmutableArray<PayDifferencePart> parts)
    {
        Part = part;
        Id = id;
        Name = name;
        Before = before;
        After = after;
        Parts = parts;
    }

    /// <summary>Whether it is a component, a clause or the awards of a program.</summary>
    public LedgerLinePart Part { get; }

    /// <summary>The id of the component, clause, program or decision.</summary>
    public string Id { get; }

    /// <summary>Its name for readers.</summary>
    public string Name { get; }

    /// <summary>What it paid before; null when there was no such line.</summary>
    public Money? Before { get; }

    /// <summary>What it pays after; null when there is no such line.</summary>
    public Money? After { get; }

    /// <summary>The causes, in the order of <see cref="PayDifferenceCause"/>; at least one.</summary>
    public ImmutableArray<PayDifferencePart> Parts { get; }

    /// <summary>The sum of the parts: exactly after less before, where no line counts as zero.</summary>
    public Money Amount => Money.Sum(Parts.Select(part => part.Amount), Parts[0].Amount.Currency);

    /// <inheritdoc />
    public Explanation Explain() => new(Name, Amount, Parts.Select(part => part.Explain()))
    {
        Rule = Invariant($"{Stated(Before)} -> {Stated(After)}"),
        SourceId = Id,
    };

    private static string Stated(Money? amount) => amount is { } money ? money.ToString() : "no such line";
}
