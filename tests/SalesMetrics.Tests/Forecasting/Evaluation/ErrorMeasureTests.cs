using SalesMetrics.Forecasting.Evaluation;

namespace SalesMetrics.Tests.Forecasting.Evaluation;

public class ErrorMeasureTests
{
    private static readonly double[] Actual = [100, 200, 300];
    private static readonly double[] Forecast = [110, 190, 340];

    [Fact]
    public void Errors_in_the_unit_of_the_series_are_averaged()
    {
        Assert.Equal((10 + 10 + 40) / 3d, ErrorMeasures.MeanAbsoluteError(Actual, Forecast), 12);
        Assert.Equal(Math.Sqrt((100 + 100 + 1600) / 3d), ErrorMeasures.RootMeanSquaredError(Actual, Forecast), 12);
    }

    [Fact]
    public void Wape_and_bias_are_shares_of_what_was_sold()
    {
        Assert.Equal(60 / 600d, ErrorMeasures.WeightedAbsolutePercentageError(Actual, Forecast)!.Value, 12);
        Assert.Equal(40 / 600d, ErrorMeasures.RelativeBias(Actual, Forecast)!.Value, 12);
    }

    [Fact]
    public void The_tracking_signal_is_the_summed_error_in_mean_absolute_errors() =>
        Assert.Equal((10 - 10 + 40) / 20d, ErrorMeasures.TrackingSignal(Actual, Forecast)!.Value, 12);

    [Fact]
    public void Rmsse_scales_by_the_seasonal_naive_error_of_the_history()
    {
        // In the history, two periods back: 3, -1, 5.
        var rmsse = ErrorMeasures.RootMeanSquaredScaledError([15, 25], [14, 22], [10, 20, 13, 19, 18], seasonLength: 2);
        Assert.Equal(Math.Sqrt((1 + 9) / 2d) / Math.Sqrt((9 + 1 + 25) / 3d), rmsse!.Value, 12);
    }

    // M3's figures of dynamic optimised Theta and Naive 2 by statsforecast: sMAPE 12.595, MASE 1.375, against 14.702 and 1.669; OWA 0.840.
    [Fact]
    public void Owa_is_the_mean_of_both_ratios_to_the_reference()
    {
        Assert.Equal(0.840, ErrorMeasures.OverallWeightedAverage(12.595, 1.375, 14.702, 1.669)!.Value, 0.0005);
        Assert.Null(ErrorMeasures.OverallWeightedAverage(1, 1, 0, 1));
        Assert.Null(ErrorMeasures.OverallWeightedAverage(1, 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ErrorMeasures.OverallWeightedAverage(double.NaN, 1, 1, 1));
    }

    [Fact]
    public void A_zero_denominator_is_undefined_and_not_zero()
    {
        Assert.Null(ErrorMeasures.WeightedAbsolutePercentageError([0, 0], [1, 2]));
        Assert.Null(ErrorMeasures.RelativeBias([-1, 1], [1, 2]));
        Assert.Null(ErrorMeasures.TrackingSignal([5, 6], [5, 6]));
        Assert.Null(ErrorMeasures.RootMeanSquaredScaledError([1], [2], [3, 3, 3], 1));
        Assert.Null(ErrorMeasures.RootMeanSquaredScaledError([1], [2], [3, 4], 2));
    }

    [Fact]
    public void Huge_errors_do_not_overflow() =>
        Assert.Equal(1e300, ErrorMeasures.RootMeanSquaredError([0, 0], [1e300, -1e300]), 1e286);

    [Fact]
    public void Numbers_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ErrorMeasures.MeanAbsoluteError([], []));
        Assert.Throws<ArgumentException>(() => ErrorMeasures.RootMeanSquaredError([1], [double.NaN]));
        Assert.Throws<ArgumentException>(() => ErrorMeasures.TrackingSignal([1, 2], [1]));
    }
}
