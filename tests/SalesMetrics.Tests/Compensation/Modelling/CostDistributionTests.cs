using SalesMetrics.Compensation.Modelling;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Modelling;

public class CostDistributionTests
{
    [Fact]
    public void Quantiles_lie_on_the_line_between_samples_in_order_of_size()
    {
        // R: quantile(c(10, 40, 20, 30), c(0.1, 0.5, 0.9)) gives 13, 25, 37.
        var cost = CostDistribution.Create([Usd(10m), Usd(40m), Usd(20m), Usd(30m)]);

        Assert.Equal([13.0, 25.0, 37.0], ((CostQuantile[])[cost.P10, cost.P50, cost.P90]).Select(quantile => Math.Round(quantile.Value, 12)));
        Assert.Equal(25.0, cost.Mean);
        Assert.Equal([Usd(10m), Usd(40m), Usd(20m), Usd(30m)], cost.Samples.AsEnumerable());

        // Variance (225 + 225 + 25 + 25) / 3, over 4 samples.
        Assert.Equal(Math.Sqrt(500.0 / 3 / 4), cost.MeanError!.Value, 1e-12);
    }

    // The ranks that hold the median at 95 %, from tables of the sign test (Conover, Practical Nonparametric Statistics): 6 samples are the fewest.
    [Theory]
    [InlineData(5, null, null)]
    [InlineData(6, 1.0, 6.0)]
    [InlineData(10, 2.0, 9.0)]
    [InlineData(20, 6.0, 15.0)]
    [InlineData(30, 10.0, 21.0)]
    public void The_error_of_the_median_is_between_two_samples(int count, double? lower, double? upper)
    {
        var median = CostDistribution.Create(Enumerable.Range(1, count).Select(i => Usd(i))).P50;

        Assert.Equal((lower, upper), (median.Lower, median.Upper));
    }

    [Fact]
    public void A_quantile_near_the_end_has_no_upper_limit_until_there_are_enough_samples()
    {
        // 0.9^36 = 0.0225 is within the tail of 0.025, 0.9^35 = 0.0250316 is not.
        Assert.Null(CostDistribution.Create(Enumerable.Range(1, 35).Select(i => Usd(i))).P90.Upper);
        Assert.Equal(36.0, CostDistribution.Create(Enumerable.Range(1, 36).Select(i => Usd(i))).P90.Upper);
        Assert.Null(CostDistribution.Create(Enumerable.Range(1, 35).Select(i => Usd(i))).P10.Lower);
        Assert.Equal(1.0, CostDistribution.Create(Enumerable.Range(1, 36).Select(i => Usd(i))).P10.Lower);
    }

    [Fact]
    public void Two_samples_have_an_error_of_the_mean() =>
        Assert.Equal(5.0, CostDistribution.Create([Usd(10m), Usd(20m)]).MeanError!.Value, 1e-12); // sqrt((25 + 25) / 1 / 2)

    [Fact]
    public void One_certain_cost_is_every_quantile_and_the_mean_to_the_last_bit()
    {
        var cost = CostDistribution.Create(Enumerable.Repeat(Usd(0.1m), 7));

        Assert.All((double[])[cost.Mean, cost.P10.Value, cost.P50.Value, cost.P90.Value], value => Assert.Equal(0.1, value));
        Assert.Equal(0.0, cost.MeanError);
        Assert.Null(CostDistribution.Create([Usd(1m)]).MeanError);
    }

    [Fact]
    public void A_budget_is_exceeded_by_more_than_it_and_not_by_as_much()
    {
        var cost = CostDistribution.Create([Usd(10m), Usd(20m), Usd(30m), Usd(30.01m)]);
        var over = cost.ProbabilityOver(Usd(30m));

        Assert.Equal((1, 4, 0.25), (over.Hits, over.SampleCount, over.Value));

        // Wilson for 1 of 4 at 95 %: 4.5587 % to 69.9358 %, as R's prop.test(1, 4, correct = FALSE) gives.
        Assert.Equal(0.0455873, over.Lower, 1e-6);
        Assert.Equal(0.6993582, over.Upper, 1e-6);
        Assert.Equal(0.0, cost.ProbabilityOver(Usd(31m)).Lower);
        Assert.True(cost.ProbabilityOver(Usd(31m)).Upper > 0.4);
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        var cost = CostDistribution.Create([Usd(1m)]);

        Assert.Throws<ArgumentNullException>("samples", () => CostDistribution.Create(null!));
        Assert.Throws<ArgumentException>(() => CostDistribution.Create([]));
        Assert.Throws<CurrencyMismatchException>(() => CostDistribution.Create([Usd(1m), new Money(1m, Currency.Of("EUR"))]));
        Assert.Throws<CurrencyMismatchException>(() => cost.ProbabilityOver(new Money(1m, Currency.Of("EUR"))));
        Assert.All((double[])[0, 1, 90, double.NaN], probability => Assert.Throws<ArgumentOutOfRangeException>(() => cost.Quantile(probability)));
        Assert.Throws<ArgumentOutOfRangeException>(() => cost.Quantile(0.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => cost.ProbabilityOver(Usd(1m), 0));
    }

    [Fact]
    public void The_explanation_states_the_error_of_each_quantile()
    {
        var text = CostDistribution.Create(Enumerable.Range(1, 20).Select(i => Usd(i))).Explain().ToString();

        Assert.Contains("P50: 10.5  (between 6 and 15 at 95 %)", text, StringComparison.Ordinal);
        Assert.Contains("P90: 18.1  (too few samples for an interval)", text, StringComparison.Ordinal);
    }
}
