namespace SalesMetrics.Pipeline;

/// <summary>How a deal left a stage.</summary>
public enum StageExit
{
    /// <summary>It did not: it is still there.</summary>
    StillThere,

    /// <summary>On to a later stage, be it the next or not.</summary>
    Advanced,

    /// <summary>It was won.</summary>
    Won,

    /// <summary>It was lost.</summary>
    Lost,

    /// <summary>It was disqualified.</summary>
    Disqualified,

    /// <summary>The customer decided nothing.</summary>
    NoDecision,

    /// <summary>Back to an earlier stage.</summary>
    Back,

    /// <summary>On to another owner, in the same stage.</summary>
    HandedOff,
}
