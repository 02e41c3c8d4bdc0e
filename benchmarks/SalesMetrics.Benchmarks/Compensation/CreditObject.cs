namespace SalesMetrics.Benchmarks.Compensation;

/// <summary>A credit as one writes it first.</summary>
internal sealed record CreditObject(int Rep, int Team, DateOnly Date, decimal Amount);
