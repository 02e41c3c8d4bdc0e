namespace SalesMetrics.Compensation.Settlements;

/// <summary>The part of held pay that belongs to one milestone.</summary>
/// <param name="Held">What was held.</param>
/// <param name="Milestone">The milestone.</param>
/// <param name="Amount">The part, in whole minor units; the parts of all milestones add up to what was held.</param>
/// <param name="ReleasedOn">The day of release: that of the milestone, or of the earning when that is later. Null while it waits.</param>
public sealed record HoldPart(HeldPay Held, string Milestone, Money Amount, LocalDate? ReleasedOn);
