namespace SalesMetrics.Pipeline;

/// <summary>How a deal came into a stage.</summary>
public enum StageEntry
{
    /// <summary>It is the deal's first stage.</summary>
    First,

    /// <summary>From an earlier stage, be it the one before or not.</summary>
    Forward,

    /// <summary>From a later stage: a regression.</summary>
    Back,

    /// <summary>From an ending: the deal had been won, lost, disqualified or left undecided.</summary>
    Reopened,

    /// <summary>From another owner, in the same stage.</summary>
    TakenOver,
}
