namespace SalesMetrics.Comparisons.LeadWarnings;

/// <summary>Leads of one source that came in one period to one unit, and how many of them were qualified.</summary>
public sealed record LeadPeriodCount
{
    /// <summary>States a count.</summary>
    /// <param name="periodIndex">Which period, from 0, the oldest. Periods follow each other without gaps.</param>
    /// <param name="sourceId">The source; empty when it is not known.</param>
    /// <param name="leads">Leads that came; 0 or more.</param>
    /// <param name="qualified">Of them, those qualified by now; 0 to <paramref name="leads"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or more are qualified than came.</exception>
    public LeadPeriodCount(int periodIndex, string sourceId, long leads, long qualified)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(periodIndex);
        ArgumentNullException.ThrowIfNull(sourceId);
        ArgumentOutOfRangeException.ThrowIfNegative(qualified);
        ArgumentOutOfRangeException.ThrowIfLessThan(leads, qualified);
        PeriodIndex = periodIndex;
        SourceId = sourceId;
        Leads = leads;
        Qualified = qualified;
    }

    /// <summary>Which period.</summary>
    public int PeriodIndex { get; }

    /// <summary>The source.</summary>
    public string SourceId { get; }

    /// <summary>Leads that came.</summary>
    public long Leads { get; }

    /// <summary>Of them, those qualified by now.</summary>
    public long Qualified { get; }
}
