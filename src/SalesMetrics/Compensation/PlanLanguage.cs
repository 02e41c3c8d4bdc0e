namespace SalesMetrics.Compensation;

/// <summary>The language of a plan document.</summary>
public enum PlanLanguage
{
    /// <summary>English: 1,234.50.</summary>
    English,

    /// <summary>German: 1.234,50.</summary>
    German,
}
