using MathNet.Numerics.Distributions;

namespace SalesMetrics.Pipeline.Survival;

/// <summary>The share of lifetimes that last longer than each number of days, with those that still last counted rightly (Kaplan and Meier 1958).</summary>
public sealed class SurvivalCurve
{
    // R's survival package takes survivals as equal to a share within this; sums of products blur the last digits.
    private const double Tie = 1.4901161193847656e-8;

    internal SurvivalCurve(ImmutableArray<SurvivalPoint> points) => Points = points;

    /// <summary>Every day on which a lifetime ended or was last seen, ascending; empty without lifetimes.</summary>
    public ImmutableArray<SurvivalPoint> Points { get; }

    /// <summary>How many lifetimes it is made from.</summary>
    public long Count => Points.IsEmpty ? 0 : Points[0].AtRisk;

    /// <summary>How many ended.</summary>
    public long Ended => Points.Sum(point => point.Ended);

    /// <summary>How many still lasted when last seen.</summary>
    public long Censored => Points.Sum(point => point.Censored);

    /// <summary>The median lifetime; null when the curve never falls to one half, which says that more than half last longer than was seen.</summary>
    public double? Median => Quantile(0.5);

    /// <summary>The estimated share that lasts longer than some days; 1 before the first ending. After the last day seen it stays what it was.</summary>
    /// <param name="days">The days; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    public double At(int days) => PointAt(days)?.Survival ?? 1;

    /// <summary>Greenwood's standard error of the share at some days.</summary>
    /// <param name="days">The days; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    public double StandardErrorAt(int days) => PointAt(days)?.StandardError ?? 0;

    /// <summary>The days by which a share has ended; null when so many have not. Half-way through the step where the curve lies on it exactly.</summary>
    /// <param name="share">The share that has ended, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is out of range.</exception>
    /// <remarks>R: quantile(survfit(...)). On an exact step that is the last, half-way to the last day seen.</remarks>
    public double? Quantile(double share)
    {
        RequireInside(share, nameof(share));
        return Crossing(1 - share, point => point.Survival);
    }

    /// <summary>The interval for a quantile: where the limits of the curve cross the share. An end that they never reach is null.</summary>
    /// <param name="share">The share that has ended, above 0 and below 1.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <remarks>Brookmeyer and Crowley (1982), with limits on the logarithm of the curve, as in R: survfit, conf.type "log".</remarks>
    public (double? Lower, double? Upper) QuantileInterval(double share, double level = 0.95)
    {
        RequireInside(share, nameof(share));
        RequireInside(level, nameof(level));
        var z = -Normal.InvCDF(0, 1, (1 - level) / 2);
        return (
            Crossing(1 - share, point => Limit(point, -z)),
            Crossing(1 - share, point => Limit(point, z)));
    }

    /// <summary>The mean days within a horizon: what a lifetime cut off there lasts on average. It exists where the mean and median may not.</summary>
    /// <param name="horizon">The horizon in days; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is 0 or less.</exception>
    /// <remarks>The area under the curve (R: print(survfit, rmean = horizon)). Beyond the last day seen the curve is continued flat.</remarks>
    public double RestrictedMean(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(horizon);
        double area = 0, survival = 1;
        var from = 0;
        foreach (var point in Points.TakeWhile(point => point.Days < horizon))
        {
            area += survival * (point.Days - from);
            (from, survival) = (point.Days, point.Survival);
        }

        return area + (survival * (horizon - from));
    }

    // Where nobody is left Greenwood's variance is infinite: the lower limit is 0, and nothing is known of the upper one.
    private static double Limit(SurvivalPoint point, double z) =>
        point.Survival == 0 ? (z < 0 ? 0 : 1) : Math.Min(1, point.Survival * Math.Exp(z * Math.Sqrt(point.HazardVariance)));

    private static void RequireInside(double value, string name)
    {
        if (!(value is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "It must be above 0 and below 1.");
        }
    }

    private double? Crossing(double height, Func<SurvivalPoint, double> curve)
    {
        for (var i = 0; i < Points.Length; i++)
        {
            var value = curve(Points[i]);
            if (value < height - Tie)
            {
                return Points[i].Days;
            }

            if (value <= height + Tie)
            {
                var end = Points[^1].Days;
                for (var j = i + 1; j < Points.Length; j++)
                {
                    if (curve(Points[j]) < height - Tie)
                    {
                        end = Points[j].Days;
                        break;
                    }
                }

                return (Points[i].Days + (double)end) / 2;
            }
        }

        return null;
    }

    private SurvivalPoint? PointAt(int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var (low, high) = (0, Points.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Points[middle].Days <= days)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low == 0 ? null : Points[low - 1];
    }
}
