using System.Collections.Immutable;
using FsCheck.Xunit;
using SalesMetrics.Comparisons.ControlCharts;
using SalesMetrics.Testing.Generation;

namespace SalesMetrics.Tests.Comparisons.ControlCharts;

public class TrendTests
{
    /// <summary>R 4.2.2: cor.test(1:10, x, method = "kendall", exact = FALSE, continuity = TRUE); the slope as the median of all pairs' slopes. The second series has
    /// ties.</summary>
    [Theory]
    [InlineData(new[] { 12.1, 11.4, 13.0, 12.6, 14.2, 12.9, 13.5, 15.1, 13.2, 14.8 }, 27, 0.3, 0.0200446686226275)]
    [InlineData(new[] { 3.0, 5, 5, 4, 6, 6, 6, 8, 7, 9 }, 35, 0.5, 0.00193874186591321)]
    public void Statistic_slope_and_probability_are_those_of_R(double[] values, long statistic, double slope, double probability)
    {
        var test = TrendCalculator.Calculate([.. values])!;

        Assert.Equal((statistic, 1), (test.Statistic, test.VarianceFactor));
        Assert.Equal(slope, test.Slope, 1e-12);
        Assert.Equal(probability, test.Probability!.Value, 1e-12);
        Assert.True(test.SlopeLower < slope && slope < test.SlopeUpper && test.SlopeLower > 0);
    }

    [Fact]
    public void One_odd_period_moves_the_slope_little()
    {
        double[] line = [.. Enumerable.Range(0, 12).Select(i => 2.0 * i)];
        line[6] = 500;
        Assert.InRange(TrendCalculator.Calculate([.. line])!.Slope, 2, 2.2);
    }

    [Fact]
    public void Four_values_are_too_few_and_equal_ones_have_no_probability()
    {
        Assert.Null(TrendCalculator.Calculate([1, 2, 3, 4]));
        var flat = TrendCalculator.Calculate([5, 5, 5, 5, 5, 5])!;
        Assert.Equal((0, null, 0), (flat.Slope, flat.Probability, flat.Statistic));
        Assert.Contains("all values are equal", flat.Explain().ToString(), StringComparison.Ordinal);
    }

    /// <summary>Known truth: 1,500 series of 36 months without a trend, in which half of each month's luck goes on into the next. Without care 5 % would be above 20 %.</summary>
    [Fact]
    public void Neighbours_that_go_together_feign_fewer_trends()
    {
        var random = new RandomStream(8);
        var (careful, careless) = (0, 0);
        for (var series = 0; series < 1_500; series++)
        {
            var values = new double[36];
            for (var i = 0; i < 36; i++)
            {
                values[i] = random.Normal() + (i > 0 ? 0.5 * values[i - 1] : 0);
            }

            var test = TrendCalculator.Calculate([.. values])!;
            careful += test.Probability < 0.05 ? 1 : 0;
            var plain = Math.Max(0, Math.Abs(test.Statistic) - 1) / Math.Sqrt(36.0 * 35 * 77 / 18);
            careless += plain > 1.959964 ? 1 : 0;
        }

        Assert.True(careless > 0.17 * 1_500 && careful < 0.105 * 1_500, $"{careful} {careless}");
    }

    [Property(MaxTest = 200)]
    public bool The_other_way_round_the_slope_has_the_other_sign(sbyte[] raw)
    {
        ImmutableArray<double> values = [.. raw.Select(value => (double)value)];
        var (one, other) = (TrendCalculator.Calculate(values), TrendCalculator.Calculate([.. values.Select(value => -value)]));
        return one is null ? other is null
            : Math.Abs(one.Slope + other!.Slope) < 1e-9 && one.Statistic == -other.Statistic && Math.Abs((one.Probability ?? 2) - (other.Probability ?? 2)) < 1e-6;
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentException>("values", () => TrendCalculator.Calculate([1, 2, double.PositiveInfinity, 4, 5]));
        Assert.Throws<ArgumentException>("values", () => TrendCalculator.Calculate([.. new double[TrendCalculator.MaxLength + 1]]));
    }
}
