namespace SalesMetrics.Pipeline;

/// <summary>Puts the rows of one deal together, in their order.</summary>
internal sealed class StageHistoryBuilder(EffectiveDated<SalesProcess> versions, SalesProcess newest, string dealId, List<Issue> issues)
{
    private readonly List<StageVisit> _visits = [];
    private readonly List<StageEnding> _endings = [];
    private string _owner = "";
    private LocalDate? _last;

    private StageEnding? Outcome => _endings.Count > 0 && _endings[^1].VisitsBefore == _visits.Count ? _endings[^1] : null;

    public void Add(StageChange change)
    {
        var version = versions.TryGetOn(change.On, out var onItsDay) ? onItsDay : versions.Entries[0].Value;
        if (!version.TryGetStage(change.StageId, out var known))
        {
            Report(change, "unknown-stage", IssueOutcome.Rejected, "stage", change.StageId,
                Invariant($"The process has no stage '{change.StageId}' on {change.On:uuuu-MM-dd}."),
                "Add it to that version of the process, or correct the row.");
        }
        else if (!newest.TryGetStage(known.Id, out var stage) || (stage.Kind == StageKind.Open) != (known.Kind == StageKind.Open))
        {
            Report(change, "retired-stage", IssueOutcome.Rejected, "stage", change.StageId,
                Invariant($"The newest version of the process says nothing about the stage '{known.Id}'."),
                "Name it among the former ids of the stage that took its place.");
        }
        else if (IsRepeated(change, stage))
        {
            Report(change, "repeated-stage", IssueOutcome.Rejected, "stage", change.StageId,
                Invariant($"The deal is in '{stage.Id}' already, with the same owner: the row changes nothing."),
                "Nothing, if the log repeats rows; else correct it.");
        }
        else
        {
            Apply(change, stage, DayOf(change));
        }
    }

    public StageHistory? ToHistory() =>
        _visits.Count == 0 && _endings.Count == 0 ? null : new StageHistory(dealId, [.. _visits], [.. _endings]);

    private bool IsRepeated(StageChange change, SalesStage stage)
    {
        if (_last is null || (change.OwnerId.Length > 0 && !string.Equals(change.OwnerId, _owner, StringComparison.Ordinal)))
        {
            // A new owner of a closed deal changes nothing about the way it went.
            return _last is not null && Outcome?.Kind == stage.Kind;
        }

        return Outcome is { } outcome ? outcome.Kind == stage.Kind
            : stage.Kind == StageKind.Open && _visits[^1].StageIndex == newest.IndexOf(stage.Id);
    }

    // Only sequence numbers can contradict days; they are believed, and the stay is then of no length.
    private LocalDate DayOf(StageChange change)
    {
        if (_last is not { } last || change.On >= last)
        {
            return change.On;
        }

        Report(change, "reversed-dates", IssueOutcome.Used, "date", Invariant($"{change.On:uuuu-MM-dd}"),
            Invariant($"The change is dated before the one it follows, of {last:uuuu-MM-dd}."),
            "It counts on the day of that one; correct the row.");
        return last;
    }

    private void Apply(StageChange change, SalesStage stage, LocalDate day)
    {
        var owner = change.OwnerId.Length > 0 ? change.OwnerId : _owner;
        if (stage.Kind == StageKind.Open)
        {
            Enter(newest.IndexOf(stage.Id), owner, day);
        }
        else
        {
            Leave(day, stage.Kind switch
            {
                StageKind.Won => StageExit.Won,
                StageKind.Lost => StageExit.Lost,
                StageKind.Disqualified => StageExit.Disqualified,
                _ => StageExit.NoDecision,
            });
            _endings.Add(new StageEnding(stage.Kind, day, owner, _visits.Count));
        }

        (_owner, _last) = (owner, day);
    }

    private void Enter(int index, string owner, LocalDate day)
    {
        var entry = _visits.Count == 0 && _endings.Count == 0 ? StageEntry.First
            : Outcome is not null ? StageEntry.Reopened
            : index > _visits[^1].StageIndex ? StageEntry.Forward
            : index < _visits[^1].StageIndex ? StageEntry.Back
            : StageEntry.TakenOver;
        Leave(day, entry switch
        {
            StageEntry.Forward => StageExit.Advanced,
            StageEntry.Back => StageExit.Back,
            _ => StageExit.HandedOff,
        });
        _visits.Add(new StageVisit(index, owner, day, entry, LeftOn: null, StageExit.StillThere));
    }

    // An ended deal has left its last stage already, and a correction of its ending does not change how it left it then.
    private void Leave(LocalDate day, StageExit exit)
    {
        if (_visits.Count > 0 && Outcome is null)
        {
            _visits[^1] = _visits[^1] with { LeftOn = day, Exit = exit };
        }
    }

    private void Report(StageChange change, string code, IssueOutcome outcome, string field, string value, string message, string advice) =>
        issues.Add(new Issue
        {
            Code = code,
            Outcome = outcome,
            Source = Invariant($"deal {change.DealId}"),
            Field = field,
            Value = value,
            Message = message,
            Advice = advice,
        });
}
