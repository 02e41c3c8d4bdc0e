namespace SalesMetrics.Pipeline;

/// <summary>How all deals changed over time, from a change log or from snapshots.</summary>
public sealed class DealHistories
{
    private DealHistories(ImmutableArray<DealHistory> histories, int unchanged)
    {
        Histories = histories;
        Unchanged = unchanged;
    }

    /// <summary>One history a deal, by deal id ordinally.</summary>
    public ImmutableArray<DealHistory> Histories { get; }

    /// <summary>How many revisions said nothing new, as most rows of a snapshot do.</summary>
    public int Unchanged { get; }

    /// <summary>Makes histories from revisions.</summary>
    /// <param name="revisions">
    /// The revisions: changed deals of a log, or all deals of every snapshot on its day. In any order of days; those of one deal and day as they followed each other.
    /// </param>
    /// <returns>The histories, with an issue (<c>two-states-on-a-day</c>) for each deal and day that has more than one state; the last one holds.</returns>
    public static Checked<DealHistories> Create(IEnumerable<DealRevision> revisions)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        var issues = new List<Issue>();
        var histories = ImmutableArray.CreateBuilder<DealHistory>();
        var unchanged = 0;
        foreach (var deal in revisions.GroupBy(revision => revision.Deal.Id, StringComparer.Ordinal).OrderBy(deal => deal.Key, StringComparer.Ordinal))
        {
            var kept = new List<DealRevision>();
            foreach (var revision in deal.OrderBy(revision => revision.On))
            {
                if (kept.Count > 0 && kept[^1].Deal == revision.Deal)
                {
                    unchanged++;
                    continue;
                }

                if (kept.Count > 0 && kept[^1].On == revision.On)
                {
                    issues.Add(TwoStates(revision));
                }

                kept.Add(revision);
            }

            histories.Add(new DealHistory([.. kept]));
        }

        return new Checked<DealHistories>(new DealHistories(histories.DrainToImmutable(), unchanged), issues);
    }

    /// <summary>Keeps the deals that a rule picks.</summary>
    /// <param name="isKept">The rule; asked once a deal.</param>
    public DealHistories Where(Func<DealHistory, bool> isKept)
    {
        ArgumentNullException.ThrowIfNull(isKept);
        return new DealHistories([.. Histories.Where(isKept)], Unchanged);
    }

    private static Issue TwoStates(DealRevision revision) => new()
    {
        Code = "two-states-on-a-day",
        Outcome = IssueOutcome.Used,
        Source = Invariant($"deal {revision.Deal.Id}"),
        Field = "date",
        Value = Invariant($"{revision.On:uuuu-MM-dd}"),
        Message = "The deal has more than one state on this day.",
        Advice = "The last one given holds at the end of the day; check that they were given in order.",
    };
}
