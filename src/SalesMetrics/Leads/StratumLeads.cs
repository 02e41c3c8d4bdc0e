namespace SalesMetrics.Leads;

/// <summary>How many leads of one kind a recipient got.</summary>
public sealed record StratumLeads
{
    /// <summary>States a count.</summary>
    /// <param name="recipientId">The recipient; not empty.</param>
    /// <param name="stratumId">The kind of lead: product, source or quality class. Empty when it is not known.</param>
    /// <param name="leads">How many; 0 or more.</param>
    /// <exception cref="ArgumentException">The recipient is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public StratumLeads(string recipientId, string stratumId, long leads)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(recipientId);
        ArgumentNullException.ThrowIfNull(stratumId);
        ArgumentOutOfRangeException.ThrowIfNegative(leads);
        RecipientId = recipientId;
        StratumId = stratumId;
        Leads = leads;
    }

    /// <summary>The recipient.</summary>
    public string RecipientId { get; }

    /// <summary>The kind of lead.</summary>
    public string StratumId { get; }

    /// <summary>How many.</summary>
    public long Leads { get; }

    /// <summary>Counts leads by owner and stratum; those that are nobody's are left out.</summary>
    /// <param name="leads">The leads.</param>
    public static ImmutableArray<StratumLeads> Of(IEnumerable<Lead> leads)
    {
        ArgumentNullException.ThrowIfNull(leads);
        return
        [
            .. leads.Where(lead => lead.OwnerId.Length > 0)
                .GroupBy(lead => (lead.OwnerId, lead.StratumId))
                .OrderBy(own => own.Key.OwnerId, StringComparer.Ordinal).ThenBy(own => own.Key.StratumId, StringComparer.Ordinal)
                .Select(own => new StratumLeads(own.Key.OwnerId, own.Key.StratumId, own.LongCount())),
        ];
    }
}
