using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace SalesMetrics.Comparisons;

/// <summary>Tests whether units share one win rate.</summary>
public static class HomogeneityCalculator
{
    /// <summary>Tests with Pearson's chi-square whether all units share one win rate.</summary>
    /// <param name="counts">One unit each, no id twice, not overlapping: no team beside its own members.</param>
    /// <param name="options">How the test is judged; the defaults when null.</param>
    /// <exception cref="ArgumentException">An id is given twice.</exception>
    public static HomogeneityTest Calculate(IEnumerable<WinCount> counts, HomogeneityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new HomogeneityOptions();
        var all = Ordered(counts);
        ImmutableArray<WinCount> tested = [.. all.Where(count => count.Decided > 0)];
        var won = tested.Sum(count => count.Won);
        var decided = tested.Sum(count => count.Decided);
        var degreesOfFreedom = Math.Max(tested.Length - 1, 0);
        double? statistic = null, probability = null, difference = null;
        if (won > 0 && won < decided)
        {
            var rate = (double)won / decided;
            difference = SmallestDifference(rate, MedianDecided(tested), options);
            if (degreesOfFreedom > 0)
            {
                statistic = tested.Sum(count => Square(count.Won - (count.Decided * rate)) / (count.Decided * rate * (1 - rate)));
                probability = SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, statistic.Value / 2);
            }
        }

        return new HomogeneityTest(options, tested, [.. all.Where(count => count.Decided == 0).Select(count => count.Id)])
        {
            Won = won,
            Decided = decided,
            Statistic = statistic,
            DegreesOfFreedom = degreesOfFreedom,
            Probability = probability,
            SmallestDetectableDifference = difference,
        };
    }

    internal static ImmutableArray<WinCount> Ordered(IEnumerable<WinCount> counts)
    {
        var ordered = counts.OrderBy(count => count.Id, StringComparer.Ordinal).ToImmutableArray();
        for (var i = 1; i < ordered.Length; i++)
        {
            if (string.Equals(ordered[i].Id, ordered[i - 1].Id, StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    Invariant($"The counts of '{ordered[i].Id}' are given twice: add them up first."), nameof(counts));
            }
        }

        return ordered;
    }

    internal static double MedianDecided(ImmutableArray<WinCount> counts)
    {
        var sizes = counts.Select(count => count.Decided).Order().ToArray();
        return (sizes[(sizes.Length - 1) / 2] + sizes[sizes.Length / 2]) / 2.0;
    }

    // The sample size formula for one proportion, solved for the difference, with the variance of the common rate on both sides
    // (Fleiss, Levin and Paik 2003, the chapter on a single proportion, without the continuity correction).
    private static double SmallestDifference(double rate, double decided, HomogeneityOptions options) =>
        (-Normal.InvCDF(0, 1, options.SignificanceLevel / 2) + Normal.InvCDF(0, 1, options.Power)) * Math.Sqrt(rate * (1 - rate) / decided);

    private static double Square(double value) => value * value;
}
