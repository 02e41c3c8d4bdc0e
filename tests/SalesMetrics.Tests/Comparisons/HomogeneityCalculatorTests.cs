using SalesMetrics.Comparisons;

namespace SalesMetrics.Tests.Comparisons;

public class HomogeneityCalculatorTests
{
    [Fact]
    public void Two_units_far_apart_are_evidence()
    {
        // 15 expected of each: (20 - 15)^2 / (15 x 1/2), twice.
        var test = HomogeneityCalculator.Calculate([new("a", 20, 30), new("b", 10, 30)]);

        Assert.Equal((25 / 7.5) + (25 / 7.5), test.Statistic!.Value, 1e-12);
        Assert.Equal(1, test.DegreesOfFreedom);
        Assert.Equal(HomogeneityVerdict.Evidence, test.Verdict);
        Assert.Equal("evidence that win rates differ", test.VerdictText);
    }

    [Fact]
    public void With_two_degrees_of_freedom_p_is_an_exponential()
    {
        var test = HomogeneityCalculator.Calculate([new("a", 20, 30), new("b", 10, 30), new("c", 15, 30)]);

        Assert.Equal(Math.Exp(-((25 / 7.5) + (25 / 7.5) + 0) / 2), test.Probability!.Value, 1e-12);
    }

    [Fact]
    public void Equal_rates_are_no_evidence()
    {
        var test = HomogeneityCalculator.Calculate([new("a", 10, 20), new("b", 50, 100)]);

        Assert.Equal((0d, 1d), (test.Statistic, test.Probability));
        Assert.Equal("no evidence that win rates differ", test.VerdictText);
    }

    [Fact]
    public void The_smallest_detectable_difference_is_that_of_the_median_unit()
    {
        // z(0.975) + z(0.8) = 1.959964 + 0.841621, for the 60 deals half-way between 50 and 70, at a common rate of one half.
        var test = HomogeneityCalculator.Calculate([new("a", 10, 20), new("b", 25, 50), new("c", 35, 70), new("d", 50, 100)]);

        Assert.Equal((1.959963984540054 + 0.841621233572914) * Math.Sqrt(0.25 / 60), test.SmallestDetectableDifference!.Value, 1e-12);
    }

    [Fact]
    public void Too_few_expected_wins_or_losses_are_too_little_data()
    {
        // Four losses expected of each unit of 40: 3 of 3 units are below five.
        var few = HomogeneityCalculator.Calculate([new("a", 36, 40), new("b", 36, 40), new("c", 36, 40)]);
        Assert.Equal((3, HomogeneityVerdict.TooLittleData), (few.UnitsWithFewExpected, few.Verdict));

        // One small unit of five is a fifth and may be; of four it is more.
        WinCount[] large = [new("b", 25, 50), new("c", 25, 50), new("d", 25, 50)];
        Assert.Equal(HomogeneityVerdict.TooLittleData, HomogeneityCalculator.Calculate([new("a", 2, 4), .. large]).Verdict);
        Assert.Equal(
            HomogeneityVerdict.NoEvidence, HomogeneityCalculator.Calculate([new("a", 2, 4), new("e", 25, 50), .. large]).Verdict);

        // Less than one expected is too little in however many units.
        Assert.Equal(
            HomogeneityVerdict.TooLittleData, HomogeneityCalculator.Calculate([new("a", 1, 1), new("e", 25, 50), .. large]).Verdict);
    }

    [Theory]
    [InlineData(0, 0, "0 of at least 2 units have a decided deal")]
    [InlineData(3, 9, "1 of at least 2 units have a decided deal")]
    public void Fewer_than_two_units_are_too_little_data(long won, long decided, string why)
    {
        var test = HomogeneityCalculator.Calculate([new("a", won, decided), new("b", 0, 0)]);

        Assert.Equal("too little data", test.VerdictText);
        Assert.Equal(why, test.WhyTooLittle);
        Assert.Null(test.Statistic);
        Assert.Contains("b", test.NotDecided);
    }

    [Fact]
    public void All_won_or_all_lost_leaves_nothing_to_test()
    {
        Assert.Equal("no deal is lost", HomogeneityCalculator.Calculate([new("a", 9, 9), new("b", 9, 9)]).WhyTooLittle);
        Assert.Equal("no deal is won", HomogeneityCalculator.Calculate([new("a", 0, 9), new("b", 0, 9)]).WhyTooLittle);
        Assert.Null(HomogeneityCalculator.Calculate([new("a", 0, 9), new("b", 0, 9)]).SmallestDetectableDifference);
    }

    [Fact]
    public void A_unit_given_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => HomogeneityCalculator.Calculate([new("a", 1, 2), new("a", 1, 2)]));

    [Fact]
    public void Impossible_options_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HomogeneityOptions { SignificanceLevel = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HomogeneityOptions { Power = 1 });
    }

    [Fact]
    public void The_explanation_shows_the_working() =>
        Assert.Equal(
            """
            Do win rates differ: no evidence that win rates differ  (evidence when p is below 0.05)
              Units: 2
              Won: 35
              Won or lost: 70
              Common win rate: 50 %  (won / (won + lost), over all units)
              Chi-square: 0  (sum of (won - expected)^2 / (expected x (1 - common rate)))
              Degrees of freedom: 1  (units - 1)
              p: 1
              Units with fewer than five expected wins or losses: 0
              Smallest detectable difference: 23.7 points  (for the median of 35 decided deals, power 0.8, level 0.05)
              Left out, nothing decided: c
            """.ReplaceLineEndings("\n"),
            HomogeneityCalculator.Calculate([new("a", 10, 20), new("b", 25, 50), new("c", 0, 0)]).Explain().ToString());
}
