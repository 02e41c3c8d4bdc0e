namespace SalesMetrics.Pipeline.Funnels;

/// <summary>Counts the comings and goings in each stage.</summary>
public static class StageFlowCalculator
{
    /// <summary>Counts every stay that began by a day, and how it ended by then.</summary>
    /// <param name="log">The ways of the deals.</param>
    /// <param name="asOf">The last day that is known.</param>
    /// <param name="ownerId">
    /// Counts the stays of one owner alone, those taken over included; null counts everybody's, where a handover neither ends nor begins a stay.
    /// </param>
    public static StageFlow Calculate(StageLog log, LocalDate asOf, string? ownerId = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        var process = log.Process;
        var tally = new StageTally(process.Stages.Length);
        foreach (var history in log.AsOf(asOf).Histories)
        {
            ImmutableArray<StageVisit> visits = ownerId is null
                ? history.VisitsOfAnyOwner()
                : [.. history.Visits.Where(visit => string.Equals(visit.OwnerId, ownerId, StringComparison.Ordinal))];
            foreach (var visit in visits)
            {
                tally.Add(visit);
            }

            if (ownerId is null || !visits.IsEmpty)
            {
                tally.AddPassing(history);
            }
        }

        return new StageFlow(
            asOf,
            ownerId,
            [.. process.Stages.Select(tally.PresenceIn)],
            tally.Exits(StageExit.Advanced),
            tally.Exits(StageExit.Back),
            tally.Exits(StageExit.Won) + tally.Exits(StageExit.Lost) + tally.Exits(StageExit.NoDecision) + tally.Exits(StageExit.Disqualified),
            tally.Reopenings);
    }
}
