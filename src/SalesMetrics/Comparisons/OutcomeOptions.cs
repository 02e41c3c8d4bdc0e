namespace SalesMetrics.Comparisons;

/// <summary>Which deals are counted, by what, and as of when.</summary>
public sealed record OutcomeOptions
{
    /// <summary>What the deals are counted by.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public required OutcomeGrouping By
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    /// <summary>The day as of whose end the deals stand: one that closed later is open, one opened later is not there yet.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>The one currency of all amounts and list prices; convert others first.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The days, both inclusive, on which a closed deal must have closed to count; null counts them all.</summary>
    /// <remarks>Open deals count as of <see cref="AsOf"/>, whatever the window.</remarks>
    public DateInterval? Window { get; init; }

    /// <summary>
    /// Whether units of the organization that own no deal at all are listed with counts of zero. By default they are reported apart, in
    /// <see cref="DealOutcomes.WithoutDeals"/>. It does nothing by product: there is no roster of products.
    /// </summary>
    public bool IncludeWithoutDeals { get; init; }
}
