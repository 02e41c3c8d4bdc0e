using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Evaluation;

namespace SalesMetrics.Tests.Forecasting.Evaluation;

public class DistributionScoreTests
{
    [Fact]
    public void Pinball_weighs_what_is_above_by_the_probability_and_what_is_below_by_the_rest()
    {
        Assert.Equal(0.9 * 5, DistributionScores.PinballLoss(15, 10, 0.9), 12);
        Assert.Equal((1 - 0.9) * 5, DistributionScores.PinballLoss(5, 10, 0.9), 12);
    }

    [Fact]
    public void The_interval_score_adds_to_the_width_what_lies_outside()
    {
        var interval = new PredictionInterval(0.80, 10, 20);
        Assert.Equal(10, DistributionScores.IntervalScore(10, interval), 12);
        Assert.Equal(10 + (2 / 0.2 * 3), DistributionScores.IntervalScore(23, interval), 10);
        Assert.Equal(10 + (2 / 0.2 * 4), DistributionScores.IntervalScore(6, interval), 10);
    }

    // At the centre of a standard normal the formula is 2 phi(0) - 1/sqrt(pi) = (sqrt 2 - 1) / sqrt(pi).
    [Fact]
    public void Crps_of_a_normal_at_its_centre_is_known_in_closed_form() =>
        Assert.Equal((Math.Sqrt(2) - 1) / Math.Sqrt(Math.PI), DistributionScores.CrpsOfNormal(0, 0, 1), 12);

    [Fact]
    public void Crps_of_a_normal_without_spread_or_far_out_loses_no_digits()
    {
        Assert.Equal(7, DistributionScores.CrpsOfNormal(10, 3, 0), 12);
        Assert.Equal(0, DistributionScores.CrpsOfNormal(3, 3, 0), 12);
        Assert.Equal(100 - (1 / Math.Sqrt(Math.PI)), DistributionScores.CrpsOfNormal(100, 0, 1), 10);
    }

    [Fact]
    public void Crps_of_a_sample_is_its_distance_less_half_its_spread() =>
        // mean |x - 3| = (2 + 1 + 4) / 3; mean |x - x'| = 2 (1 + 6 + 5) / 9.
        Assert.Equal((7 / 3d) - (12 / 9d), DistributionScores.Crps(3, [7, 1, 2]), 12);

    [Fact]
    public void Brier_is_the_squared_miss()
    {
        Assert.Equal(0.09, DistributionScores.Brier(0.7, happened: true), 12);
        Assert.Equal(0.49, DistributionScores.Brier(0.7, happened: false), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => DistributionScores.Brier(70, happened: true));
    }

    [Fact]
    public void Pit_counts_the_draws_below_and_half_of_those_equal() =>
        Assert.Equal((1 + 0.5) / 4, DistributionScores.ProbabilityIntegralTransform(2, [3, 2, 1, 9]), 12);

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DistributionScores.PinballLoss(1, 1, 90));
        Assert.Throws<ArgumentOutOfRangeException>(() => DistributionScores.PinballLoss(double.NaN, 1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => DistributionScores.IntervalScore(1, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => DistributionScores.IntervalScore(1, new PredictionInterval(0.8, 2, 1)));
        Assert.Throws<ArgumentException>(() => DistributionScores.Crps(1, []));
        Assert.Throws<ArgumentException>(() => DistributionScores.Crps(1, [1, double.NaN]));
        Assert.Throws<ArgumentException>(() => DistributionScores.ProbabilityIntegralTransform(1, [double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DistributionScores.CrpsOfNormal(1, 1, -1));
    }
}
