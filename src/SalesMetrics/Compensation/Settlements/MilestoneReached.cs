namespace SalesMetrics.Compensation.Settlements;

/// <summary>A deal has reached a milestone.</summary>
/// <param name="TransactionId">The deal.</param>
/// <param name="Milestone">The milestone, such as <c>invoice</c>.</param>
/// <param name="Date">The day.</param>
public sealed record MilestoneReached(string TransactionId, string Milestone, LocalDate Date);
