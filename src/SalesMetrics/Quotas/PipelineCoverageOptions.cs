namespace SalesMetrics.Quotas;

/// <summary>Which open deals count towards coverage, and at which value.</summary>
public sealed record PipelineCoverageOptions
{
    /// <summary>
    /// Whether open deals without an expected closing date count as if they were due in the period. By default they do not, and are counted
    /// apart.
    /// </summary>
    public bool CountUndated { get; init; }

    /// <summary>
    /// Whether a deal without an expected amount counts at its list price. By default it does not, and is counted apart.
    /// </summary>
    public bool UseListPrice { get; init; }
}
