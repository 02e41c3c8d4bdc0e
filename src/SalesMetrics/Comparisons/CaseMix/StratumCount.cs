namespace SalesMetrics.Comparisons.CaseMix;

/// <summary>Deals of one unit in one stratum, such as a rep's deals of one product or lead source.</summary>
/// <param name="StratumId">The stratum.</param>
/// <param name="Count">Won and decided of the unit in it.</param>
public sealed record StratumCount(string StratumId, WinCount Count);
