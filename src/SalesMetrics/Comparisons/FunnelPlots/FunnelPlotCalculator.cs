using MathNet.Numerics.Distributions;
using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.FunnelPlots;

/// <summary>Draws the limits within which luck alone puts rates (Spiegelhalter 2005, Statistics in Medicine 24).</summary>
public static class FunnelPlotCalculator
{
    /// <summary>Calculates a funnel plot around the rate of all units together.</summary>
    /// <param name="counts">Won and decided of each unit; those without decided deals are listed apart.</param>
    /// <param name="levels">The levels of the limits, each above 0 and below 1; 0.95 and 0.998 when none is given.</param>
    /// <returns>Null (undefined) when nothing is decided, or everything is won, or nothing.</returns>
    /// <exception cref="ArgumentException">A unit comes twice, or a level is out of its range or given twice.</exception>
    public static FunnelPlot? Calculate(IEnumerable<WinCount> counts, params ImmutableArray<double> levels)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var all = HomogeneityCalculator.Ordered(counts);
        double[] asked = levels.IsDefaultOrEmpty ? [0.95, 0.998] : [.. levels.Order()];
        if (asked.Any(level => !(level > 0 && level < 1)) || asked.Distinct().Count() < asked.Length)
        {
            throw new ArgumentException(Invariant($"The levels are {string.Join(", ", asked.Select(level => Invariant($"{level}")))}: each is above 0 and below 1, once."), nameof(levels));
        }

        ImmutableArray<WinCount> decided = [.. all.Where(count => count.Decided > 0)];
        var (won, of) = (decided.Sum(count => (double)count.Won), decided.Sum(count => (double)count.Decided));
        if (!(won > 0 && won < of))
        {
            return null;
        }

        var target = won / of;
        var scores = decided.Select(count => BinomialTest.Score(count.Won, count.Decided, target)).ToArray();
        var winsorised = MeanSquare(Winsorised(scores));
        var arcsine = MeanSquare(Winsorised([.. decided.Select(count => ArcsineRoot.Score(count, target, 0))]));
        var between = BetweenVariance(decided, arcsine);
        var isOver = decided.Length > 1 && winsorised > ChiSquared.InvCDF(decided.Length, 0.95) / decided.Length;
        var inflation = isOver ? Math.Sqrt(winsorised) : 1;
        return new(
            target,
            MeanSquare(scores),
            winsorised,
            isOver,
            arcsine,
            between,
            [
                .. decided.Select(count => new FunnelPlotUnit(
                    count, target, inflation, between, [.. asked.Select(level => Limits(count.Decided, target, level, inflation, between))])),
            ],
            [.. all.Where(count => count.Decided == 0).Select(count => count.Id)]);
    }

    private static FunnelLimits Limits(long decided, double target, double level, double inflation, double between)
    {
        var z = NormalQuantile.TwoSided(level);
        var half = z * Math.Sqrt(target * (1 - target) / decided);
        var (lower, upper) = (Exact((1 - level) / 2, decided, target), Exact((1 + level) / 2, decided, target));
        var wider = half * (inflation - 1);
        return new(level, Clipped(target - half), Clipped(target + half), lower, upper, Clipped(lower - wider), Clipped(upper + wider), ArcsineRoot.Limit(target, -z, decided, between), ArcsineRoot.Limit(target, z, decided, between));
    }

    // r is the smallest number with F(r) >= q; the limit lies between r - 1 and r, as far as q between their probabilities.
    private static double Exact(double q, long decided, double target)
    {
        var first = BinomialTest.First(0, decided, won => BinomialTest.AtMost(won, decided, target) >= q);
        var (at, before) = (BinomialTest.AtMost(first, decided, target), BinomialTest.AtMost(first - 1, decided, target));
        return Clipped((first - ((at - q) / (at - before))) / decided);
    }

    private static double Clipped(double rate) => Math.Clamp(rate, 0, 1);

    private static double MeanSquare(double[] scores) => scores.Sum(score => score * score) / scores.Length;

    // A tenth at either end gets the value of the quantile there (R: quantile, type 7).
    private static double[] Winsorised(double[] scores)
    {
        var sorted = scores.Order().ToArray();
        var (low, high) = (SortedQuantile.At(sorted, 0.1), SortedQuantile.At(sorted, 0.9));
        return [.. scores.Select(score => Math.Clamp(score, low, high))];
    }

    // tau^2 = max(0, (N phi - (N - 1)) / (sum w - sum w^2 / sum w)), w = 4 n, with the winsorised phi of the arcsine scores.
    private static double BetweenVariance(ImmutableArray<WinCount> counts, double phi)
    {
        if (counts.Length < 2)
        {
            return 0;
        }

        var weights = counts.Select(count => 4.0 * count.Decided).ToArray();
        return Math.Max(0, ((counts.Length * phi) - (counts.Length - 1)) / (weights.Sum() - (weights.Sum(weight => weight * weight) / weights.Sum())));
    }
}
