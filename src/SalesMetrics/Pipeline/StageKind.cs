namespace SalesMetrics.Pipeline;

/// <summary>What it means for a deal to be in a stage: still worked on, or ended in one of four ways.</summary>
public enum StageKind
{
    /// <summary>The deal is worked on.</summary>
    Open,

    /// <summary>The deal is won.</summary>
    Won,

    /// <summary>The deal is lost to somebody else.</summary>
    Lost,

    /// <summary>It was never a real chance, or was entered twice.</summary>
    Disqualified,

    /// <summary>The customer decided nothing.</summary>
    NoDecision,
}
