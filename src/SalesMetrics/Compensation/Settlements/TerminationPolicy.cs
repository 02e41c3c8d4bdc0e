namespace SalesMetrics.Compensation.Settlements;

/// <summary>What becomes of pay that was earned and waits for milestones when its payee leaves.</summary>
public enum TerminationPolicy
{
    /// <summary>It waits on and is released when the milestone is reached, however late.</summary>
    KeepWaiting,

    /// <summary>All of it is released on the last day.</summary>
    Release,

    /// <summary>What was not released by the last day is forfeited, and listed.</summary>
    Forfeit,
}
