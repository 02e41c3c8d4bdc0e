using FsCheck.Xunit;
using MathNet.Numerics.Distributions;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.Shrinkage;

namespace SalesMetrics.Tests.Comparisons.Shrinkage;

/// <summary>Laws of adaptive limits. That they hold their level is by construction, if they are what their tests accept: so that is what is tried.</summary>
public class AdaptiveLimitsProperties
{
    private const double Level = 0.9;

    // Standard errors from the own mean: inside, outside and near the limits, plain and one-sided.
    private static readonly double[] Candidates = [-3, -2, -1.7, -1.4, -1.2, -0.9, -0.5, 0, 0.5, 0.9, 1.2, 1.4, 1.7, 2, 3];

    /// <summary>The share w of the error is found as it is written: g(w) = F^-1(alpha w) - F^-1(alpha (1 - w)) = 2 s (theta - m) / v.</summary>
    [Property(MaxTest = 300)]
    public bool Limits_of_means_hold_just_what_the_test_accepts(short[] means, byte spread)
    {
        var limits = MeanShrinkageCalculator.Calculate(Units(means, spread), Level);
        return limits is null || limits.Means.All(mean => Candidates.Select(z => mean.Own.Mean + (z * mean.Own.StandardError)).All(theta =>
        {
            var s = mean.Own.StandardError;
            var w = Share(mean.Adaptive.PeerMean is { } m ? 2 * s * (theta - m) / Math.Pow(mean.Adaptive.PeerDeviation!.Value, 2) : 0);
            return Agrees(mean.Adaptive, theta, s, theta + (s * Quantile(w.Own)) < mean.Own.Mean && mean.Own.Mean < theta - (s * Quantile(w.Other)));
        }));
    }

    [Property(MaxTest = 300)]
    public bool Limits_of_rates_hold_just_what_the_test_accepts(byte[] won, byte[] lost)
    {
        var limits = RateShrinkageCalculator.Calculate(Counts(won, lost), Level);
        return limits is null || limits.Rates.All(rate => Enumerable.Range(1, 39).Select(i => i / 40.0).All(p =>
        {
            var (y, n) = ((int)rate.Count.Won, (int)rate.Count.Decided);
            var w = Share(rate.Adaptive.PeerMean is { } m ? (Math.Asin(Math.Sqrt(p)) - m) / (Math.Sqrt(n) * Math.Pow(rate.Adaptive.PeerDeviation!.Value, 2)) : 0);
            var (fewer, more, same) = (y == 0 ? 0 : Binomial.CDF(p, n, y - 1), y == n ? 0 : Binomial.CDF(1 - p, n, n - y - 1), Binomial.PMF(p, n, y));
            return Agrees(rate.Adaptive, p, 1, fewer + (same / 2) > w.Own && more + (same / 2) > w.Other);
        }));
    }

    /// <summary>Else the level would not hold: what the unit is compared with must not know of it.</summary>
    [Property(MaxTest = 300)]
    public bool Its_own_figure_has_no_part_in_its_peers(byte[] won, byte[] lost, byte other)
    {
        var counts = Counts(won, lost);
        var changed = counts.Select((count, i) => i == 0 ? new WinCount(count.Id, other % (count.Decided + 1), count.Decided) : count);
        var (before, after) = (RateShrinkageCalculator.Calculate(counts), RateShrinkageCalculator.Calculate(changed));
        return before is null || after is null
            || (Close(before.Rates[0].Adaptive.PeerMean, after.Rates[0].Adaptive.PeerMean) && Close(before.Rates[0].Adaptive.PeerDeviation, after.Rates[0].Adaptive.PeerDeviation));
    }

    [Property(MaxTest = 300)]
    public bool A_higher_level_holds_all_that_a_lower_one_holds(short[] means, byte spread, byte[] won, byte[] lost)
    {
        double[] levels = [0.01, 0.3, 0.5, 0.8, 0.95, 0.999999];
        var limits = levels.Select(level => (IEnumerable<AdaptiveLimits>)
        [
            .. MeanShrinkageCalculator.Calculate(Units(means, spread), level)?.Means.Select(mean => mean.Adaptive) ?? [],
            .. RateShrinkageCalculator.Calculate(Counts(won, lost), level)?.Rates.Select(rate => rate.Adaptive) ?? [],
        ]).ToArray();
        return limits.Zip(limits.Skip(1)).All(pair => pair.First.Zip(pair.Second).All(one =>
            one.First.Lower <= one.First.Upper && one.Second.Lower <= one.First.Lower + Blur(one.First) && one.First.Upper <= one.Second.Upper + Blur(one.First)));
    }

