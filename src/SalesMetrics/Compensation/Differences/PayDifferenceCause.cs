namespace SalesMetrics.Compensation.Differences;

/// <summary>What makes a part of the difference between two payouts.</summary>
public enum PayDifferenceCause
{
    /// <summary>What was credited, or stated, for a unit that counts.</summary>
    Credit,

    /// <summary>The quota of a unit that counts.</summary>
    Quota,

    /// <summary>The rate, curve or policy of the component or clause itself, or what it measures.</summary>
    Rate,

    /// <summary>Gates, multipliers and matrices on it, that appeared, disappeared or changed, and the place of the cap.</summary>
    Condition,

    /// <summary>The weight in the plan.</summary>
    Weight,

    /// <summary>The target incentive.</summary>
    TargetIncentive,

    /// <summary>The whole line is there after and was not before.</summary>
    Appeared,

    /// <summary>The whole line was there before and is not after.</summary>
    Disappeared,

    /// <summary>A program of several people, or a decision, gives another amount.</summary>
    Award,

    /// <summary>Cents between the rounded lines and the rounded parts.</summary>
    Rounding,
}
