using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Decomposition;

public class StlCalculatorTests
{
    private static TimeSeries Sales { get; } = TimeSeries.Create(
        "north", Enumerable.Range(0, 60).Select(i => 1000 + (7 * i) + (i % 12 == 11 ? 400 : 0) + (double)(i * 7919L % 13)), 12);

    [Fact]
    public void A_line_with_a_fixed_season_is_taken_apart_into_just_that()
    {
        double[] season = [-3, 1, 5, -3];
        var series = TimeSeries.Create("north", Enumerable.Range(0, 40).Select(i => 100 + (2 * i) + season[i % 4]), 4);
        var parts = StlCalculator.Calculate(series, new StlOptions { SeasonalWindow = null });
        Assert.All(Enumerable.Range(0, 40), i =>
        {
            Assert.Equal(100 + (2 * i), parts.Trend[i], 0.5);
            Assert.Equal(season[i % 4], parts.Seasons[0].Values[i], 0.4);
        });
        Assert.Equal(1, parts.Seasons[0].Strength, 0.01);
        Assert.Equal(1, parts.TrendStrength, 0.01);
    }

    [Fact]
    public void The_season_ahead_is_that_of_the_last_year()
    {
        var parts = StlCalculator.Calculate(Sales);
        Assert.Equal(parts.Seasons[0].Values[48], parts.SeasonAhead(1));
        Assert.Equal(parts.Seasons[0].Values[59], parts.SeasonAhead(12));
        Assert.Equal(parts.SeasonAhead(1), parts.SeasonAhead(13));
        Assert.Throws<ArgumentOutOfRangeException>(() => parts.SeasonAhead(0));
    }

    [Fact]
    public void Only_a_robust_decomposition_leaves_one_large_deal_out_of_trend_and_season()
    {
        double[] values = [.. Enumerable.Range(0, 144).Select(i => 1000 + (7 * i) + (i % 12 == 11 ? 400 : 0) + (double)(i * 7919L % 13))];
        values[64] += 5_000;
        var series = TimeSeries.Create("north", values, 12);
        var (plain, robust) = (StlCalculator.Calculate(series), StlCalculator.Calculate(series, new StlOptions { IsRobust = true }));
        Assert.Equal(0, robust.Weights[64]);
        Assert.Equal(5_000, robust.Remainder[64], 50d);
        Assert.True(plain.Remainder[64] < 4_500);
        Assert.All(plain.Weights, weight => Assert.Equal(1, weight));
    }

    [Fact]
    public void A_constant_history_is_all_trend_and_has_no_strength()
    {
        var parts = StlCalculator.Calculate(TimeSeries.Create("north", Enumerable.Repeat(7d, 30), 12));
        Assert.All(parts.Trend, value => Assert.Equal(7, value));
        Assert.Equal((0, 0), (parts.TrendStrength, parts.Seasons[0].Strength));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(1_000_000)]
    public void Two_seasons_or_less_are_refused_with_the_numbers(int seasonLength)
    {
        var refused = Assert.Throws<ArgumentException>(() => StlCalculator.Calculate(TimeSeries.Create("north", Sales.Values, seasonLength)));
        Assert.Contains($"60 values at season length {seasonLength}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Season_lengths_are_given_once_each()
    {
        Assert.Throws<ArgumentException>(() => MstlCalculator.Calculate(Sales, [12, 4, 12]));
        Assert.Throws<ArgumentException>(() => MstlCalculator.Calculate(Sales, []));
        Assert.Throws<ArgumentException>(() => MstlCalculator.Calculate(Sales, default(System.Collections.Immutable.ImmutableArray<int>)));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(-7)]
    public void Windows_are_odd_and_long_enough(int window)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StlOptions { SeasonalWindow = window });
        Assert.Equal(window == 5 ? null : typeof(ArgumentOutOfRangeException), Record.Exception(() => new StlOptions { TrendWindow = window })?.GetType());
    }

    [Theory]
    [InlineData(7)]
    [InlineData(365)]
    [InlineData(40_000)]
    public void A_hundred_thousand_values_are_taken_apart(int seasonLength)
    {
        var series = TimeSeries.Create("north", Enumerable.Range(0, 100_000).Select(i => (100d * (i % seasonLength) / seasonLength) + (i * 7919L % 101)), seasonLength);
        Assert.True(StlCalculator.Calculate(series, new StlOptions { IsRobust = true }).Seasons[0].Strength > 0.2);
    }

    [Fact]
    public void The_largest_values_stay_finite()
    {
        var series = TimeSeries.Create("north", Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? 1e300 : -1e300), 4);
        var parts = StlCalculator.Calculate(series);
        Assert.All(parts.Trend.Concat(parts.Remainder).Concat(parts.Seasons[0].Values), value => Assert.True(double.IsFinite(value)));
        Assert.True(double.IsFinite(parts.TrendStrength + parts.Seasons[0].Strength));
    }

    [Fact]
    public void The_explanation_adds_up_to_the_last_value()
    {
        var explanation = StlCalculator.Calculate(Sales).Explain();
        Assert.Equal(["Trend", "Season of 12", "Remainder"], explanation.Lines.Select(line => line.Label));
    }
}
