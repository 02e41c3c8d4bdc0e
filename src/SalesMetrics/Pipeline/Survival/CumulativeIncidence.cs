namespace SalesMetrics.Pipeline.Survival;

/// <summary>
/// The share of lifetimes that has ended by one cause within each number of days, where other causes can end them first (Aalen and Johansen 1978).
/// </summary>
/// <remarks>
/// One less the survival of deals "won, with lost ones taken as still open" is not it: that is always too high, for it supposes that lost
/// deals could still be won.
/// </remarks>
public sealed class CumulativeIncidence
{
    internal CumulativeIncidence(int cause, long count, int lastSeen, ImmutableArray<CompetingPoint> points)
    {
        Cause = cause;
        Count = count;
        LastSeen = lastSeen;
        Points = points;
    }

    /// <summary>The cause.</summary>
    public int Cause { get; }

    /// <summary>How many lifetimes it is made from.</summary>
    public long Count { get; }

    /// <summary>The most days any lifetime was seen; 0 without any.</summary>
    public int LastSeen { get; }

    /// <summary>Every day on which a lifetime ended, by any cause, ascending.</summary>
    public ImmutableArray<CompetingPoint> Points { get; }

    /// <summary>The share that has ended by the cause within some days; 0 before the first. After the last day seen it stays what it was.</summary>
    /// <param name="days">The days; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    public double At(int days) => IndexAt(days) is >= 0 and var index ? Points[index].Incidence : 0;

    /// <summary>The share that lasts longer than some days, whatever could have ended it.</summary>
    /// <param name="days">The days; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    public double SurvivalAt(int days) => IndexAt(days) is >= 0 and var index ? Points[index].Survival : 1;

    /// <summary>The variance of <see cref="At"/>, by the delta method (Gray 1988; R: cmprsk, cuminc).</summary>
    /// <param name="days">The days; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    /// <remarks>Several endings on one day of n that lasted up to it are taken as drawn without replacement: a factor (n - d) / (n - 1).</remarks>
    public double VarianceAt(int days)
    {
        var last = IndexAt(days);
        var variance = 0.0;
        for (var i = 0; i <= last; i++)
        {
            var point = Points[i];

            // What is yet to come by the cause, for one that lasts through this day. Nothing, where nobody does.
            var toCome = point.Survival > 0 ? (Points[last].Incidence - point.Incidence) / point.Survival : 0;
            variance += Part(point, point.Ended, 1 - toCome) + (point.Survival > 0 ? Part(point, point.EndedOtherwise, toCome) : 0);
        }

        return variance;
    }

    /// <summary>
    /// The probability that one that has lasted some days ends by the cause within so many more: (I(age + horizon) - I(age)) / S(age).
    /// </summary>
    /// <param name="age">The days it has lasted; 0 or more.</param>
    /// <param name="horizon">The days to come; 0 or more.</param>
    /// <returns>From 0 to 1; 0 for ages beyond any that ended; null when nothing at all lasted that long.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public double? Within(int age, int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(horizon);
        var survival = SurvivalAt(age);
        return survival > 0 ? (At((int)Math.Min((long)age + horizon, int.MaxValue)) - At(age)) / survival : null;
    }

    /// <summary>The probability that one that has lasted some days ever ends by the cause, as far as was seen; null when nothing lasted that long.</summary>
    /// <param name="age">The days it has lasted; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="age"/> is negative.</exception>
    public double? Ever(int age) => Within(age, int.MaxValue);

    private static double Part(CompetingPoint point, long ended, double influence)
    {
        var share = point.SurvivalBefore / point.AtRisk;
        var ties = ended > 1 ? 1 - ((ended - 1.0) / (point.AtRisk - 1.0)) : 1;
        return share * share * ended * ties * influence * influence;
    }

    private int IndexAt(int days)
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

        return low - 1;
    }
}
