namespace SalesMetrics.Comparisons.LeadWarnings;

/// <summary>Whether more leads came and fewer of them were any good.</summary>
public enum LeadWarningVerdict
{
    /// <summary>There are too few periods or leads to tell.</summary>
    NotEnoughData,

    /// <summary>Volume is not above its own centre, or the qualified share is not below its own.</summary>
    NoWarning,

    /// <summary>Volume is above its centre and the share below its own, by no more than chance does.</summary>
    Watch,

    /// <summary>Volume is above its centre, and the share is below what chance explains.</summary>
    Warning,
}
