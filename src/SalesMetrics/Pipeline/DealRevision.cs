namespace SalesMetrics.Pipeline;

/// <summary>The deal as it stood from a day on: amount, expected date, owner, category, stage, outcome.</summary>
public sealed record DealRevision
{
    /// <summary>States how a deal stood from a day on.</summary>
    /// <param name="on">The day.</param>
    /// <param name="deal">The deal, whole.</param>
    public DealRevision(LocalDate on, Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        On = on;
        Deal = deal;
    }

    /// <summary>The day from which it stood so.</summary>
    public LocalDate On { get; }

    /// <summary>The deal.</summary>
    public Deal Deal { get; }
}
