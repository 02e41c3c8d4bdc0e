namespace SalesMetrics.Comparisons.StickingPoints;

/// <summary>What is known about where a person's deals stop.</summary>
public enum StickingPointKind
{
    /// <summary>Too few of the person's deals, and of the team's, are decided past any stage, or there is nobody to compare with.</summary>
    TooLittleData,

    /// <summary>There were enough, and no stage stands out.</summary>
    NoEvidence,

    /// <summary>A stage at which the person advances fewer deals than the rest of the team: a personal problem.</summary>
    Personal,

    /// <summary>A stage at which the whole team advances fewer deals than other teams, and the person is no different from it: a process problem.</summary>
    Process,
}
