using SalesMetrics.Crediting;

namespace SalesMetrics.Compensation.Statements;

/// <summary>A credit behind a statement, with the lines it counts for.</summary>
public sealed class StatementCredit
{
    internal StatementCredit(Credit credit, ImmutableArray<string> lineIds)
    {
        Credit = credit;
        LineIds = lineIds;
    }

    /// <summary>The credit: entry, day, share, amount, and the role that decided whose it is.</summary>
    public Credit Credit { get; }

    /// <summary>The ids of the lines it counts for, in the order of the statement; at least one.</summary>
    public ImmutableArray<string> LineIds { get; }
}
