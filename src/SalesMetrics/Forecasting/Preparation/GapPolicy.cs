namespace SalesMetrics.Forecasting.Preparation;

/// <summary>What becomes of a period between others that has no value.</summary>
public enum GapPolicy
{
    /// <summary>There is no history, and an issue says where the gap is.</summary>
    Refuse,

    /// <summary>The line between its neighbours, with the season on top where it can be told.</summary>
    Interpolate,

    /// <summary>The value before it: for levels such as open pipeline, not for sales.</summary>
    CarryForward,

    /// <summary>Zero: for sales that are only written down when there are any.</summary>
    Zero,
}
