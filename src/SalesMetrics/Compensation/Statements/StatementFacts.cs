using SalesMetrics.Compensation.Settlements;

namespace SalesMetrics.Compensation.Statements;

/// <summary>What is known beside a pay run: what was doubtful in it, and what became of the pay.</summary>
/// <remarks>All of it may be left out; a statement says nothing of what it is not given.</remarks>
public sealed class StatementFacts
{
    /// <summary>Nothing beside the run.</summary>
    public static StatementFacts None { get; } = new();

    /// <summary>The issues of the run and of the crediting before it; each statement lists those that concern its payee.</summary>
    public ImmutableArray<Issue> Issues { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The ledger; the statement lists the entries earned or paid in its period.</summary>
    public PayLedger? Ledger { get; init; }

    /// <summary>How earnings became payments, one at most for each payee; the statement lists the payment periods that end in its period.</summary>
    public ImmutableArray<PaySettlement> Settlements { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What is held until a milestone; the statement lists what of the payee waits.</summary>
    public HoldReport? Held { get; init; }
}
