namespace SalesMetrics.Quotas;

/// <summary>How productive people were in one month of tenure.</summary>
/// <param name="Month">The month of tenure; 1 is the first.</param>
/// <param name="MedianShare">The median over people of credited / what the tenured are credited with on average; exact, not capped.</param>
/// <param name="People">How many people are behind it.</param>
public readonly record struct RampMonth(int Month, Ratio MedianShare, int People);
