namespace SalesMetrics.Comparisons.StickingPoints;

/// <summary>Where a person's deals stop.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="TeamId">The team; empty for people of no team.</param>
/// <param name="Kind">What is known.</param>
/// <param name="Evidence">The comparison it rests on: the person's, or for a process problem the team's; null when no stage stands out.</param>
public sealed record StickingPoint(string PersonId, string TeamId, StickingPointKind Kind, StepComparison? Evidence)
{
    /// <summary>The same in words.</summary>
    public string Text => Kind switch
    {
        StickingPointKind.TooLittleData => "too little data",
        StickingPointKind.NoEvidence => "no stage stands out",
        StickingPointKind.Personal => "personal: stops at " + Evidence!.Stage.Id,
        _ => "process: the team stops at " + Evidence!.Stage.Id,
    };
}
