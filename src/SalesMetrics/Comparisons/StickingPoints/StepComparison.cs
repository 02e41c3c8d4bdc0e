using SalesMetrics.Explanations;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Comparisons.StickingPoints;

/// <summary>One unit at one stage, beside its peers.</summary>
public sealed record StepComparison : IExplainable
{
    internal StepComparison()
    {
    }

    /// <summary>The person or team.</summary>
    public required string UnitId { get; init; }

    /// <summary>The stage.</summary>
    public required SalesStage Stage { get; init; }

    /// <summary>The unit's deals.</summary>
    public required StepCount Own { get; init; }

    /// <summary>The deals of its peers: the rest of the team, or all other teams.</summary>
    public required StepCount Peers { get; init; }

    /// <summary>Why the unit is not judged by this stage; empty when it is.</summary>
    public required string WhyNot { get; init; }

    /// <summary>The unit's rate, drawn towards its peers' as far as its few deals ask for, from 0 to 1; null when not judged.</summary>
    public double? ShrunkRate { get; init; }

    /// <summary>How much the unit's own deals count in <see cref="ShrunkRate"/>, from 0 to 1.</summary>
    public double OwnWeight { get; init; }

    /// <summary>The odds of going on for this unit, shrunk, over those of its peers; null when not judged.</summary>
    public double? OddsRatio { get; init; }

    /// <summary>The lower end of its interval; null when not judged.</summary>
    public double? OddsRatioLow { get; init; }

    /// <summary>The upper end of its interval; null when not judged.</summary>
    public double? OddsRatioHigh { get; init; }

    /// <summary>How probable it is that chance alone differs as much, two-sided; null when not judged.</summary>
    public double? Probability { get; init; }

    /// <summary>The same adjusted for all stages and units tested (Benjamini and Hochberg 1995); null when not judged.</summary>
    public double? AdjustedProbability { get; init; }

    /// <summary>
    /// Won value the unit can be expected to lose here, in major units: its entries x (peers' rate - shrunk rate) x the chance of those that go on
    /// to be won x average deal. Negative when it gains. Null when not judged, or when nothing is known of the later stages.
    /// </summary>
    public double? LostValue { get; init; }

    /// <summary>Whether the deals stop here more than those of the peers: adjusted probability and interval both say so.</summary>
    public bool IsWeak { get; init; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        UnitId + " at " + Stage.Id,
        LostValue is { } value ? new ExplainedValue.OfEstimate(value) : new ExplainedValue.Undefined(WhyNot.Length > 0 ? WhyNot : "later stages unknown"),
        new Explanation("Entries", Own.Entries),
        new Explanation("Resolved", Own.Resolved),
        new Explanation("Advanced", Own.Advanced),
        new Explanation("Peers resolved", Peers.Resolved),
        new Explanation("Peers advanced", Peers.Advanced))
    {
        Rule = "entries x (peers' rate - shrunk rate) x later conversion x average deal",
    };
}
