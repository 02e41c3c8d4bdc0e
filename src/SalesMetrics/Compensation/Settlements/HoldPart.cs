using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Settlements;

/// <summary>The part of held pay that belongs to one milestone.</summary>
/// <param name="Held">What was held.</param>
/// <param name="Milestone">The milestone.</param>
/// <param name="Amount">The part, in whole minor units; the parts of all milestones add up to what was held.</param>
/// <param name="ReleasedOn">The day of release: that of the milestone or termination, or of the earning when that is later. Null while it waits or when it is
/// forfeited.</param>
public sealed record HoldPart(HeldPay Held, string Milestone, Money Amount, LocalDate? ReleasedOn) : IExplainable
{
    /// <summary>The day on which it was forfeited; null when it was not.</summary>
    public LocalDate? ForfeitedOn { get; init; }

    /// <summary>The termination that decided about it; null when none did.</summary>
    public Termination? DecidedBy { get; init; }

    /// <summary>Whether it is neither released nor forfeited.</summary>
    public bool IsWaiting => ReleasedOn is null && ForfeitedOn is null;

    /// <inheritdoc />
    public Explanation Explain() => new(Label, Amount) { Rule = Rule, SourceId = Held.TransactionId };

    private string Label => (ReleasedOn, ForfeitedOn) switch
    {
        ({ } date, _) => Invariant($"{Held.PayeeId}, released {date:uuuu-MM-dd} for {Milestone}"),
        (_, { } date) => Invariant($"{Held.PayeeId}, forfeited {date:uuuu-MM-dd}, {Milestone} not reached"),
        _ => Invariant($"{Held.PayeeId}, waits for {Milestone}"),
    };

    private string Rule => Invariant($"of {Held.Amount} earned {Held.EarnedOn:uuuu-MM-dd}{(DecidedBy is { } end ? Invariant($"; left {end.LastDay:uuuu-MM-dd}: {end.Reason}") : "")}");
}
