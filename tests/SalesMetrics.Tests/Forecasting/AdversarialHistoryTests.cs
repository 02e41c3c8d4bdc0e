using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting;

public class AdversarialHistoryTests
{
    public static TheoryData<string, double[], int> Histories => new()
    {
        { "one value", [5], 12 },
        { "two values", [5, 6], 12 },
        { "zeros", new double[60], 12 },
        { "one large deal", [.. new double[59], 1e9], 12 },
        { "negative", [.. Enumerable.Range(0, 40).Select(i => -1e6 + (i * 37 % 11))], 4 },
        { "largest values, turn by turn", [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 1e300 : -1e300)], 4 },
        { "least differences", [.. Enumerable.Range(0, 40).Select(i => i % 3 * double.Epsilon)], 4 },
        { "last digits of a large number", [.. Enumerable.Range(0, 40).Select(i => 1e15 + (i % 3))], 4 },
        { "doubling", [.. Enumerable.Range(0, 60).Select(i => Math.Pow(2, i))], 12 },
        { "season longer than the history", [.. Enumerable.Range(0, 20).Select(i => i % 7d)], 1_000_000 },
        { "100,000 values", [.. Enumerable.Range(0, 100_000).Select(i => 100 + (i % 12) + (i * 7919L % 101))], 12 },
        { "100,000 values, long season", [.. Enumerable.Range(0, 100_000).Select(i => 100 + (i % 365) + (i * 7919L % 101))], 365 },
    };

    [Theory]
    [MemberData(nameof(Histories))]
    public void Every_model_forecasts_it_within_its_limit_of_evaluations(string what, double[] values, int seasonLength)
    {
        var series = TimeSeries.Create(what, values, seasonLength);
        Assert.All(ForecastModels.All, model =>
        {
            var fit = model.Fit(series);
            // Of each of the 15 forms of ets at most 400, plus what one round over the starts may take beyond.
            // Of each of the 4 forms of ces at most 400 and a last step; of each of the 24 lengths of imapa at most 60.
            // Auto fits six models, among them all forms of the first two.
            Assert.InRange(
                fit.Search.Evaluations,
                0,
                model.Name switch { "ets" or "stl-ets" or "box-cox-ets" => 15 * 420, "ces" => 4 * 410, "imapa" => 24 * 60, "auto" => (2 * 15 * 420) + (4 * 410) + (4 * 520), _ => 520 });
            Assert.Equal(fit.ResidualStandardDeviation is null, fit.NoIntervalReason is not null);
            var forecast = fit.Forecast(24, 0.80, 0.95);
            Assert.All(forecast.Steps, s => Assert.True(double.IsFinite(s.Mean)));
            Assert.All(forecast.Steps.SelectMany(s => s.Intervals), i =>
                Assert.True(double.IsFinite(i.Lower) && double.IsFinite(i.Upper) && i.Lower <= i.Upper));
            Assert.True(forecast.NoIntervalReason is not null || forecast.Steps.All(s => s.Intervals.Length == 2));
        });
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(0.9999999999999999)]
    public void Levels_next_to_none_and_all_give_finite_limits(double level)
    {
        var interval = ForecastModels.Default.Fit(TimeSeries.Create("north", [5, 7, 6, 9, 8])).Forecast(1, level).Steps[0].Intervals[0];
        Assert.True(double.IsFinite(interval.Lower) && interval.Lower <= interval.Upper && double.IsFinite(interval.Upper));
    }

    [Fact]
    public void The_farthest_horizon_of_the_largest_values_is_finite()
    {
        var series = TimeSeries.Create("north", Enumerable.Range(0, 40).Select(i => ((i % 4) + i) * 2e298), 4);
        Assert.All(ForecastModels.All, model =>
        {
            var step = model.Fit(series).Forecast(Forecast.MaxHorizon, 0.999999).Steps[^1];
            Assert.True(double.IsFinite(step.Mean));
            Assert.All(step.Intervals, i => Assert.True(double.IsFinite(i.Lower) && double.IsFinite(i.Upper)));
        });
    }
}
