namespace SalesMetrics.Compensation.Statements;

/// <summary>How much a written statement says.</summary>
public enum StatementDetail
{
    /// <summary>Everything: how each line was worked out, and every credit behind it.</summary>
    Full,

    /// <summary>One page: the lines and the total, what was doubtful, what is paid.</summary>
    Compact,
}
