using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Decomposed;
using SalesMetrics.Forecasting.Models.Intermittent;
using SalesMetrics.Forecasting.Models.Theta;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models.Decomposed;

public class StlModelTests
{
    private static TimeSeries Sales { get; } = TimeSeries.Create(
        "north", Enumerable.Range(0, 50).Select(i => 1000 + (7 * i) + (i % 12 == 11 ? 400 : 0) + (double)(i * 7919L % 13)), 12);

    [Fact]
    public void The_forecast_is_that_of_the_adjusted_history_plus_the_last_season()
    {
        var fit = (FittedStl)new StlModel(new NaiveModel()).Fit(Sales);
        var adjusted = fit.Decomposition.SeasonallyAdjusted();
        Assert.Equal("stl-naive", fit.ModelName);
        Assert.Null(fit.ModelReason);
        Assert.All(fit.Forecast(20, 0.80).Steps, step =>
        {
            Assert.Equal(adjusted[^1] + fit.Decomposition.SeasonAhead(step.Step), step.Mean, 9);
            Assert.Equal(2 * step.Mean, step.Intervals[0].Lower + step.Intervals[0].Upper, 6);
        });
        Assert.Equal(fit.Series.Length - 1, fit.FittedValues.Length);
        Assert.Equal(adjusted[^2] + fit.Decomposition.SeasonAt(49), fit.FittedValues[^1], 9);
    }

    [Fact]
    public void The_season_listed_is_that_of_the_last_year_from_the_first_period_of_the_series_on()
    {
        var fit = (FittedStl)new StlModel(new NaiveModel()).Fit(Sales);
        var season = fit.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        // 50 values: the next period is the third of the season.
        Assert.Equal(fit.Decomposition.SeasonAhead(1), season["season3"]);
        Assert.Equal(fit.Decomposition.SeasonAhead(10), season["season12"]);
        Assert.Equal(fit.Decomposition.SeasonAhead(11), season["season1"]);
    }

    [Fact]
    public void Sums_over_a_year_come_from_paths()
    {
        var fit = (FittedStl)new StlModel(new ThetaModel()).Fit(Sales);
        var paths = fit.SamplePaths(12, 4_000, seed: 3)!;
        var sum = fit.Forecast(12).Steps.Sum(step => step.Mean);
        Assert.InRange(sum, paths.QuantileOfSum(1, 12, 0.4), paths.QuantileOfSum(1, 12, 0.6));
    }

    [Fact]
    public void A_model_without_paths_has_none_with_a_season_either() =>
        Assert.Null(((ISamplePaths)new StlModel(new CrostonModel()).Fit(Sales)).SamplePaths(3, 5, 1));

    [Theory]
    [InlineData(1, "season length of at least 2")]
    [InlineData(25, "more than two seasons and there are 50 values")]
    public void Without_a_season_to_take_out_the_other_model_is_fitted_and_says_why(int seasonLength, string reason)
    {
        var fit = new StlModel(new ThetaModel()).Fit(TimeSeries.Create("north", Sales.Values, seasonLength));
        Assert.Equal("theta", fit.ModelName);
        Assert.Contains(reason, fit.ModelReason, StringComparison.Ordinal);
        Assert.Equal(fit.ModelReason, fit.Forecast(1).ModelReason);
        Assert.NotNull(((ISamplePaths)fit).SamplePaths(1, 1, 1));
    }

    [Fact]
    public void Nothing_but_a_season_is_carried_on_without_limits()
    {
        double[] season = [70, 130, 110, 90];
        var fit = new StlModel(new EtsModel()).Fit(TimeSeries.Create("north", Enumerable.Range(0, 40).Select(i => season[i % 4]), 4));
        Assert.StartsWith("Of the seasonally adjusted history: The history is constant", fit.NoIntervalReason, StringComparison.Ordinal);
        Assert.Equal(season, fit.Forecast(4, 0.8).Steps.Select(step => Math.Round(step.Mean, 9)));
    }

    [Fact]
    public void Two_seasons_are_both_carried_on_and_one_too_long_is_left_out_with_the_reason()
    {
        var days = TimeSeries.Create("north", Enumerable.Range(0, 300).Select(i => 100d + (i % 7 * 5) + (i % 30 * 2) + (i * 7919L % 3)));
        var fit = (FittedStl)StlModel.OfSeasons(new NaiveModel(), [30, 7]).Fit(days);
        Assert.Equal("mstl-naive", fit.ModelName);
        Assert.Null(fit.ModelReason);
        // 300 days: the next one is the seventh of its week and the first of its month.
        Assert.All(fit.Forecast(60).Steps, step => Assert.Equal(100 + ((299 + step.Step) % 7 * 5) + ((299 + step.Step) % 30 * 2) + 1, step.Mean, 12d));
        Assert.Equal(37, fit.Parameters.Length);
        Assert.Equal("season7.1", fit.Parameters[0].Name);

        var shorter = (FittedStl)StlModel.OfSeasons(new NaiveModel(), [7, 150]).Fit(days);
        Assert.Equal([7], shorter.Decomposition.Seasons.Select(season => season.SeasonLength));
        Assert.Contains("Of the season of 150 there are not more than two in 300 values", shorter.Forecast(1).ModelReason, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => StlModel.OfSeasons(new NaiveModel(), []));
        Assert.Throws<ArgumentException>(() => StlModel.OfSeasons(new NaiveModel(), [7, 7]));
        Assert.Throws<ArgumentException>(() => StlModel.OfSeasons(new NaiveModel(), [1]));
    }
}
