namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>The rule by which a period stands out (Wheeler, Understanding Variation).</summary>
public enum XmrRule
{
    /// <summary>A value beyond a limit.</summary>
    BeyondLimit,

    /// <summary>The last of 8 values in a row on one side of the centre.</summary>
    EightOnOneSide,

    /// <summary>The last of 4 values of which 3 are on one side, nearer to the limit than to the centre.</summary>
    ThreeOfFourNearLimit,

    /// <summary>A step from the value before that is beyond the limit of steps.</summary>
    RangeBeyondLimit,
}
