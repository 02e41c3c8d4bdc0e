namespace SalesMetrics.Comparisons.Cohorts;

/// <summary>Where somebody stands in a cohort.</summary>
/// <param name="Id">Who.</param>
/// <param name="Value">The value.</param>
/// <param name="Percentile">The share of the cohort below, by the stated kind, 0 to 1; null when the cohort is too small.</param>
/// <param name="FromMedian">Value - the median of the cohort; null when the cohort is too small.</param>
public sealed record CohortPlace(string Id, double Value, double? Percentile, double? FromMedian);
