using MathNet.Numerics.Distributions;
using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>Finds adaptive limits: all values that the unit's own figure does not reject, by tests whose error is put on two sides after the peers.</summary>
/// <remarks>
/// <para>The test of theta accepts y from theta + s a to theta - s b, with F(a) + F(b) = alpha. The expected length of the limits, if theta is normal around the
/// peers' mean m with variance v, is least where a - b = 2 s (theta - m) / v =: c (set the derivative of the accepted share of the marginal N(m, s^2 + v) to zero; Yu &amp;
/// Hoff 2018, section 2). With x = (y - theta) / s, theta is then below the upper limit just if F(x) + F(x - c) > alpha, and above the lower one if
/// F(-x) + F(-x + c) > alpha. Both go one way in theta, so that one root each is all there is to find.</para>
/// <para>Rates have no s, and the tails of few deals are skew: x is the normal score of the mid-P tail of the binomial distribution, and c that of the angle asin(sqrt(p)),
/// whose s is 1 / (2 sqrt(n)). Any c that does not depend on the unit's own wins keeps the level; this one makes the limits short.</para>
/// </remarks>
internal static class AdaptiveInversion
{
    /// <summary>The limits of a mean.</summary>
    /// <param name="own">The unit's mean.</param>
    /// <param name="peers">The mean of the peers, and the variance of the unit around it; null for none.</param>
    /// <param name="degreesOfFreedom">Of the variance that the error comes from; null when it is known.</param>
    /// <param name="level">The level.</param>
    public static AdaptiveLimits OfMean(UnitMean own, (double Mean, double Variance)? peers, long? degreesOfFreedom, double level)
    {
        // In standard errors from the own mean. Upper limits are lower ones of the mirrored axis.
        var (place, tightness) = peers is { } known
            ? ((known.Mean - own.Mean) / own.StandardError, 2 / (known.Variance / own.StandardError / own.StandardError))
            : (0.0, 0.0);
        return new(
            own.Mean + (own.StandardError * Lower(place, tightness, degreesOfFreedom, 1 - level)),
            own.Mean - (own.StandardError * Lower(-place, tightness, degreesOfFreedom, 1 - level)),
            level,
            peers?.Mean,
            peers is { } some ? Math.Sqrt(some.Variance) : null);
    }

    /// <summary>The limits of a rate.</summary>
    /// <param name="count">Won and decided; decided above 0.</param>
    /// <param name="peers">The mean angle of the peers, and the variance of the unit around it; null for none.</param>
    /// <param name="level">The level.</param>
    public static AdaptiveLimits OfRate(WinCount count, (double Mean, double Variance)? peers, double level)
    {
        var tightness = peers is { } known ? 1 / (Math.Sqrt(count.Decided) * known.Variance) : 0;
        return new(
            LowerRate(count.Won, count.Decided, (peers?.Mean ?? 0, tightness), 1 - level),
            1 - LowerRate(count.Decided - count.Won, count.Decided, ((Math.PI / 2) - (peers?.Mean ?? 0), tightness), 1 - level),
            level,
            peers?.Mean,
            peers is { } some ? Math.Sqrt(some.Variance) : null);
    }

    // The lower limit of a mean of 0 with the error 1. Beyond either end both tails are, or neither is, as heavy as half of the error.
    private static double Lower(double place, double tightness, long? degreesOfFreedom, double error)
    {
        var width = -HalfTail(degreesOfFreedom, error);
        return MonotoneRoot.Find(
            theta => StudentTail.Below(theta, degreesOfFreedom) + StudentTail.Below(theta + Pull(theta - place, tightness), degreesOfFreedom) - error,
            Math.Min(0, place) - width,
            Math.Max(0, place) + width);
    }

    private static double HalfTail(long? degreesOfFreedom, double error) => degreesOfFreedom is { } freedom
        ? -StudentQuantile.TwoSided(1 - error, (int)Math.Min(int.MaxValue, freedom))
        : -NormalQuantile.TwoSided(1 - error);

    private static double LowerRate(long won, long decided, (double Place, double Tightness) peers, double error)
    {
        if (won == 0)
        {
            return 0;
        }

        // At 0 nobody wins, and any win rejects it; at 1 only wins all the way do not.
        return MonotoneRoot.Find(
            rate =>
            {
                var above = (BetaProbability.Below(won, decided - won + 1.0, rate) + (won < decided ? BetaProbability.Below(won + 1.0, decided - won, rate) : 0)) / 2;
                var pull = Pull(Math.Asin(Math.Sqrt(rate)) - peers.Place, peers.Tightness);
                return above + (pull == 0 ? above : StudentTail.Below(Normal.InvCDF(0, 1, above) + pull, null)) - error;
            },
            0,
            1);
    }

    // Peers who do not differ at all pull without end, either way, and not where they are.
    private static double Pull(double off, double tightness) => off == 0 || tightness == 0 ? 0 : off * tightness;
}
