namespace SalesMetrics.Benchmarks.Columns;

/// <summary>In which order facts lie in their columns.</summary>
public enum FactOrder
{
    /// <summary>Neither by rep nor by day: the hardest on memory.</summary>
    Random,

    /// <summary>By close day, as most exports are.</summary>
    Date,
}
