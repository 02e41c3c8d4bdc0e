namespace SalesMetrics.Leads;

/// <summary>Leads counted for those who could have been given some.</summary>
/// <remarks>Who that is must be said: whoever is on the roster and got nothing makes a distribution less equal, and leaving those out hides them.</remarks>
public sealed class LeadRecipients
{
    private LeadRecipients(ImmutableArray<LeadShare> shares, long unassigned, long toOthers, long outside)
    {
        Shares = shares;
        Unassigned = unassigned;
        ToOthers = toOthers;
        CreatedOutside = outside;
    }

    /// <summary>The number of leads of every recipient, 0 included, by id ordinally.</summary>
    public ImmutableArray<LeadShare> Shares { get; }

    /// <summary>Leads that are nobody's, and in no share.</summary>
    public long Unassigned { get; }

    /// <summary>Leads of somebody who is no recipient, and in no share.</summary>
    public long ToOthers { get; }

    /// <summary>Leads left out because they came on other days.</summary>
    public long CreatedOutside { get; }

    /// <summary>Counts leads by their owner.</summary>
    /// <param name="leads">The leads, in any order.</param>
    /// <param name="recipients">Who could have been given leads, each with a team, which may be empty; at least one.</param>
    /// <param name="window">The days, both inclusive, on which a lead must have come to count; null counts them all.</param>
    /// <exception cref="ArgumentException">There is no recipient, one is empty or given twice, or a lead is given twice.</exception>
    public static LeadRecipients Of(IEnumerable<Lead> leads, IEnumerable<KeyValuePair<string, string>> recipients, DateInterval? window = null)
    {
        ArgumentNullException.ThrowIfNull(leads);
        ArgumentNullException.ThrowIfNull(recipients);
        var teams = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, team) in recipients)
        {
            if (string.IsNullOrWhiteSpace(id) || !teams.TryAdd(id, team))
            {
                throw new ArgumentException(Invariant($"The recipient '{id}' is given twice, or has no id."), nameof(recipients));
            }
        }

        if (teams.Count == 0)
        {
            throw new ArgumentException("There is no recipient: say who could have been given leads.", nameof(recipients));
        }

        var counts = teams.Keys.ToDictionary(id => id, _ => 0L, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (unassigned, others, outside) = (0L, 0L, 0L);
        foreach (var lead in leads)
        {
            if (!seen.Add(lead.Id))
            {
                throw new ArgumentException(Invariant($"The lead '{lead.Id}' is given twice: it would be counted twice."), nameof(leads));
            }

            if (window is not null && !window.Contains(lead.CreatedOn))
            {
                outside++;
            }
            else if (lead.OwnerId.Length == 0)
            {
                unassigned++;
            }
            else if (counts.TryGetValue(lead.OwnerId, out var count))
            {
                counts[lead.OwnerId] = count + 1;
            }
            else
            {
                others++;
            }
        }

        return new LeadRecipients([.. teams.Select(team => new LeadShare(team.Key, counts[team.Key], team.Value))], unassigned, others, outside);
    }
}
