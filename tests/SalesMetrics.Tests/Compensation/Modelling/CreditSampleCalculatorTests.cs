using SalesMetrics.Compensation.Modelling;
using static SalesMetrics.Tests.Compensation.Modelling.TwoQuarters;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Modelling;

public class CreditSampleCalculatorTests
{
    private static readonly CreditOutlook Ada = new("Ada", Second, 100_000, 30_000);
    private static readonly CreditOutlook Bob = new("Bob", Second, 400_000, 50_000);

    [Fact]
    public void The_same_seed_draws_the_same_and_others_change_nothing_for_a_payee()
    {
        var both = CreditSampleCalculator.Draw([Bob, Ada], Dollar, 50, seed: 4, sharedLuck: 0.3);

        Assert.Equal(Of(both, 0), Of(CreditSampleCalculator.Draw([Ada, Bob], Dollar, 50, seed: 4, sharedLuck: 0.3), 0));
        Assert.Equal(Of(both, 0), Of(CreditSampleCalculator.Draw([Ada], Dollar, 50, seed: 4, sharedLuck: 0.3), 0));
        Assert.NotEqual(Of(both, 0), Of(CreditSampleCalculator.Draw([Ada], Dollar, 50, seed: 5, sharedLuck: 0.3), 0));
        Assert.Equal(["Ada", "Bob"], both.PayeeIds.AsEnumerable());
    }

    // The tolerances are four standard errors: 30,000 / sqrt(20,000) for the mean; of the deviation less than a twentieth.
    [Fact]
    public void Means_and_deviations_are_those_asked_for_and_nothing_is_negative()
    {
        var drawn = Of(CreditSampleCalculator.Draw([Ada], Dollar, 20_000, seed: 1), 0).Select(one => (double)one.Amount).ToArray();
        var mean = drawn.Average();

        Assert.InRange(mean, 100_000 - 850, 100_000 + 850);
        Assert.InRange(Math.Sqrt(drawn.Average(one => (one - mean) * (one - mean))), 28_500, 31_500);
        Assert.All(drawn, one => Assert.True(one > 0));
    }

    [Fact]
    public void All_luck_shared_moves_everybody_together_and_none_moves_each_alone()
    {
        // With all luck shared the logarithms differ by a fixed slope, so ranks are the same.
        Assert.Equal(1.0, Correlation(1));
        Assert.InRange(Correlation(0), -0.09, 0.09);
        Assert.InRange(Correlation(0.5), 0.42, 0.55);

        static double Correlation(double shared)
        {
            var samples = CreditSampleCalculator.Draw([Ada, Bob], Dollar, 2_000, seed: 1, shared);
            return PayCorrelationCalculator.Calculate(Of(samples, 0).Zip(Of(samples, 1))).Value!.Value;
        }
    }

    [Fact]
    public void What_is_certain_is_drawn_as_it_is()
    {
        var samples = CreditSampleCalculator.Draw([Ada with { StandardDeviation = 0 }, new CreditOutlook("Bob", First, 0, 0)], Dollar, 3, seed: 1);

        Assert.Equal(2, samples.Periods.Length);
        Assert.All(Enumerable.Range(0, 3), sample => Assert.Equal((Usd(0m), Usd(100_000m), Usd(0m)), (samples.At(sample, 0, 0), samples.At(sample, 0, 1), samples.At(sample, 1, 0))));
    }

    [Fact]
    public void Numbers_out_of_range_and_outlooks_given_twice_are_refused()
    {
        Assert.All(
            (CreditOutlook[])[Ada with { Mean = -1 }, Ada with { Mean = double.NaN }, Ada with { StandardDeviation = -1 }, Ada with { StandardDeviation = double.PositiveInfinity }, Ada with { Mean = 0 }],
            outlook => Assert.Throws<ArgumentOutOfRangeException>(() => CreditSampleCalculator.Draw([outlook], Dollar, 1, 1)));
        Assert.All((double[])[-0.1, 1.1, double.NaN], shared => Assert.Throws<ArgumentOutOfRangeException>(() => CreditSampleCalculator.Draw([Ada], Dollar, 1, 1, shared)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CreditSampleCalculator.Draw([Ada], Dollar, 0, 1));
        Assert.Throws<ArgumentException>(() => CreditSampleCalculator.Draw([Ada, Ada], Dollar, 1, 1));
        Assert.Throws<ArgumentException>(() => CreditSampleCalculator.Draw([], Dollar, 1, 1));
    }

    private static Money[] Of(CreditSamples samples, int payee) => [.. Enumerable.Range(0, samples.Count).Select(sample => samples.At(sample, payee, 0))];
}
