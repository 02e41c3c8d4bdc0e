using SalesMetrics.Explanations;

namespace SalesMetrics.Pipeline.Funnels;

/// <summary>The comings and goings of all deals, or of one owner's, stage by stage.</summary>
public sealed class StageFlow : IExplainable
{
    internal StageFlow(LocalDate asOf, string? ownerId, ImmutableArray<StagePresence> stages, long forward, long back, long closings, long reopenings)
    {
        AsOf = asOf;
        OwnerId = ownerId;
        Stages = stages;
        ForwardMoves = forward;
        BackMoves = back;
        Closings = closings;
        Reopenings = reopenings;
    }

    /// <summary>The last day that is known.</summary>
    public LocalDate AsOf { get; }

    /// <summary>Whose; null for everybody's, where a stay goes on when the owner changes.</summary>
    public string? OwnerId { get; }

    /// <summary>The stages, first to last.</summary>
    public ImmutableArray<StagePresence> Stages { get; }

    /// <summary>Moves to a later stage.</summary>
    public long ForwardMoves { get; }

    /// <summary>Moves to an earlier stage.</summary>
    public long BackMoves { get; }

    /// <summary>Moves from an open stage to an ending.</summary>
    public long Closings { get; }

    /// <summary>Moves from an ending back into an open stage.</summary>
    public long Reopenings { get; }

    /// <summary>Moves to an earlier stage and reopenings / all moves; null without any move.</summary>
    public Ratio? RegressionRate =>
        ForwardMoves + BackMoves + Closings + Reopenings is > 0 and var moves ? Ratio.Of(BackMoves + Reopenings, moves) : null;

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Stage flow{(OwnerId is { } owner ? " of " + owner : "")} as of {AsOf:uuuu-MM-dd}"),
        RegressionRate is { } rate ? new ExplainedValue.OfRatio(rate) : new ExplainedValue.Undefined("no deal moved"),
        Stages.Select(stage => new Explanation(
            stage.Stage.Id,
            stage.Entries,
            new Explanation("Advanced", stage.Advanced),
            new Explanation("Won", stage.Won),
            new Explanation("Lost", stage.Lost),
            new Explanation("No decision", stage.NoDecision),
            new Explanation("Disqualified", stage.Disqualified),
            new Explanation("Back", stage.Back),
            new Explanation("Handed off", stage.HandedOff),
            new Explanation("Still there", stage.StillThere))))
    {
        Rule = "regression rate: (back + reopened) / moves",
    };
}
