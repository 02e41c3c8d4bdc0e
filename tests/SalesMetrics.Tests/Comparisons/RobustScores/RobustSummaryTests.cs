using FsCheck.Xunit;
using MathNet.Numerics.Statistics;
using SalesMetrics.Comparisons.RobustScores;
using SalesMetrics.Testing.Generation;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Comparisons.RobustScores;

public class RobustSummaryTests
{
    [Fact]
    public void Quantiles_lie_on_straight_lines_and_deviations_from_the_median()
    {
        // Sorted 1, 2, 4, 8, 16: the tenth is 0.4 of the way from 1 to 2; deviations from 4 are 0, 2, 3, 4, 12.
        var summary = RobustSummaryCalculator.Calculate([16, 1, 8, 2, 4])!.Value;
        Assert.Equal(new RobustSummary(5, 1.4, 2, 4, 8, 12.8, 3), summary with { Ninetieth = Math.Round(summary.Ninetieth, 12) });

        // An even number: the median 3 is between 2 and 4, deviations 1, 1, 2, 5.
        Assert.Equal((3, 1.5), (RobustSummaryCalculator.Calculate([8, 1, 4, 2])!.Value.Median, RobustSummaryCalculator.Calculate([8, 1, 4, 2])!.Value.MedianDeviation));
        Assert.Equal(new RobustSummary(1, 7, 7, 7, 7, 7, 0), RobustSummaryCalculator.Calculate([7]));
        Assert.Null(RobustSummaryCalculator.Calculate([]));
    }

    /// <summary>MathNet's order statistics, quantiles of type 7, of as many values as are sorted by comparing and by digits, narrow and wide, with ties and without.</summary>
    [Theory]
    [InlineData(2, 5)]
    [InlineData(63, 50)]
    [InlineData(64, 1_000_000)]
    [InlineData(65, 3)]
    [InlineData(999, 1_000_000)]
    [InlineData(4_095, 1_000_000)]
    [InlineData(4_096, 1_000_000)]
    [InlineData(5_003, 40)]
    [InlineData(20_000, 1_000_000)]
    public void Figures_and_ranks_are_those_of_MathNet(int count, int distinct)
    {
        var random = new RandomStream((ulong)count);
        double[] values = [.. Enumerable.Range(0, count).Select(_ => (random.Below(distinct) - (distinct / 3)) / 7.0)];
        double[] before = [.. values];
        var summary = RobustSummaryCalculator.Calculate(values)!.Value;
        var ranks = new double[count];
        MidRankCalculator.Calculate(values, ranks);

        Assert.Equal(before, values);
        Assert.Equal(values.Select(value => Math.Abs(value - summary.Median)).Median(), summary.MedianDeviation, 1e-9);
        Assert.All(
            ((double Share, double Value)[])[(0.1, summary.Tenth), (0.25, summary.LowerQuartile), (0.5, summary.Median), (0.75, summary.UpperQuartile), (0.9, summary.Ninetieth)],
            one => Assert.Equal(values.QuantileCustom(one.Share, QuantileDefinition.R7), one.Value, 1e-9));
        Assert.Equal(values.Ranks(RankDefinition.Average), ranks);
    }

    [Fact]
    public void Sorted_and_constant_inputs_are_no_trap()
    {
        double[] rising = [.. Enumerable.Range(0, 30_001).Select(i => (double)i)];
        Assert.Equal(new RobustSummary(30_001, 3_000, 7_500, 15_000, 22_500, 27_000, 7_500), RobustSummaryCalculator.Calculate(rising));
        Assert.Equal(new RobustSummary(30_001, 3_000, 7_500, 15_000, 22_500, 27_000, 7_500), RobustSummaryCalculator.Calculate([.. rising.Reverse()]));
        Assert.Equal(0, RobustSummaryCalculator.Calculate(new double[5_000])!.Value.MedianDeviation);
        var ranks = new double[5_000];
        MidRankCalculator.Calculate(new double[5_000], ranks);
        Assert.All(ranks, rank => Assert.Equal(2_500.5, rank));
    }

    [Property(MaxTest = 300)]
    public bool Ranks_add_up_and_keep_the_order(double[] raw)
    {
        double[] values = [.. raw.Where(double.IsFinite)];
        var ranks = new double[values.Length];
        MidRankCalculator.Calculate(values, ranks);
        return ranks.Sum() == values.Length * (values.Length + 1) / 2.0
            && Enumerable.Range(0, values.Length).All(i => Enumerable.Range(0, values.Length).All(j => values[i].CompareTo(values[j]) == ranks[i].CompareTo(ranks[j]) || values[i] == values[j]));
    }

    [Fact]
    public void Zeros_of_either_sign_and_the_largest_numbers_are_in_order()
    {
        double[] values = [.. Enumerable.Range(0, 1_100).Select(i => i switch { 0 => double.MaxValue, 1 => double.MinValue, 2 => -0.0, 3 => 0.0, 4 => double.Epsilon, 5 => -double.Epsilon, _ => i })];
        var ranks = new double[values.Length];
        MidRankCalculator.Calculate(values, ranks);
        Assert.Equal([1_100, 1, 3.5, 3.5, 5, 2], ranks.Take(6));
    }

    [Fact]
    public void Numbers_that_differ_in_their_last_digits_alone_are_in_order()
    {
        // One far value makes the 32 bits coarse, so that all the others look alike by them.
        double[] values = [1e300, .. Enumerable.Range(0, 999).Select(i => 1 + (((i * 7919) % 999) * 1e-12))];
        var ranks = new double[values.Length];
        MidRankCalculator.Calculate(values, ranks);
        Assert.Equal(values.Ranks(RankDefinition.Average), ranks);
        Assert.Equal(1 + 499e-12, RobustSummaryCalculator.Calculate(values)!.Value.Median, 1e-12);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        double[] values = [.. Enumerable.Range(0, 3_000).Select(i => (double)(i * 7919 % 3_001))];
        var ranks = new double[values.Length];
        Assert.Equal(0, Allocations.Of(() =>
        {
            RobustSummaryCalculator.Calculate(values);
            MidRankCalculator.Calculate(values, ranks);
        }));
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentException>("values", () => RobustSummaryCalculator.Calculate([1, double.NaN]));
        Assert.Throws<ArgumentException>("values", () => MidRankCalculator.Calculate([1, double.PositiveInfinity], new double[2]));
        Assert.Throws<ArgumentException>("ranks", () => MidRankCalculator.Calculate([1, 2], new double[1]));
    }
}
