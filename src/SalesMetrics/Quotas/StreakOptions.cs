namespace SalesMetrics.Quotas;

/// <summary>What counts as a streak.</summary>
public sealed record StreakOptions
{
    /// <summary>The attainment a period needs, inclusive; 100 % by default.</summary>
    public Ratio Goal { get; init; } = Ratio.One;

    /// <summary>
    /// Whether a period without a defined attainment, such as one on leave, is passed over. By default it is not: it ends the streak, as
    /// nobody knows whether the goal would have been reached.
    /// </summary>
    public bool IsUndefinedPassedOver { get; init; }
}
