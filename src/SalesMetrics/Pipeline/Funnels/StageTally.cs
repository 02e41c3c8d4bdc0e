namespace SalesMetrics.Pipeline.Funnels;

/// <summary>Counts of stays by stage and exit.</summary>
internal sealed class StageTally(int stages)
{
    private readonly long[] _entries = new long[stages];
    private readonly long[,] _exits = new long[stages, Enum.GetValues<StageExit>().Length];
    private readonly long[] _passed = new long[stages];
    private readonly long[] _skipped = new long[stages];

    public long Reopenings { get; private set; }

    public void Add(StageVisit visit)
    {
        _entries[visit.StageIndex]++;
        _exits[visit.StageIndex, (int)visit.Exit]++;
        Reopenings += visit.Entry == StageEntry.Reopened ? 1 : 0;
    }

    public void AddPassing(StageHistory history)
    {
        var isWon = history.Outcome?.Kind == StageKind.Won;
        for (var stage = 0; stage < stages; stage++)
        {
            if (isWon || history.Visits.Any(visit => visit.StageIndex > stage))
            {
                _passed[stage]++;
                _skipped[stage] += history.Visits.Any(visit => visit.StageIndex == stage) ? 0 : 1;
            }
        }
    }

    public long Exits(StageExit exit) => Enumerable.Range(0, stages).Sum(stage => _exits[stage, (int)exit]);

    public StagePresence PresenceIn(SalesStage stage, int index) => new(
        stage,
        _entries[index],
        _exits[index, (int)StageExit.Advanced],
        _exits[index, (int)StageExit.Won],
        _exits[index, (int)StageExit.Lost],
        _exits[index, (int)StageExit.NoDecision],
        _exits[index, (int)StageExit.Disqualified],
        _exits[index, (int)StageExit.Back],
        _exits[index, (int)StageExit.HandedOff],
        _exits[index, (int)StageExit.StillThere],
        _passed[index],
        _skipped[index]);
}
