using System.Runtime.InteropServices;
using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>Confidence limits that borrow from the peers and still hold their level for every single unit, whoever it is, also where all are alike.</summary>
/// <remarks>
/// <para>For each value that the truth might have, the chance of error is put on the two sides so that limits become short if the unit is like its peers (Pratt
/// 1963; Yu &amp; Hoff 2018). The peers are the others: a unit's own figure has no part in what it is compared with, so that the level holds whether units differ or not.
/// Credible limits answer another question: they hold their level over all units together, given what is believed of all of them.</para>
/// <para>They are no limits of the drawn figure, and may leave it out where a unit is far from its peers. Without two peers they are the plain limits.
/// The default value is the point 0 at level 0.</para>
/// </remarks>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
/// <param name="Level">The confidence level, above 0 and below 1.</param>
/// <param name="PeerMean">Around what the peers lie: for means on their own scale, for amounts the mean logarithm, for rates p the angle asin(sqrt(p)). Null without
/// two peers.</param>
/// <param name="PeerDeviation">How far from there the unit is taken to be likely to lie before its own figure is seen, one standard deviation on the same scale: by how much the
/// peers truly differ, and the error of their mean. Null without two peers.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AdaptiveLimits(double Lower, double Upper, double Level, double? PeerMean, double? PeerDeviation) : IExplainable
{
    /// <summary>Whether a value lies within the limits, these included.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"{100 * Level:0.####} % adaptive confidence limits"),
        Invariant($"{Lower:G6} to {Upper:G6}"),
        new Explanation("Lower limit", new ExplainedValue.OfEstimate(Lower)),
        new Explanation("Upper limit", new ExplainedValue.OfEstimate(Upper)))
    {
        Rule = PeerMean is { } mean && PeerDeviation is { } deviation
            ? Invariant($"short near the peers, who lie around {mean:G6} with a deviation of {deviation:G6}; hold their level for every unit")
            : "plain limits: fewer than two peers",
    };
}
