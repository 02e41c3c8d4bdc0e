using FsCheck.Xunit;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Theta;
using SalesMetrics.Forecasting.Models.Transformed;
using SalesMetrics.Forecasting.Transformations;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Transformations;

public class BoxCoxTests
{
    private static TimeSeries Growing { get; } = TimeSeries.Create(
        "north", Enumerable.Range(0, 60).Select(i => Math.Exp(0.05 * i) * (100 + (i % 12 * 10) + (i * 7919L % 13))), 12);

    [Theory]
    [InlineData(1, 5, 4)]
    [InlineData(2, 5, 12)]
    [InlineData(0.5, 9, 4)]
    [InlineData(-1, 4, 0.75)]
    [InlineData(0, 1, 0)]
    public void A_value_is_transformed_as_on_paper(double lambda, double value, double expected)
    {
        Assert.Equal(expected, new BoxCoxTransformation(lambda).Transform(value), 12);
        Assert.Equal(value, new BoxCoxTransformation(lambda).Invert(expected), 12);
    }

    [Property(MaxTest = 1000)]
    public bool There_and_back_again_is_the_value(int power, int size)
    {
        var transformation = new BoxCoxTransformation(power % 201 / 100d);
        var value = Math.Exp(size % 1000 / 50d);
        var transformed = transformation.Transform(value);

        // Where a negative power presses all large values together, their last digits are gone.
        return transformation.Lambda < -0.5 || Math.Abs((transformation.Invert(transformed) / value) - 1) < 1e-6;
    }

    [Property(MaxTest = 1000)]
    public bool The_way_back_rises_with_the_number(int power, int first, int second)
    {
        var transformation = new BoxCoxTransformation(power % 201 / 100d);
        var (low, high) = (Math.Min(first, second) / 100d, Math.Max(first, second) / 100d);
        return transformation.Invert(low) <= transformation.Invert(high);
    }

    [Fact]
    public void Powers_next_to_zero_are_next_to_the_logarithm() =>
        Assert.All((double[])[1e-300, 1e-18, 1e-9, -1e-9], lambda =>
        {
            Assert.Equal(Math.Log(7), new BoxCoxTransformation(lambda).Transform(7), 1e-8);
            Assert.Equal(7, new BoxCoxTransformation(lambda).Invert(Math.Log(7)), 1e-7);
        });

    [Fact]
    public void The_mean_of_a_lognormal_value_is_above_its_median_by_half_its_variance() =>
        Assert.Equal(Math.Exp(2) * (1 + (0.3 * 0.3 / 2)), new BoxCoxTransformation(0).InvertMean(2, 0.3), 12);

    [Fact]
    public void Ends_stay_finite()
    {
        Assert.Equal(double.MaxValue, new BoxCoxTransformation(-1).Invert(1));
        Assert.Equal(double.MaxValue, new BoxCoxTransformation(0).Invert(1e5));
        Assert.Equal(double.MaxValue, new BoxCoxTransformation(2).Transform(1e300));
        Assert.Equal(-1, new BoxCoxTransformation(1).Invert(-2));
    }

