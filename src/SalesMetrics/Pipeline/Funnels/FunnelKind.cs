namespace SalesMetrics.Pipeline.Funnels;

/// <summary>Which deals count at a stage of a funnel. Products differ, so the choice has a name.</summary>
public enum FunnelKind
{
    /// <summary>Deals that came into the stage or a later one, or were won: a deal counts for all stages before its furthest.</summary>
    ReachedOrBeyond,

    /// <summary>Deals that were ever in the stage, whatever else they touched.</summary>
    Any,

    /// <summary>Deals that were in the stage after having been in every stage before it, in order.</summary>
    Strict,
}
