namespace SalesMetrics.Quotas;

/// <summary>Whether a quota counts for the units above its own.</summary>
public enum QuotaKind
{
    /// <summary>The unit's own goal, which counts above: one of the parts that the team's goal is made of.</summary>
    Direct,

    /// <summary>One goal that several units hold in full, each as its own. It does not count above, or it would count once for each holder.</summary>
    Shared,

    /// <summary>A goal of somebody who helps others sell, such as an engineer. It does not count above: the sellers' goals cover the sales.</summary>
    Overlay,
}
