namespace SalesMetrics.Pipeline;

/// <summary>The way of one deal through the stages, in order.</summary>
public sealed class StageHistory
{
    internal StageHistory(string dealId, ImmutableArray<StageVisit> visits, ImmutableArray<StageEnding> endings)
    {
        DealId = dealId;
        Visits = visits;
        Endings = endings;
    }

    /// <summary>The deal.</summary>
    public string DealId { get; }

    /// <summary>Its stays in open stages, in order; empty when it was only ever entered as ended.</summary>
    public ImmutableArray<StageVisit> Visits { get; }

    /// <summary>Every time it ended, in order. All but the last were undone by a reopening, or corrected by the next.</summary>
    public ImmutableArray<StageEnding> Endings { get; }

    /// <summary>How it stands: its last ending, if nothing came after that; null while it is open.</summary>
    public StageEnding? Outcome => !Endings.IsEmpty && Endings[^1].VisitsBefore == Visits.Length ? Endings[^1] : null;

    /// <summary>How often it came back from an ending.</summary>
    public int Reopenings => Visits.Count(visit => visit.Entry == StageEntry.Reopened);

    /// <summary>The first day the log knows it.</summary>
    public LocalDate FirstOn => Visits.IsEmpty ? Endings[0].On : Endings.IsEmpty ? Visits[0].EnteredOn : LocalDate.Min(Visits[0].EnteredOn, Endings[0].On);

    /// <summary>Takes the history back to how it was known at the end of a day; null when the deal was not there yet.</summary>
    public StageHistory? AsOf(LocalDate date)
    {
        if (FirstOn > date)
        {
            return null;
        }

        if ((Visits.IsEmpty || (Visits[^1].LeftOn ?? Visits[^1].EnteredOn) <= date) && (Endings.IsEmpty || Endings[^1].On <= date))
        {
            return this;
        }

        return new StageHistory(
            DealId,
            [
                .. Visits.Where(visit => visit.EnteredOn <= date)
                    .Select(visit => visit.LeftOn > date ? visit with { LeftOn = null, Exit = StageExit.StillThere } : visit),
            ],
            [.. Endings.Where(ending => ending.On <= date)]);
    }

    /// <summary>The stays with those of successive owners in one stage joined: the deal's presence, whoever had it.</summary>
    /// <remarks>A joined stay has its first owner.</remarks>
    public ImmutableArray<StageVisit> VisitsOfAnyOwner()
    {
        if (Visits.All(visit => visit.Entry != StageEntry.TakenOver))
        {
            return Visits;
        }

        var joined = new List<StageVisit>();
        foreach (var visit in Visits)
        {
            if (visit.Entry == StageEntry.TakenOver)
            {
                joined[^1] = joined[^1] with { LeftOn = visit.LeftOn, Exit = visit.Exit };
            }
            else
            {
                joined.Add(visit);
            }
        }

        return [.. joined];
    }
}
