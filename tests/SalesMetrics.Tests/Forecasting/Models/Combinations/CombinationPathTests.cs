using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Combinations;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models.Combinations;

public class CombinationPathTests
{
    private const int Horizon = 6;

    public static TheoryData<int, int> Shapes => new() { { 30, 1 }, { 12, 1 }, { 40, 4 }, { 72, 12 }, { 9, 4 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_values_of_a_step_are_the_quantiles_of_its_limits(int length, int seasonLength)
    {
        const int Count = 999;
        var fit = Fit(length, seasonLength);
        var paths = fit.SamplePaths(Horizon, Count, seed: 3)!;
        var steps = fit.Forecast(Horizon, 0.50, 0.80, 0.95).Steps;

        foreach (var step in steps)
        {
            double[] sorted = [.. Enumerable.Range(0, Count).Select(i => paths.Path(i)[step.Step - 1]).Order()];
            // Of 999 values the k-th lies somewhere between the shares (k - 1) / 999 and k / 999, so a limit between its neighbours.
            Assert.InRange(step.Mean, sorted[498], sorted[500]);
            foreach (var limits in step.Intervals)
            {
                var rank = (int)((1 - limits.Level) / 2 * Count);
                Assert.InRange(limits.Lower, sorted[rank - 1], sorted[rank + 1]);
                Assert.InRange(limits.Upper, sorted[^(rank + 2)], sorted[^rank]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_limits_of_a_sum_lie_between_those_of_independent_steps_and_the_sums_of_limits(int length, int seasonLength)
    {
        var fit = Fit(length, seasonLength);
        var paths = fit.SamplePaths(Horizon, 4000, seed: 5)!;
        var halves = fit.Forecast(Horizon, 0.80).Steps.Select(s => s.Intervals[0].Upper - s.Mean).ToArray();
        var width = (paths.QuantileOfSum(1, Horizon, 0.9) - paths.QuantileOfSum(1, Horizon, 0.1)) / 2;

        Assert.InRange(width, 0.9 * Math.Sqrt(halves.Sum(half => half * half)), 1.001 * halves.Sum());
    }

    [Fact]
    public void Paths_are_of_all_members_that_draw_any_in_no_order()
    {
        // Of a straight rise with noise the members without a trend draw below those with one, so a path's neighbours tell whose it is.
        var fit = Fit(30, 1);
        var paths = fit.SamplePaths(Horizon, 400, seed: 9)!;
        var rises = Enumerable.Range(0, 400).Select(i => paths.Path(i)[Horizon - 1] - paths.Path(i)[0]).ToArray();
        double Half(IEnumerable<double> some) => some.Average();

        Assert.True(Math.Abs(Half(rises.Take(200)) - Half(rises.Skip(200))) < 0.3 * (rises.Max() - rises.Min()));
    }

    [Fact]
    public void The_same_seed_draws_the_same_paths_and_every_other_seed_others()
    {
        var fit = Fit(40, 4);
        Assert.Equal(All(fit.SamplePaths(4, 50, 1)!), All(Fit(40, 4).SamplePaths(4, 50, 1)!));
        Assert.NotEqual(All(fit.SamplePaths(4, 50, 1)!), All(fit.SamplePaths(4, 50, 2)!));
        Assert.Equal(30, Enumerable.Range(1, 30).Select(seed => fit.SamplePaths(1, 1, seed)!.Path(0)[0]).Distinct().Count());

        static double[] All(SamplePaths paths) => [.. Enumerable.Range(0, paths.Count).SelectMany(i => paths.Path(i).ToArray())];
    }

    [Fact]
    public void A_change_of_unit_changes_every_path_by_the_same_factor()
    {
        var fit = Fit(40, 4);
        var larger = Assert.IsType<FittedCombination>(
            new AutoModel().Fit(TimeSeries.Create("north", fit.Series.Values.Select(y => 1024 * y), fit.Series.SeasonLength)));
        var (paths, largerPaths) = (fit.SamplePaths(Horizon, 60, 4)!, larger.SamplePaths(Horizon, 60, 4)!);

        Assert.All(Enumerable.Range(0, 60), i => Assert.Equal(paths.Path(i).ToArray().Select(y => 1024 * y), largerPaths.Path(i).ToArray()));
        Assert.Equal(fit.PastErrors, larger.PastErrors);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(5, 0)]
    [InlineData(100_000, 100_000)]
    public void Numbers_out_of_range_are_refused(int horizon, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fit(30, 1).SamplePaths(horizon, count, 1));

    private static FittedCombination Fit(int length, int seasonLength) => Assert.IsType<FittedCombination>(new AutoModel().Fit(TimeSeries.Create(
        "north", Enumerable.Range(0, length).Select(i => 200 + (2 * i) + (i * 7919 % 31) + (i % seasonLength * 9d)), seasonLength)));
}
