namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Choices of a reconciliation.</summary>
public sealed record ReconciliationOptions
{
    /// <summary>Whether no reconciled forecast may be below zero; for bottom-up and minimum trace. False unless stated.</summary>
    public bool IsNonNegative { get; init; }

    /// <summary>The most rounds of a search: of conjugate gradients where trees cross, and of exchanges where negative values are not allowed.
    /// 1,000 unless stated; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MaxIterations
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1_000;
}
