namespace SalesMetrics.Compensation;

/// <summary>What the rate of a tier is paid on.</summary>
public enum TierMethod
{
    /// <summary>On the slice within the tier, so that each slice is paid at its own tier's rate (graduated, incremental).</summary>
    Marginal,

    /// <summary>On everything from the first unit, at the rate of the tier reached (back to dollar one): pay jumps at a bound.</summary>
    Retroactive,
}
