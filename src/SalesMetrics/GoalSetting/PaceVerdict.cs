namespace SalesMetrics.GoalSetting;

/// <summary>How a unit stands against its goal.</summary>
public enum PaceVerdict
{
    /// <summary>There is no quota, or one of zero, to be judged by.</summary>
    Undefined,

    /// <summary>The period has not begun.</summary>
    NotStarted,

    /// <summary>The goal is likely to be reached, or is reached already while the period goes on.</summary>
    OnTrack,

    /// <summary>It may or may not be reached.</summary>
    AtRisk,

    /// <summary>It is unlikely to be reached.</summary>
    OffTrack,

    /// <summary>The period is over and the goal was reached.</summary>
    Reached,

    /// <summary>The period is over and the goal was missed.</summary>
    Missed,
}
