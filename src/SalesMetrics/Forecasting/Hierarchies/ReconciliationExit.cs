namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Why reconciling stopped.</summary>
public enum ReconciliationExit
{
    /// <summary>The result is in closed form: nothing was repeated.</summary>
    Direct,

    /// <summary>Another round would have changed nothing that matters.</summary>
    Converged,

    /// <summary>The limit on rounds was reached. The result adds up (and is not negative, if asked for), but is not the best one.</summary>
    IterationLimit,
}
