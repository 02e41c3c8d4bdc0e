using SalesMetrics.Pipeline;

namespace SalesMetrics.Data.Csv;

/// <summary>What one row of a deal history says; what it leaves open is as before.</summary>
internal sealed record DealHistoryRow(string DealId, LocalDate On, SalesStage Stage)
{
    public long Line { get; init; }

    public long? Sequence { get; init; }

    public string OwnerId { get; init; } = "";

    public Money? Amount { get; init; }

    public LocalDate? ExpectedCloseOn { get; init; }

    public ForecastCategory? Category { get; init; }
}
