namespace SalesMetrics.Measures;

/// <summary>Which day of a process event decides where it counts.</summary>
public enum KpiBasis
{
    /// <summary>The day it happened: meetings held this month over calls made this month.</summary>
    Event,

    /// <summary>
    /// The day its case began: of the leads that came this month, how many were ever qualified. A young cohort is not done yet and reads low.
    /// </summary>
    Cohort,
}
