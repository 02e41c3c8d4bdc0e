namespace SalesMetrics.Compensation;

/// <summary>What a component or clause pays in an example.</summary>
/// <param name="Id">The component or clause.</param>
/// <param name="Name">Its name.</param>
/// <param name="Amount">What it pays, in whole minor units.</param>
public sealed record PlanExampleLine(string Id, string Name, Money Amount);
