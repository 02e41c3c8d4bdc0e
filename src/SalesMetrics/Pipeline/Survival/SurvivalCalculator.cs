using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace SalesMetrics.Pipeline.Survival;

/// <summary>Estimates how long deals, stays or hires last, from those that have ended and those that still last.</summary>
public static class SurvivalCalculator
{
    /// <summary>Estimates the share that lasts longer than each number of days, whatever ends it (Kaplan and Meier 1958; R: survfit).</summary>
    /// <param name="lifetimes">The lifetimes, in any order. One that still lasts counts as lasting through the day it was last seen on.</param>
    public static SurvivalCurve KaplanMeier(IEnumerable<Lifetime> lifetimes)
    {
        ArgumentNullException.ThrowIfNull(lifetimes);
        var days = ByDay(lifetimes);
        var points = ImmutableArray.CreateBuilder<SurvivalPoint>(days.Count);
        var atRisk = days.Sum(day => day.Total);
        double survival = 1, variance = 0;
        foreach (var day in days)
        {
            var ended = day.Total - day.Of(0);
            survival *= 1 - ((double)ended / atRisk);
            variance += ended == 0 ? 0 : ended / ((double)atRisk * (atRisk - ended));
            points.Add(new SurvivalPoint(day.Days, atRisk, ended, day.Of(0), survival, variance));
            atRisk -= day.Total;
        }

        return new SurvivalCurve(points.DrainToImmutable());
    }

    /// <summary>Estimates the share that ends by one cause within each number of days (Aalen and Johansen 1978; R: cmprsk, cuminc).</summary>
    /// <param name="lifetimes">The lifetimes, in any order, with all causes that can end them.</param>
    /// <param name="cause">The cause asked about; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cause"/> is 0 or less.</exception>
    public static CumulativeIncidence AalenJohansen(IEnumerable<Lifetime> lifetimes, int cause)
    {
        ArgumentNullException.ThrowIfNull(lifetimes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cause);
        var days = ByDay(lifetimes);
        var points = ImmutableArray.CreateBuilder<CompetingPoint>(days.Count);
        var count = days.Sum(day => day.Total);
        var atRisk = count;
        double before = 1, incidence = 0;
        foreach (var day in days)
        {
            var (ended, all) = (day.Of(cause), day.Total - day.Of(0));
            if (all > 0)
            {
                var survival = before * (1 - ((double)all / atRisk));
                incidence += before * ended / atRisk;
                points.Add(new CompetingPoint(day.Days, atRisk, ended, all - ended, before, survival, incidence));
                before = survival;
            }

            atRisk -= day.Total;
        }

        return new CumulativeIncidence(cause, count, days.Count == 0 ? 0 : days[^1].Days, points.ToImmutable());
    }

    /// <summary>Tests whether groups have the same hazards (Mantel 1966, Peto and Peto 1972; R: survdiff).</summary>
    /// <param name="groups">The lifetimes of each group, no id twice.</param>
    /// <exception cref="ArgumentException">An id is given twice.</exception>
    public static LogRankTest LogRank(IEnumerable<KeyValuePair<string, ImmutableArray<Lifetime>>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var ordered = groups.OrderBy(group => group.Key, StringComparer.Ordinal).ToImmutableArray();
        for (var i = 1; i < ordered.Length; i++)
        {
            if (string.Equals(ordered[i].Key, ordered[i - 1].Key, StringComparison.Ordinal))
            {
                throw new ArgumentException(Invariant($"The group '{ordered[i].Key}' is given twice: add it up first."), nameof(groups));
            }
        }

        var sums = new LogRankSums([.. ordered.Select(group => group.Value)]);
        ImmutableArray<LogRankGroup> told =
        [
            .. ordered.Select((group, i) => new LogRankGroup(group.Key, group.Value.Length, sums.Ended[i], sums.Expected[i])),
        ];

        // A group nobody of whom could have ended says nothing; of the others one is left out, for their differences add up to 0.
        int[] telling = [.. Enumerable.Range(0, told.Length).Where(i => sums.Expected[i] > 0)];
        var freedom = telling.Length - 1;
        if (freedom < 1)
        {
            return new LogRankTest(told, statistic: null, Math.Max(freedom, 0), probability: null);
        }

        var kept = telling[..freedom];
        var difference = Vector<double>.Build.Dense(freedom, i => sums.Ended[kept[i]] - sums.Expected[kept[i]]);
        var covariance = Matrix<double>.Build.Dense(freedom, freedom, (i, j) => sums.Covariance[kept[i], kept[j]]);
        var statistic = difference.DotProduct(covariance.Solve(difference));
        return double.IsFinite(statistic)
            ? new LogRankTest(told, statistic, freedom, SpecialFunctions.GammaUpperRegularized(freedom / 2.0, Math.Max(statistic, 0) / 2))
            : new LogRankTest(told, statistic: null, freedom, probability: null);
    }

    internal static List<LifetimeDay> ByDay(IEnumerable<Lifetime> lifetimes)
    {
        var days = new SortedDictionary<int, LifetimeDay>();
        foreach (var lifetime in lifetimes)
        {
            if (!days.TryGetValue(lifetime.Days, out var day))
            {
                days.Add(lifetime.Days, day = new LifetimeDay(lifetime.Days));
            }

            day.Add(lifetime.Cause);
        }

        return [.. days.Values];
    }
}