    [Fact]
    public void What_is_no_number_above_zero_is_refused()
    {
        Assert.All((double[])[0, -1, double.NaN, double.PositiveInfinity], value =>
            Assert.Throws<ArgumentOutOfRangeException>(() => default(BoxCoxTransformation).Transform(value)));
        Assert.All((double[])[2.1, -3, double.NaN], lambda => Assert.Throws<ArgumentOutOfRangeException>(() => new BoxCoxTransformation(lambda)));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(BoxCoxTransformation).Invert(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(BoxCoxTransformation).InvertMean(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoxCoxCalculator.Calculate(Growing, lower: 1, upper: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoxCoxCalculator.Calculate(Growing, lower: -3));
    }

    [Theory]
    [InlineData(BoxCoxMethod.Guerrero)]
    [InlineData(BoxCoxMethod.LogLikelihood)]
    public void Swings_in_proportion_to_the_level_ask_for_the_logarithm(BoxCoxMethod method) =>
        Assert.InRange(BoxCoxCalculator.Calculate(Growing, method).Lambda!.Value, -0.25, 0.25);

    [Theory]
    [InlineData(BoxCoxMethod.Guerrero)]
    [InlineData(BoxCoxMethod.LogLikelihood)]
    public void Neither_choice_depends_on_the_unit(BoxCoxMethod method) =>
        Assert.Equal(
            BoxCoxCalculator.Calculate(Growing, method).Lambda,
            BoxCoxCalculator.Calculate(TimeSeries.Create("cents", Growing.Values.Select(y => y * 1024), 12), method).Lambda);

    public static TheoryData<double[], int, string> Unsuited => new()
    {
        { [5, 0, 7, 8, 9, 7], 1, "0 at index 1" },
        { [5, 6, 7, -8, 9, 7], 1, "-8 at index 3" },
        { [5, 6, 7], 1, "at least 4 values; there are 3" },
        { [5, 6, 7, 8, 5, 6, 7, 8], 4, "more than two seasons" },
        { [5, 5, 5, 5, 5], 1, "constant" },
        { [5, 5, 8, 8, 3, 3], 1, "do not vary within a season" },
    };

    [Theory]
    [MemberData(nameof(Unsuited))]
    public void A_history_that_says_nothing_of_a_power_gets_a_reason_and_the_plain_model(double[] values, int seasonLength, string reason)
    {
        var series = TimeSeries.Create("north", values, seasonLength);
        var choice = BoxCoxCalculator.Calculate(series);
        Assert.Null(choice.Lambda);
        Assert.Contains(reason, choice.NotChosenReason, StringComparison.Ordinal);

        var fit = new BoxCoxModel(new NaiveModel()).Fit(series);
        Assert.Equal("naive", fit.ModelName);
        Assert.Contains(reason, fit.ModelReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_are_those_of_the_other_model_brought_back_one_by_one()
    {
        var fit = (FittedBoxCox)new BoxCoxModel(new ThetaModel(), new BoxCoxOptions { Lambda = 0 }).Fit(Growing);
        var logs = new ThetaModel().Fit(TimeSeries.Create("logs", Growing.Values.Select(Math.Log).Select(log => log - 6), 12)).Forecast(8, 0.95);
        var forecast = fit.Forecast(8, 0.95);
        Assert.Equal(0, fit.Parameters[0].Value);
        Assert.Equal("lambda", fit.Parameters[0].Name);
        foreach (var (own, log) in forecast.Steps.Zip(logs.Steps))
        {
            Assert.Equal(Math.Exp(log.Intervals[0].Lower + 6), own.Intervals[0].Lower, 1e-3 * own.Mean);
            Assert.Equal(Math.Exp(log.Intervals[0].Upper + 6), own.Intervals[0].Upper, 1e-3 * own.Mean);
        }
    }

    [Fact]
    public void The_mean_lies_above_the_median_which_paths_show()
    {
        var mean = new BoxCoxModel(new ThetaModel(), new BoxCoxOptions { Lambda = 0 }).Fit(Growing);
        var median = new BoxCoxModel(new ThetaModel(), new BoxCoxOptions { Lambda = 0, IsBiasAdjusted = false }).Fit(Growing);
        var paths = ((ISamplePaths)median).SamplePaths(6, 20_000, seed: 11)!;
        Assert.All(Enumerable.Range(0, 6), h =>
        {
            var (high, middle) = (mean.Forecast(6).Steps[h].Mean, median.Forecast(6, 0.8).Steps[h]);
            Assert.True(high > middle.Mean);
            Assert.Equal(middle.Mean, paths.QuantileOfSum(h + 1, h + 1, 0.5), 0.02 * middle.Mean);
            Assert.Equal(middle.Intervals[0].Upper, paths.QuantileOfSum(h + 1, h + 1, 0.9), 0.02 * middle.Mean);
        });
    }

    [Fact]
    public void Asking_for_no_levels_gives_the_same_mean_as_asking_for_some()
    {
        var fit = new BoxCoxModel(new EtsModel()).Fit(Growing);
        Assert.Equal(fit.Forecast(6).Steps.Select(s => s.Mean), fit.Forecast(6, 0.95, 0.80).Steps.Select(s => s.Mean));
        Assert.Empty(fit.Forecast(6).Steps[0].Intervals);
        Assert.Equal([0.95], fit.Forecast(6, 0.95).Steps[0].Intervals.Select(i => i.Level));
    }
}
