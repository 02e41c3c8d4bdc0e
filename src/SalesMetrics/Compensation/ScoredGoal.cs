namespace SalesMetrics.Compensation;

/// <summary>An agreed goal (MBO) with its score.</summary>
/// <param name="Name">The goal in words.</param>
/// <param name="Weight">Its share of all goals; above zero.</param>
/// <param name="Score">How far it was reached: 1 is 100 %, more is possible; zero or more.</param>
public readonly record struct ScoredGoal(string Name, Ratio Weight, Ratio Score);
