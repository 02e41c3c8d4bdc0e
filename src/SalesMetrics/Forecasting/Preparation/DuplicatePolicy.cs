namespace SalesMetrics.Forecasting.Preparation;

/// <summary>What becomes of a second value for a period.</summary>
public enum DuplicatePolicy
{
    /// <summary>There is no history, and an issue says which period it is.</summary>
    Refuse,

    /// <summary>The values are added: parts of the period's sales.</summary>
    Add,

    /// <summary>The last one given counts: a correction.</summary>
    KeepLast,
}
