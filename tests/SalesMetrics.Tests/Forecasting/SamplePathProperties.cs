using SalesMetrics.Forecasting;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting;

public class SamplePathProperties
{
    private const int Count = 20_000;

    public static TheoryData<string> Models => ["theta", "optimised-theta", "dynamic-theta", "dynamic-optimised-theta", "ces", "auto"];

    /// <summary>Those that also draw paths; on a season and nothing else they differ in what they can measure.</summary>
    public static TheoryData<string> AllModels =>
    [
        "theta", "optimised-theta", "dynamic-theta", "dynamic-optimised-theta", "ces", "naive", "seasonal-naive", "stl-naive", "stl-theta", "regression",
        "arima", "stl-arima", "box-cox-arima", "regression-arima",
    ];

    private static TimeSeries Series { get; } = TimeSeries.Create(
        "north", Enumerable.Range(0, 48).Select(i => (100 + i + (i * 37 % 11)) * (i % 4 == 1 ? 1.5 : 0.8)), 4);

    [Theory]
    [MemberData(nameof(AllModels))]
    public void Quantiles_of_one_step_are_its_limits(string name)
    {
        var fit = Fit(name);
        var paths = ((ISamplePaths)fit).SamplePaths(8, Count, seed: 7)!;
        Assert.All(fit.Forecast(8, 0.80).Steps, s =>
        {
            // At 10 % the rank of 20,000 draws is off by 0.2 % in one of three tries, 1 % of half the width or so.
            var tolerance = 0.05 * (s.Intervals[0].Upper - s.Mean);
            Assert.Equal(s.Intervals[0].Lower, paths.QuantileOfSum(s.Step, s.Step, 0.1), tolerance);
            Assert.Equal(s.Mean, paths.QuantileOfSum(s.Step, s.Step, 0.5), tolerance);
            Assert.Equal(s.Intervals[0].Upper, paths.QuantileOfSum(s.Step, s.Step, 0.9), tolerance);
        });
    }

    [Theory]
    [MemberData(nameof(AllModels))]
    public void The_same_seed_draws_the_same_paths_and_another_does_not(string name)
    {
        var (first, again, other) = (Paths(1), Paths(1), Paths(2));
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);

        double[] Paths(long seed) => ((ISamplePaths)Fit(name)).SamplePaths(5, 1, seed)!.Path(0).ToArray();
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_history_run_through_exactly_has_no_paths(string name)
    {
        Assert.True(ForecastModels.TryGet(name, out var model));
        double[] season = [70, 130, 110, 90];
        var fit = model.Fit(TimeSeries.Create("north", Enumerable.Range(0, 40).Select(i => season[i % 4]), 4));
        Assert.Equal(fit.NoIntervalReason is null, ((ISamplePaths)fit).SamplePaths(2, 3, 1) is not null);
        Assert.True(name is "ces" or "auto" || fit.NoIntervalReason is not null);
    }

    private static IFittedModel Fit(string name)
    {
        Assert.True(ForecastModels.TryGet(name, out var model));
        return model.Fit(Series);
    }
}
