using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Evaluation;

namespace SalesMetrics.Tests.Forecasting.Evaluation;

/// <summary>Laws of the measures and tests, on whole and half numbers of either sign.</summary>
public class EvaluationProperties
{
    private static Gen<double> Number => Gen.Choose(-2_000, 2_000).Select(halves => halves / 2d);

    private static Gen<double[]> Numbers(int count) => Number.ArrayOf(count);

    [Property]
    public Property Scaled_and_relative_measures_do_not_feel_the_unit() => Prop.ForAll(
        (from actual in Numbers(6) from forecast in Numbers(6) from history in Numbers(20) from unit in Gen.Choose(1, 1000) select (actual, forecast, history, unit / 7d)).ToArbitrary(),
        given =>
        {
            var (actual, forecast, history, unit) = given;
            var (actual2, forecast2, history2) = (Times(actual, unit), Times(forecast, unit), Times(history, unit));
            return Near(AccuracyMeasures.SmapePercent(actual, forecast), AccuracyMeasures.SmapePercent(actual2, forecast2))
                && Near(
                    AccuracyMeasures.MeanAbsoluteScaledError(actual, forecast, history, 4),
                    AccuracyMeasures.MeanAbsoluteScaledError(actual2, forecast2, history2, 4))
                && Near(
                    ErrorMeasures.RootMeanSquaredScaledError(actual, forecast, history, 4),
                    ErrorMeasures.RootMeanSquaredScaledError(actual2, forecast2, history2, 4))
                && Near(ErrorMeasures.TrackingSignal(actual, forecast), ErrorMeasures.TrackingSignal(actual2, forecast2))
                && Near(ErrorMeasures.MeanAbsoluteError(actual, forecast) * unit, ErrorMeasures.MeanAbsoluteError(actual2, forecast2));
        });

    [Property]
    public Property The_root_of_squares_is_never_below_the_mean_and_the_signal_never_beyond_the_count() => Prop.ForAll(
        (from actual in Numbers(6) from forecast in Numbers(6) select (actual, forecast)).ToArbitrary(),
        given =>
            ErrorMeasures.RootMeanSquaredError(given.actual, given.forecast) >= ErrorMeasures.MeanAbsoluteError(given.actual, given.forecast) - 1e-9
            && Math.Abs(ErrorMeasures.TrackingSignal(given.actual, given.forecast) ?? 0) <= 6 + 1e-9
            && Math.Abs(ErrorMeasures.RelativeBias(given.actual, given.forecast) ?? 0)
                <= (ErrorMeasures.WeightedAbsolutePercentageError(given.actual, given.forecast) ?? 0) + 1e-9);

    [Property]
    public Property Half_the_absolute_error_is_the_pinball_loss_of_the_median_and_all_of_it_the_crps_of_a_point() => Prop.ForAll(
        (from actual in Number from forecast in Number select (actual, forecast)).ToArbitrary(),
        given =>
        {
            var error = Math.Abs(given.actual - given.forecast);
            return DistributionScores.PinballLoss(given.actual, given.forecast, 0.5).Equals(error / 2)
                && Near(error, DistributionScores.Crps(given.actual, [given.forecast]))
                && Near(error, DistributionScores.Crps(given.actual, [given.forecast, given.forecast, given.forecast]))
                && Near(error, DistributionScores.CrpsOfNormal(given.actual, given.forecast, 0));
        });

    [Property]
    public Property The_interval_score_is_the_pinball_loss_of_both_limits_over_half_the_tails() => Prop.ForAll(
        (from actual in Number from lower in Number from width in Gen.Choose(0, 500) from percent in Gen.Choose(1, 99) select (actual, lower, upper: lower + width, level: percent / 100d)).ToArbitrary(),
        given =>
        {
            var tails = 1 - given.level;
            var both = DistributionScores.PinballLoss(given.actual, given.lower, tails / 2)
                + DistributionScores.PinballLoss(given.actual, given.upper, 1 - (tails / 2));
            return Near(2 / tails * both, DistributionScores.IntervalScore(given.actual, new PredictionInterval(given.level, given.lower, given.upper)));
        });

    [Property]
    public Property Crps_by_sorting_is_that_of_all_pairs_in_any_order() => Prop.ForAll(
        (from actual in Number from sample in Numbers(9) select (actual, sample)).ToArbitrary(),
        given =>
        {
            var all = given.sample.Average(x => Math.Abs(x - given.actual))
                - (given.sample.SelectMany(x => given.sample.Select(other => Math.Abs(x - other))).Average() / 2);
            var score = DistributionScores.Crps(given.actual, given.sample);
            return Math.Abs(all - score) < 1e-9 && score.Equals(DistributionScores.Crps(given.actual, [.. given.sample.Reverse()]));
        });

    [Property]
    public Property Changing_places_turns_the_test_round() => Prop.ForAll(
        (from first in Numbers(12) from second in Numbers(12) from horizon in Gen.Choose(1, 4) select (first, second, horizon)).ToArbitrary(),
        given =>
        {
            var test = DieboldMarianoCalculator.Calculate(given.first, given.second, given.horizon);
            var turned = DieboldMarianoCalculator.Calculate(given.second, given.first, given.horizon);
            return Near(test.Statistic, -turned.Statistic) && Near(test.Probability, turned.Probability) && test.Probability is null or (>= 0 and <= 1);
        });

    [Property]
    public Property The_order_of_the_series_does_not_show_in_the_ranks() => Prop.ForAll(
        Gen.Choose(-3, 3).Select(n => (double)n).ArrayOf(4).ListOf(15).ToArbitrary(),
        losses =>
        {
            ImmutableArray<string> names = ["a", "b", "c", "d"];
            var series = losses.Select(row => row.ToImmutableArray()).ToList();
            var comparison = RankComparisonCalculator.Calculate(names, series);
            var turned = RankComparisonCalculator.Calculate(names, Enumerable.Reverse(series));
            return comparison.Models.SequenceEqual(turned.Models) && Near(4 * 5 / 2d, comparison.Models.Sum(m => m.AverageRank));
        });

    private static double[] Times(double[] values, double unit) => [.. values.Select(value => value * unit)];

    private static bool Near(double? left, double? right) =>
        left is { } l && right is { } r ? Math.Abs(l - r) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(l), Math.Abs(r))) : left is null && right is null;
}
