namespace SalesMetrics.Compensation;

/// <summary>How much a finding of the plan check matters.</summary>
public enum PlanFindingSeverity
{
    /// <summary>Worth knowing; usual plans have it.</summary>
    Note,

    /// <summary>Often a mistake, or unfair to somebody; to be meant, not to happen.</summary>
    Warning,

    /// <summary>The clause cannot do what it says.</summary>
    Error,
}
