namespace SalesMetrics.Compensation;

/// <summary>What a pay run pays for one component.</summary>
/// <param name="Component">The component.</param>
/// <param name="Amount">The sum of its lines over all payouts.</param>
public sealed record ComponentTotal(PlanComponent Component, Money Amount);
