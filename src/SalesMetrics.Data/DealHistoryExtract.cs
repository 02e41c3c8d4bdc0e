using SalesMetrics.Pipeline;

namespace SalesMetrics.Data;

/// <summary>What a file of deal histories holds: the same rows as a stage-change log and as the states that deals were in.</summary>
public sealed class DealHistoryExtract
{
    internal DealHistoryExtract()
    {
    }

    /// <summary>The changes of stage and owner, by deal id ordinally, those of a deal in the order of time; for <see cref="StageLog"/>.</summary>
    public required ImmutableArray<StageChange> Changes { get; init; }

    /// <summary>The states, one for each change, in the same order; for <see cref="DealHistories"/>.</summary>
    public required ImmutableArray<DealRevision> Revisions { get; init; }

    /// <summary>What was rejected or doubtful.</summary>
    public required ImmutableArray<Issue> Issues { get; init; }

    /// <summary>How many rows were read, used and rejected.</summary>
    public required ReadTally Tally { get; init; }
}
