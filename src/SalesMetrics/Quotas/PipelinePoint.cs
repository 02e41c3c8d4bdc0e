namespace SalesMetrics.Quotas;

/// <summary>What was open at a point of an earlier period, and what became of it.</summary>
/// <param name="PeriodId">The earlier period.</param>
/// <param name="AsOf">The point: as many days before the period's end as the as-of day is before its own.</param>
/// <param name="Open">The value open then.</param>
/// <param name="Won">The value of those deals that were won after it, by the period's end: what they were won for.</param>
public sealed record PipelinePoint(string PeriodId, LocalDate AsOf, Money Open, Money Won);
