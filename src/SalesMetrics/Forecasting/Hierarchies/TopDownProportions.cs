namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>How a sum is split among the leaves below it.</summary>
public enum TopDownProportions
{
    /// <summary>The mean over past periods of the leaf's share (Gross &amp; Sohl 1990, method A). Periods with a sum of zero are left out.</summary>
    AverageOfProportions,

    /// <summary>The leaf's past total as a share of that of all leaves (Gross &amp; Sohl 1990, method F).</summary>
    ProportionsOfAverages,

    /// <summary>From level to level, the node's own forecast as a share of that of it and its brothers (Athanasopoulos, Ahmed &amp; Hyndman
    /// 2009).</summary>
    Forecasts,
}
