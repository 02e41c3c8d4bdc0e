using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting;

public class AccuracyTests
{
    [Fact]
    public void Smape_averages_twice_the_error_over_the_size_of_both_in_per_cent() =>
        Assert.Equal(
            ((200 * 10d / 190) + (200 * 20d / 220) + 0 + 200) / 4,
            AccuracyMeasures.SmapePercent([100, 100, 0, 0], [90, 120, 0, -5]),
            12);

    [Fact]
    public void Mase_divides_by_the_error_of_seasonal_naive_in_the_history()
    {
        // In the history, two periods back: |13-10|, |21-20|, |12-13|.
        var mase = AccuracyMeasures.MeanAbsoluteScaledError([15, 25], [14, 22], [10, 20, 13, 21, 12], seasonLength: 2);
        Assert.Equal(((1 + 3) / 2d) / ((3 + 1 + 1) / 3d), mase!.Value, 12);
    }

    [Fact]
    public void Mase_of_a_flat_or_too_short_history_is_undefined()
    {
        Assert.Null(AccuracyMeasures.MeanAbsoluteScaledError([1], [2], [3, 3, 3], seasonLength: 1));
        Assert.Null(AccuracyMeasures.MeanAbsoluteScaledError([1], [2], [3, 4], seasonLength: 2));
    }

    [Fact]
    public void Bias_is_above_zero_when_forecasts_were_too_high() =>
        Assert.Equal(((12 - 10) + (9 - 10)) / 2d, AccuracyMeasures.Bias([10, 10], [12, 9]), 12);

    [Fact]
    public void Unequal_numbers_and_numbers_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => AccuracyMeasures.Bias([], []));
        Assert.Throws<ArgumentException>(() => AccuracyMeasures.Bias([1, 2], [1]));
        Assert.Equal("actual", Assert.Throws<ArgumentException>(() => AccuracyMeasures.SmapePercent([double.NaN], [1])).ParamName);
        Assert.Equal("forecast", Assert.Throws<ArgumentException>(() => AccuracyMeasures.SmapePercent([1], [double.NaN])).ParamName);
    }

    [Fact]
    public void Coverage_counts_the_values_within_the_limits()
    {
        // Naive from 10 with sigma 2: the 80 % limits of the next two periods are 10 ± 2.56 and 10 ± 3.62.
        var history = TimeSeries.Create("north", [10, 12, 10]);
        var forecast = new NaiveModel().Fit(history).Forecast(3, 0.80);
        var accuracy = AccuracyCalculator.Calculate(history, forecast, [13, 13]);
        Assert.Equal(new IntervalCoverage(0.80, 1, 2), Assert.Single(accuracy.Coverages));
        Assert.Equal(0.5, accuracy.Coverages[0].Share);
        Assert.Equal(-3, accuracy.Bias);
        Assert.Equal(3 / 2d, accuracy.Mase);
        Assert.Throws<ArgumentException>(() => AccuracyCalculator.Calculate(history, forecast, [1, 2, 3, 4]));
    }
}
