using System.Collections.Immutable;
using FsCheck.Xunit;
using SalesMetrics.Comparisons.ControlCharts;

namespace SalesMetrics.Tests.Comparisons.ControlCharts;

public class ChangePointTests
{
    private static readonly double[] Noise = [1, -2, 2, -1, 0, 2, -2, 1, -1, 0, 2, -1, 1, -2, 0, 1, -1, 2];

    [Fact]
    public void A_change_of_level_is_found_with_its_period_and_both_levels()
    {
        var found = ChangePointCalculator.Calculate([.. Noise.Select((n, i) => 50 + n + (i < 9 ? 0 : 9))]);

        // The first nine add up to 0, the last nine to 2.
        var change = Assert.Single(found.Changes);
        Assert.Equal((9, 50, 59 + (2 / 9.0)), (change.Index, change.Before, Math.Round(change.After, 12)), Close);
        Assert.True(change.Score > 5);
        Assert.Contains("Period 10", found.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_changes_are_found_and_luck_is_not_one()
    {
        var found = ChangePointCalculator.Calculate([.. Noise.Select((n, i) => n + (i is >= 6 and < 12 ? 20 : 0))]);
        Assert.Equal([6, 12], found.Changes.Select(change => change.Index));
        Assert.Empty(ChangePointCalculator.Calculate([.. Noise]).Changes);
    }

    [Fact]
    public void One_odd_period_is_no_change_of_level_wherever_it_comes()
    {
        for (var odd = 0; odd < Noise.Length; odd++)
        {
            Assert.Empty(ChangePointCalculator.Calculate([.. Noise.Select((n, i) => i == odd ? 40 : n)]).Changes);
        }

        Assert.NotEmpty(ChangePointCalculator.Calculate([.. Noise.Select((n, i) => i == 17 ? 40 : n)], new ChangePointOptions { ToleratesOddPeriods = false, Penalty = 6 }).Changes);
    }

    [Fact]
    public void Too_few_values_and_equal_ones_have_no_change_and_say_why()
    {
        Assert.Equal("7 periods, and 8 are needed", ChangePointCalculator.Calculate([1, 1, 1, 9, 9, 9, 9]).Reason);
        Assert.Equal(("all values are equal", null), (ChangePointCalculator.Calculate([3, 3, 3, 3, 3, 3, 3, 3]).Reason, ChangePointCalculator.Calculate([3, 3, 3, 3, 3, 3, 3, 3]).Deviation));
        Assert.Empty(ChangePointCalculator.Calculate(default).Changes);
    }

    [Fact]
    public void Where_neighbours_go_together_a_change_must_be_larger()
    {
        // Slow waves are no change of level, though each crest is one beside the steps between neighbours.
        ImmutableArray<double> waves = [.. Enumerable.Range(0, 48).Select(i => (10 * Math.Sin(i * 0.35)) + Noise[i % 18])];
        var found = ChangePointCalculator.Calculate(waves, new ChangePointOptions { Penalty = 1e6 });
        Assert.Contains("raised since they go together", found.Reason, StringComparison.Ordinal);
        Assert.True(found.Deviation > 5);
    }

    /// <summary>Pruning never changes the answer: all ways to cut are tried one by one.</summary>
    [Property(MaxTest = 300)]
    public bool The_cheapest_way_to_cut_is_found(sbyte[] raw, byte shortest)
    {
        double[] values = [.. raw.Take(14).Select((value, i) => value + (i * 1e-3))];
        var options = new ChangePointOptions { MinimumSegment = 2 + (shortest % 2), Penalty = 2.5, ToleratesOddPeriods = false };
        var found = ChangePointCalculator.Calculate([.. values], options);
        if (found.Deviation is not { } deviation || found.Reason.Contains("raised", StringComparison.Ordinal))
        {
            return true;
        }

        var penalty = 2.5 * deviation * deviation;
        return Cost(values, [0, .. found.Changes.Select(change => change.Index)], penalty) <= Cheapest(values, 0, options.MinimumSegment, penalty) + 1e-6;
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentException>("values", () => ChangePointCalculator.Calculate([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new ChangePointOptions { MinimumSegment = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new ChangePointOptions { Penalty = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new ChangePointOptions { Penalty = double.NaN });
    }

    private static double Cost(double[] values, int[] starts, double penalty) => (penalty * (starts.Length - 1)) + starts.Select((start, i) =>
        Squares(values[start..(i + 1 < starts.Length ? starts[i + 1] : values.Length)])).Sum();

    private static double Cheapest(double[] values, int from, int shortest, double penalty)
    {
        var best = Squares(values[from..]);
        for (var cut = from + shortest; cut <= values.Length - shortest; cut++)
        {
            best = Math.Min(best, Squares(values[from..cut]) + penalty + Cheapest(values, cut, shortest, penalty));
        }

        return best;
    }

    private static double Squares(double[] values) => values.Sum(value => (value - values.Average()) * (value - values.Average()));

    private static bool Close((int, double, double) expected, (int, double, double) actual) =>
        expected.Item1 == actual.Item1 && Math.Abs(expected.Item2 - actual.Item2) < 1e-9 && Math.Abs(expected.Item3 - actual.Item3) < 1e-9;
}