    [Property(MaxTest = 200)]
    public bool The_order_of_units_and_their_names_do_not_matter(short[] means, byte spread)
    {
        var units = Units(means, spread);
        var (before, after) = (MeanShrinkageCalculator.Calculate(units), MeanShrinkageCalculator.Calculate(units.Reverse().Select((unit, i) => new UnitMean($"{i:000}", unit.Mean, unit.StandardError))));
        return before is null || before.Means.Zip(after!.Means.Reverse()).All(pair => Alike(pair.First.Adaptive, pair.Second.Adaptive, 1, 0));
    }

    [Property(MaxTest = 200)]
    public bool A_unit_an_origin_and_a_direction_move_everything_alike(short[] means, byte spread)
    {
        var units = Units(means, spread);
        var (before, moved) = (MeanShrinkageCalculator.Calculate(units), MeanShrinkageCalculator.Calculate(units.Select(unit => new UnitMean(unit.Id, 1_000 + (8 * unit.Mean), 8 * unit.StandardError))));
        var mirrored = MeanShrinkageCalculator.Calculate(units.Select(unit => new UnitMean(unit.Id, -unit.Mean, unit.StandardError)));
        return before is null || (before.Means.Zip(moved!.Means).All(pair => Alike(pair.First.Adaptive, pair.Second.Adaptive, 8, 1_000))
            && before.Means.Zip(mirrored!.Means).All(pair => Alike(pair.First.Adaptive, pair.Second.Adaptive with { Lower = -pair.Second.Adaptive.Upper, Upper = -pair.Second.Adaptive.Lower }, 1, 0)));
    }

    [Property(MaxTest = 200)]
    public bool Losses_for_wins_mirror_the_limits(byte[] won, byte[] lost)
    {
        var (before, after) = (RateShrinkageCalculator.Calculate(Counts(won, lost)), RateShrinkageCalculator.Calculate(Counts(lost, won)));
        return before is null || before.Rates.Zip(after!.Rates).All(pair =>
            Math.Abs(pair.First.Adaptive.Lower - (1 - pair.Second.Adaptive.Upper)) < 1e-9 && Math.Abs(pair.First.Adaptive.Upper - (1 - pair.Second.Adaptive.Lower)) < 1e-9);
    }

    private static UnitMean[] Units(short[] means, byte spread) => [.. means.Take(20).Select((mean, i) => new UnitMean($"{i:000}", mean % 1_000, 1 + (spread / 2.0) + (17 * (i % 3))))];

    private static WinCount[] Counts(byte[] won, byte[] lost) => [.. won.Zip(lost).Take(20).Select((one, i) => new WinCount($"{i:000}", one.First, one.First + one.Second)).Where(count => count.Decided > 0)];

    // alpha w and alpha (1 - w), by halving the logit of w.
    private static (double Own, double Other) Share(double c)
    {
        var (low, high) = (-600.0, 600.0);
        while (high - low > 1e-12)
        {
            var middle = (low + high) / 2;
            (low, high) = Quantile(Part(middle)) - Quantile(Part(-middle)) < c ? (middle, high) : (low, middle);
        }

        return (Part(low), Part(-low));
    }

    private static double Part(double logit) => (1 - Level) / (1 + Math.Exp(-logit));

    private static double Quantile(double probability) => Normal.InvCDF(0, 1, probability);

    // A candidate at a limit to the last digits may fall on either side.
    private static bool Agrees(AdaptiveLimits limits, double theta, double unit, bool isAccepted) =>
        limits.Contains(theta) == isAccepted || Math.Min(Math.Abs(theta - limits.Lower), Math.Abs(theta - limits.Upper)) < 1e-9 * unit;

    private static bool Close(double? left, double? right) => left is { } a && right is { } b ? Math.Abs(a - b) < 1e-12 : left is null && right is null;

    private static double Blur(AdaptiveLimits limits) => 1e-10 * (1 + Math.Abs(limits.Lower) + Math.Abs(limits.Upper));

    private static bool Alike(AdaptiveLimits before, AdaptiveLimits after, double unit, double origin) =>
        Math.Abs(origin + (unit * before.Lower) - after.Lower) < 1e-7 && Math.Abs(origin + (unit * before.Upper) - after.Upper) < 1e-7;
}
