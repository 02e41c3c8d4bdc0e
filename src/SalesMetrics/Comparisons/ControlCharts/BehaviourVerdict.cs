namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>What a series of periods shows.</summary>
public enum BehaviourVerdict
{
    /// <summary>Fewer than 5 periods.</summary>
    NotEnoughData,

    /// <summary>Ups and downs as always: nothing to explain.</summary>
    OrdinaryVariation,

    /// <summary>Something unusual once: ask, and wait for more before acting.</summary>
    Watch,

    /// <summary>The level has changed.</summary>
    RealShift,

    /// <summary>It goes one way, period after period.</summary>
    RealTrend,
}
