using SalesMetrics.Compensation.Modelling;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Modelling;

public class PayCorrelationTests
{
    // R: cor(c(1,2,3,4,5), c(2,1,4,3,5), method = "spearman"), and with ties cor(c(1,2,2,3), c(1,3,2,4), method = "spearman").
    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, new[] { 2, 1, 4, 3, 5 }, 0.8)]
    [InlineData(new[] { 1, 2, 2, 3 }, new[] { 1, 3, 2, 4 }, 0.9486832980505138)]
    [InlineData(new[] { 1, 2, 2, 7 }, new[] { 3, 8, 8, 9 }, 1.0)]
    [InlineData(new[] { 1, 2, 3 }, new[] { 9, 5, 1 }, -1.0)]
    public void Ranks_are_correlated_with_ties_at_mid_ranks(int[] pay, int[] credit, double expected) =>
        Assert.Equal(expected, Of(pay, credit).Value!.Value, 1e-15);

    [Fact]
    public void The_interval_is_that_of_Bonett_and_Wright()
    {
        // z = atanh 0.8 = 1.0986123; half width 1.9599640 x sqrt((1 + 0.32) / 2) = 1.5922823.
        var correlation = Of([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]);

        Assert.Equal(Math.Tanh(1.0986123 - 1.5922823), correlation.Lower!.Value, 1e-6);
        Assert.Equal(Math.Tanh(1.0986123 + 1.5922823), correlation.Upper!.Value, 1e-6);
        Assert.Equal("", correlation.WhyUndefined);
    }

    [Theory]
    [InlineData(new[] { 1 }, new[] { 2 }, "fewer than two payees")]
    [InlineData(new[] { 1, 1 }, new[] { 1, 2 }, "everybody is paid the same")]
    [InlineData(new[] { 1, 2 }, new[] { 2, 2 }, "everybody has the same credit")]
    public void It_is_undefined_where_there_is_no_order(int[] pay, int[] credit, string why)
    {
        var correlation = Of(pay, credit);

        Assert.Null(correlation.Value);
        Assert.Null(correlation.Lower);
        Assert.Equal(why, correlation.WhyUndefined);
        Assert.Contains(why, correlation.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_no_interval_for_three_payees_or_for_ranks_all_alike()
    {
        Assert.Null(Of([1, 2, 3], [1, 3, 2]).Lower);
        Assert.Equal("no interval for fewer than four payees", Of([1, 2, 3], [1, 3, 2]).WhyUndefined);
        Assert.Null(Of([1, 2, 3, 4], [1, 2, 3, 4]).Upper);
        Assert.Equal("no interval: the ranks are all alike or all reversed", Of([1, 2, 3, 4], [1, 2, 3, 4]).WhyUndefined);
        Assert.Equal(1.0, Of([1, 2, 3, 4], [1, 2, 3, 4]).Value);
    }

    [Fact]
    public void Four_payees_are_enough_for_an_interval_which_the_explanation_states()
    {
        // 1 - 6 x 2 / (4 x 15) = 0.8; half width of z 1.9599640 x sqrt(1.32 / 1) = 2.2518; tanh(1.0986 -+ 2.2518) = -0.82 and 1.00.
        Assert.Equal(
            """
            Rank correlation of pay and credit: 0.8  (Spearman, ties at mid-ranks; interval by Fisher's z with the variance of Bonett & Wright 2000)
              Payees: 4
              95 % interval: -0.82 to 1.00
            """.ReplaceLineEndings("\n"),
            Of([1, 2, 3, 4], [1, 3, 2, 4]).Explain().ToString());
    }

    [Fact]
    public void A_correlation_is_of_payees() => Assert.Throws<ArgumentNullException>("payees", () => PayCorrelationCalculator.Calculate(null!));

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void A_level_is_above_0_and_below_1(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PayCorrelationCalculator.Calculate([(Usd(1m), Usd(1m))], level));

    private static PayCorrelation Of(int[] pay, int[] credit) =>
        PayCorrelationCalculator.Calculate(pay.Zip(credit, (one, other) => (Usd(one), Usd(other))));
}
