namespace SalesMetrics.Pipeline;

/// <summary>The ways of all deals through the stages of a process, made from a stage-change log.</summary>
public sealed class StageLog
{
    private StageLog(SalesProcess process, ImmutableArray<StageHistory> histories)
    {
        Process = process;
        Histories = histories;
    }

    /// <summary>The process the histories are told in: the newest version.</summary>
    public SalesProcess Process { get; }

    /// <summary>One history a deal, by deal id ordinally.</summary>
    public ImmutableArray<StageHistory> Histories { get; }

    /// <summary>Makes the histories of all deals from the rows of a log.</summary>
    /// <param name="process">The versions of the process. A row is checked against that of its day, the first one before that.</param>
    /// <param name="changes">
    /// The rows, in any order. Those of a deal are taken by their sequence numbers if each has one, and else by day, those of one day as given.
    /// </param>
    /// <returns>
    /// The histories, with an issue for every row that is not in them (<c>unknown-stage</c>, <c>retired-stage</c>, <c>repeated-stage</c>) or
    /// is there on another day (<c>reversed-dates</c>). Each other row is exactly one stay or one ending.
    /// </returns>
    public static Checked<StageLog> Create(EffectiveDated<SalesProcess> process, IEnumerable<StageChange> changes)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(changes);
        var newest = process.Entries[^1].Value;
        var issues = new List<Issue>();
        var histories = ImmutableArray.CreateBuilder<StageHistory>();
        foreach (var deal in changes.GroupBy(change => change.DealId, StringComparer.Ordinal).OrderBy(deal => deal.Key, StringComparer.Ordinal))
        {
            var builder = new StageHistoryBuilder(process, newest, deal.Key, issues);
            foreach (var change in InOrder([.. deal]))
            {
                builder.Add(change);
            }

            if (builder.ToHistory() is { } history)
            {
                histories.Add(history);
            }
        }

        return new Checked<StageLog>(new StageLog(newest, histories.DrainToImmutable()), issues);
    }

    /// <summary>Makes the histories of all deals under a process that never changed.</summary>
    /// <param name="process">The process.</param>
    /// <param name="changes">The rows, in any order, as for the other overload.</param>
    public static Checked<StageLog> Create(SalesProcess process, IEnumerable<StageChange> changes) =>
        Create(EffectiveDated.From(LocalDate.MinIsoValue, process), changes);

    /// <summary>Keeps the deals that a rule picks: a source, a product, a segment.</summary>
    /// <param name="isKept">The rule; asked once a deal.</param>
    public StageLog Where(Func<StageHistory, bool> isKept)
    {
        ArgumentNullException.ThrowIfNull(isKept);
        return new StageLog(Process, [.. Histories.Where(isKept)]);
    }

    /// <summary>Takes every history back to how it was known at the end of a day; deals that came later are not there.</summary>
    public StageLog AsOf(LocalDate date) => new(Process, [.. Histories.Select(history => history.AsOf(date)).OfType<StageHistory>()]);

    private static IEnumerable<StageChange> InOrder(ImmutableArray<StageChange> changes) =>
        changes.All(change => change.Sequence is not null)
            ? changes.OrderBy(change => change.Sequence)
            : changes.OrderBy(change => change.On);
}
