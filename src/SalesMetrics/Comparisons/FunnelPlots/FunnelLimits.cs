namespace SalesMetrics.Comparisons.FunnelPlots;

/// <summary>The limits of a funnel plot at one level, for one unit's size.</summary>
/// <param name="Level">The share of units within, when luck alone is at work; 0.95 and 0.998 are usual.</param>
/// <param name="NormalLower">target - z sqrt(target (1 - target) / n), at least 0.</param>
/// <param name="NormalUpper">The same above, at most 1.</param>
/// <param name="ExactLower">The exact limit by the binomial distribution, interpolated (Spiegelhalter 2005, appendix).</param>
/// <param name="ExactUpper">The same above.</param>
/// <param name="Lower">The limit that judges: the exact one; moved away from the target as the normal ones are when there is over-dispersion.</param>
/// <param name="Upper">The same above.</param>
/// <param name="AdditiveLower">sin^2(arcsine of the root of the target - z sqrt(1 / (4n) + tau^2)): the limit when units differ by nature, on top of luck, by
/// <see cref="FunnelPlot.BetweenVariance"/>. For units that cannot be expected to be alike, such as lead sources.</param>
/// <param name="AdditiveUpper">The same above.</param>
public sealed record FunnelLimits(
    double Level, double NormalLower, double NormalUpper, double ExactLower, double ExactUpper, double Lower, double Upper, double AdditiveLower, double AdditiveUpper);
