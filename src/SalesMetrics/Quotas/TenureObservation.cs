namespace SalesMetrics.Quotas;

/// <summary>What one person was credited with in one whole month of tenure.</summary>
/// <param name="PayeeId">The person.</param>
/// <param name="MonthOfTenure">1 for the month that begins on the day of hire.</param>
/// <param name="Credited">The amount; may be zero or negative.</param>
public readonly record struct TenureObservation(string PayeeId, int MonthOfTenure, Money Credited);
