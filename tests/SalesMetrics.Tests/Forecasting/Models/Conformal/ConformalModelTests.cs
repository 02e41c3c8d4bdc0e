using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Conformal;
using SalesMetrics.Forecasting.Models.Theta;
using SalesMetrics.Series;
using SalesMetrics.Testing.Generation;

namespace SalesMetrics.Tests.Forecasting.Models.Conformal;

public class ConformalModelTests
{
    private static readonly TimeSeries Weeks = TimeSeries.Create("north", [10, 12, 11, 15, 14, 18]);

    private static readonly ConformalOptions Options = new() { Horizon = 2, LeastHistory = 1 };

    [Fact]
    public void Limits_are_the_miss_of_the_rank_that_the_level_asks_for()
    {
        var fit = Fit(Weeks, Options);

        // Naive forecasts one step ahead missed by 12-10, 12-11, 15-11, 15-14, 18-14, two steps ahead by 11-10, 15-12, 14-11, 18-15.
        Assert.Equal([2d, 1, 4, 1, 4], fit.Misses[0].ToArray());
        Assert.Equal([1d, 3, 3, 3], fit.Misses[1].ToArray());
        var steps = fit.Forecast(2, 0.50, 0.80).Steps;
        // Of five misses 50 % takes the 3rd, as 6 * 0.5 = 3, and 80 % the 5th, as 6 * 0.8 = 4.8; of four the 3rd (2.5) and the 4th (4).
        Assert.Equal([new(0.50, 18 - 2, 18 + 2), new(0.80, 18 - 4, 18 + 4)], steps[0].Intervals.ToArray());
        Assert.Equal([new(0.50, 18 - 3, 18 + 3), new(0.80, 18 - 3, 18 + 3)], steps[1].Intervals.ToArray());
        Assert.Equal("naive-conformal", fit.ModelName);
        Assert.Contains("5 past forecasts", fit.ModelReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_past_forecasts_for_a_level_are_refused_or_the_models_own_limits_are_taken()
    {
        var refused = Fit(Weeks, Options with { FallsBack = false }).Forecast(2, 0.80, 0.95);
        Assert.All(refused.Steps, step => Assert.Empty(step.Intervals));
        Assert.Equal("5 past forecasts of step 1 are too few for limits of 95 %: it takes 19.", refused.NoIntervalReason);

        var own = new NaiveModel().Fit(Weeks).Forecast(2, 0.95).Steps;
        var taken = Fit(Weeks, Options).Forecast(2, 0.80, 0.95);
        Assert.Null(taken.NoIntervalReason);
        Assert.All(taken.Steps.Zip(own), pair => Assert.Equal(pair.Second.Intervals[0].Upper, pair.First.Intervals[1].Upper, 1e-9));
    }

    [Fact]
    public void What_is_fallen_back_on_is_never_narrower_than_the_largest_miss()
    {
        // One jump of 100 among changes of 1: the normal limits of 95 % do not hold what has already happened.
        var values = Enumerable.Range(0, 14).Select(i => (i % 2) + (i >= 7 ? 100d : 0));
        var fit = Fit(TimeSeries.Create("north", values), new ConformalOptions { Horizon = 1, LeastHistory = 1 });
        var step = fit.Forecast(1, 0.95).Steps[0];

        Assert.True(fit.Fit.Forecast(1, 0.95).Steps[0].Intervals[0].Upper - step.Mean < 99);
        Assert.Equal(fit.Misses[0].Max(), step.Intervals[0].Upper - step.Mean, 1e-9);
    }

    [Fact]
    public void Steps_beyond_those_measured_are_the_models_own_or_none()
    {
        Assert.Equal(
            new NaiveModel().Fit(Weeks).Forecast(4, 0.50).Steps[3].Intervals[0].Upper, Fit(Weeks, Options).Forecast(4, 0.50).Steps[3].Intervals[0].Upper, 1e-9);
        var refused = Fit(Weeks, Options with { FallsBack = false }).Forecast(4, 0.50);
        Assert.Equal("What past forecasts missed was measured up to step 2, and step 3 was asked for.", refused.NoIntervalReason);
    }

    [Fact]
    public void Forecasts_are_those_of_the_model_and_only_the_past_is_used()
    {
        var wave = TimeSeries.Create("north", Enumerable.Range(0, 40).Select(i => 100 + i + (i * 37 % 11d)), 4);
        var fit = Fit(wave, new ConformalOptions { Horizon = 3, MaxOrigins = 10 }, new ThetaModel());

        Assert.Equal(new ThetaModel().Fit(wave).Forecast(3).Steps.Select(s => s.Mean), fit.Forecast(3, 0.80).Steps.Select(s => s.Mean));
        Assert.Equal([10, 9, 8], fit.Misses.Select(one => one.Length));
        Assert.Equal(Math.Abs(wave.Values[32] - new ThetaModel().Fit(wave.First(30)).Forecast(3).Steps[2].Mean), fit.Misses[2][0], 1e-9);
    }

    [Fact]
    public void A_constant_history_has_limits_without_width_where_past_forecasts_were_exact()
    {
        var fit = Fit(TimeSeries.Create("north", Enumerable.Repeat(5d, 12)), new ConformalOptions { Horizon = 1 });
        Assert.Equal(new PredictionInterval(0.80, 5, 5), fit.Forecast(1, 0.80).Steps[0].Intervals[0]);
        Assert.NotNull(Fit(TimeSeries.Create("north", [5d]), new ConformalOptions { Horizon = 1 }).Forecast(1, 0.80).NoIntervalReason);
    }

    // 2,000 series of 40 independent numbers: nothing is known of them but that misses are alike, which is all that is assumed.
    [Fact]
    public void Where_misses_are_alike_the_level_is_covered_whatever_their_distribution()
    {
        var random = new RandomStream(17);
        var (inside80, inside95) = (0, 0);
        for (var i = 0; i < 2000; i++)
        {
            // Far from normal: one value in ten is ten times as large.
            double[] values = [.. Enumerable.Range(0, 41).Select(_ => random.Uniform() * (random.Uniform() < 0.1 ? 10 : 1))];
            var fit = Fit(TimeSeries.Create("iid", values[..40]), new ConformalOptions { Horizon = 1, LeastHistory = 1 }, new LastButConstant());
            var step = fit.Forecast(1, 0.80, 0.95).Steps[0];
            inside80 += step.Intervals[0].Contains(values[40]) ? 1 : 0;
            inside95 += step.Intervals[1].Contains(values[40]) ? 1 : 0;
        }

        // With 39 misses exactly 32/40 and 38/40 are covered; one standard error is 0.9 and 0.5 points.
        Assert.InRange(inside80 / 2000d, 0.77, 0.83);
        Assert.InRange(inside95 / 2000d, 0.935, 0.965);
    }

    [Fact]
    public void An_adaptive_level_widens_after_errors_have_grown()
    {
        // Independent errors that are four times as large in the last 30 of 300 periods: too few of them to show in a quantile of all.
        var random = new RandomStream(5);
        var feed = TimeSeries.Create("feed", Enumerable.Range(0, 300).Select(i => (i < 270 ? 1 : 4) * (random.Uniform() - 0.5)));
        var plain = new ConformalOptions { Horizon = 1, LeastHistory = 20, MaxOrigins = 280 };
        double Half(ConformalOptions options) => Fit(feed, options).Forecast(1, 0.80).Steps[0] is var s ? s.Intervals[0].Upper - s.Mean : 0;

        Assert.True(Half(plain with { AdaptationRate = 0.05 }) > 1.3 * Half(plain), $"{Half(plain with { AdaptationRate = 0.05 })} {Half(plain)}");
        Assert.Equal(Half(plain), Half(plain with { AdaptationRate = 0 }));
    }

    // The bound of Gibbs & Candès 2021, proposition 4.1: it holds for every sequence, so also for one made to fool the quantile of the past.
    [Theory]
    [InlineData(0.80, 0.02)]
    [InlineData(0.95, 0.05)]
    [InlineData(0.50, 1)]
    public void In_the_long_run_the_target_is_covered_whatever_comes(double target, double rate)
    {
        const int Count = 3000;
        var (level, known, hits) = (AdaptiveLevel.Begin(target, rate), new List<double>(), 0);
        var random = new RandomStream(11);
        for (var i = 0; i < Count; i++)
        {
            // Errors that grow hundredfold and shrink again, every 500 periods.
            var miss = random.Uniform() * Math.Pow(100, Math.Sin(i * Math.PI / 250));
            var rank = (int)Math.Ceiling((known.Count + 1) * level.Level);
            var isInside = level.Level >= 1 || (level.Level > 0 && (rank > known.Count || miss <= known[rank - 1]));
            hits += isInside ? 1 : 0;
            level = level.After(isInside);
            known.Add(miss);
            known.Sort();
        }

        Assert.InRange(Math.Abs(((double)hits / Count) - target), 0, (Math.Max(target, 1 - target) + rate) / (rate * Count));
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConformalOptions { Horizon = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConformalOptions { Horizon = 1, MaxOrigins = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConformalOptions { Horizon = 1, AdaptationRate = double.NaN });
        Assert.Throws<ArgumentNullException>(() => new ConformalModel(null!, Options));
        Assert.Throws<ArgumentException>(() => Fit(Weeks, Options).Forecast(1, 0.8, 0.8));
    }

    private static FittedConformal Fit(TimeSeries series, ConformalOptions options, IForecastModel? model = null) =>
        Assert.IsType<FittedConformal>(new ConformalModel(model ?? new NaiveModel(), options).Fit(series));

    /// <summary>Forecasts 0 whatever was: its misses are the values themselves, independent of each other.</summary>
    private sealed class LastButConstant : IForecastModel
    {
        public string Name => "zero";

        public IFittedModel Fit(TimeSeries series) => new NaiveModel().Fit(TimeSeries.Create(series.Id, [.. series.Values[..^1], 0]));
    }
}
