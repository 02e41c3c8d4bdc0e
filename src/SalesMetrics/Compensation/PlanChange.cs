namespace SalesMetrics.Compensation;

/// <summary>An entry of a plan's change log.</summary>
/// <param name="On">The day from which the change holds.</param>
/// <param name="Text">What changed, in words of the people paid.</param>
/// <param name="Author">Who decided it.</param>
public sealed record PlanChange(LocalDate On, string Text, string Author);
