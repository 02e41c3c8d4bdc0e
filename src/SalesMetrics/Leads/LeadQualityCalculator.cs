namespace SalesMetrics.Leads;

/// <summary>Weighs leads by what their kind has been worth.</summary>
public static class LeadQualityCalculator
{
    /// <summary>Calculates what the leads of each recipient may be expected to bring.</summary>
    /// <remarks>Worth is learned from everybody's past deals; a recipient who holds most of a kind of lead is measured by its own success there.</remarks>
    /// <param name="leads">Leads by recipient and kind; a pair given twice is added up.</param>
    /// <param name="worths">What a lead of each kind has been worth, no kind twice.</param>
    /// <param name="recipients">Who could have been given leads, no id twice: they are listed with nothing when they have nothing.</param>
    /// <exception cref="ArgumentException">A kind or recipient is given twice.</exception>
    public static LeadQualityTable Calculate(IEnumerable<StratumLeads> leads, IEnumerable<LeadWorth> worths, IEnumerable<string> recipients)
    {
        ArgumentNullException.ThrowIfNull(leads);
        ArgumentNullException.ThrowIfNull(worths);
        ArgumentNullException.ThrowIfNull(recipients);
        var worthOf = new Dictionary<string, LeadWorth>(StringComparer.Ordinal);
        foreach (var worth in worths)
        {
            if (!worthOf.TryAdd(worth.StratumId, worth))
            {
                throw new ArgumentException(Invariant($"The kind of lead '{worth.StratumId}' is given twice."), nameof(worths));
            }
        }

        var tallies = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var id in recipients)
        {
            if (!tallies.TryAdd(id, new Tally()))
            {
                throw new ArgumentException(Invariant($"The recipient '{id}' is given twice."), nameof(recipients));
            }
        }

        var toOthers = 0L;
        foreach (var count in leads)
        {
            if (tallies.TryGetValue(count.RecipientId, out var tally))
            {
                tally.Add(count.Leads, worthOf.GetValueOrDefault(count.StratumId));
            }
            else
            {
                toOthers += count.Leads;
            }
        }

        var known = tallies.Values.Sum(tally => tally.Leads);
        double? mean = known == 0 ? null : tallies.Values.Sum(tally => tally.Value) / known;
        return new LeadQualityTable(mean, [.. tallies.Select(own => own.Value.ToLine(own.Key, mean))], toOthers);
    }

    private sealed class Tally
    {
        private double _probability;
        private long _withoutWorth;

        public long Leads { get; private set; }

        public double Value { get; private set; }

        public void Add(long leads, LeadWorth? worth)
        {
            if (worth is null)
            {
                _withoutWorth += leads;
                return;
            }

            Leads += leads;
            _probability += leads * worth.WinProbability;
            Value += leads * worth.ExpectedValue;
        }

        public LeadQuality ToLine(string id, double? mean) => Leads == 0
            ? new LeadQuality(id, 0, _withoutWorth, null, null, 0, null)
            : new LeadQuality(id, Leads, _withoutWorth, _probability / Leads, Value / Leads, Value, mean > 0 ? Value / Leads / mean : null);
    }
}
