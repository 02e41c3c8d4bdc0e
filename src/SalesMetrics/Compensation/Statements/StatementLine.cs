using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Statements;

/// <summary>One line of a statement: what a component, clause, program or decision pays.</summary>
public sealed record StatementLine
{
    internal StatementLine()
    {
    }

    /// <summary>Whether it is a component, a clause or an award.</summary>
    public required LedgerLinePart Part { get; init; }

    /// <summary>The id of the component, clause, program or decision.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for readers; the id when it has no other.</summary>
    public required string Name { get; init; }

    /// <summary>Whose attainment or credit counted; null for an award, and with an empty id when the payee was assigned to no such unit.</summary>
    public SalesUnit? Unit { get; init; }

    /// <summary>The measure that counted; empty when none did.</summary>
    public string MeasureId { get; init; } = "";

    /// <summary>What was credited; null when the value was stated or there was none.</summary>
    public Money? Credited { get; init; }

    /// <summary>The quota, of a piece of a period its part; null when none was set.</summary>
    public Money? Quota { get; init; }

    /// <summary>The attainment, or the stated value in its place; null when it is undefined or nothing was read.</summary>
    public Ratio? Attainment { get; init; }

    /// <summary>The weight that counted; null for what pays beside the components.</summary>
    public Ratio? Weight { get; init; }

    /// <summary>The share of the target pay that is earned; null for what pays beside the components.</summary>
    public Ratio? Share { get; init; }

    /// <summary>What is paid, in whole minor units.</summary>
    public required Money Amount { get; init; }
}
