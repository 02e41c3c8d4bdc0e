namespace SalesMetrics.Quotas;

/// <summary>What decided a unit's part in a cascade.</summary>
public enum CascadeBound
{
    /// <summary>Its weight.</summary>
    Weight,

    /// <summary>Its floor: by weight it would have got less.</summary>
    Floor,

    /// <summary>Its ceiling: by weight it would have got more.</summary>
    Ceiling,
}
