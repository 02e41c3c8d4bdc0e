namespace SalesMetrics;

/// <summary>What became of the row that an <see cref="Issue"/> is about.</summary>
public enum IssueOutcome
{
    /// <summary>The row was set aside whole; nothing of it is in the good values.</summary>
    Rejected,

    /// <summary>The row is in the good values, in spite of the doubt.</summary>
    Used,
}
