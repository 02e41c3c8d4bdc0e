namespace SalesMetrics.Compensation;

/// <summary>Where the cap of a component's curve is applied when gates or multipliers scale the component.</summary>
/// <remarks>The order is: matrix, curve, gates, multipliers, cap, weight, target incentive (prorated by the caller), rounding.</remarks>
public enum CapPlace
{
    /// <summary>After gates and multipliers: nothing exceeds the cap.</summary>
    Last,

    /// <summary>With the curve, before gates and multipliers: a multiplier above 1 pays more than the cap.</summary>
    WithCurve,
}
