namespace SalesMetrics.Measures;

/// <summary>Which direction of a key figure is better.</summary>
public enum KpiDirection
{
    /// <summary>More is better, as for meetings.</summary>
    HigherIsBetter,

    /// <summary>Less is better, as for leads left untouched.</summary>
    LowerIsBetter,
}
