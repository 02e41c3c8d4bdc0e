using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Hierarchies;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Hierarchies;

public class ReconciledPathsTests
{
    private static ForecastHierarchy Pair { get; } = ForecastHierarchyTests.Of("Total<", "A<Total", "B<Total").Value!;

    [Fact]
    public void Paths_of_a_sum_are_the_sums_of_paths()
    {
        var paths = Reconciled(Modelled(common: 0.9)).DrawPaths(400, seed: 3);

        var (total, a, b) = (paths.Of("Total"), paths.Of("A"), paths.Of("B"));
        Assert.Equal(400, total.Count);
        for (var i = 0; i < total.Count; i++)
        {
            Assert.Equal(a.Path(i)[1] + b.Path(i)[1], total.Path(i)[1]);
        }

        var interval = paths.Interval("Total", 2, 0.8);
        Assert.Equal(total.QuantileOfSum(2, 2, 0.1), interval.Lower);
        Assert.True(interval.Lower < Reconciled(Modelled(0.9)).Nodes[0].Means[1] && Reconciled(Modelled(0.9)).Nodes[0].Means[1] < interval.Upper);
        Assert.Contains("ranked like past errors", paths.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void Reps_who_go_together_make_the_sum_vary_more()
    {
        // Two of spread s make a sum of spread 2 s when they go together and 1.4 s when not, under bottom-up, where only they count.
        Assert.InRange(Ratio(0.99), 1.9, 2.15);
        Assert.InRange(Ratio(0.0), 1.3, 1.6);

        static double Ratio(double common)
        {
            var paths = ReconciliationCalculator.Reconcile(Modelled(common), new ReconciliationMethod.BottomUp()).DrawPaths(2_000, seed: 5);
            double Width(string id) => paths.Interval(id, 1, 0.8) is var interval ? interval.Upper - interval.Lower : 0;
            return 2 * Width("Total") / (Width("A") + Width("B"));
        }
    }

    [Fact]
    public void Sums_over_periods_keep_the_spread_that_the_model_gives_them()
    {
        var forecasts = Modelled(0.5);
        var paths = ReconciliationCalculator.Reconcile(forecasts, new ReconciliationMethod.BottomUp()).DrawPaths(2_000, seed: 5).Of("A");
        var before = forecasts.Find("A")!.Paths!;

        Assert.Equal(before.QuantileOfSum(2, 2, 0.9), paths.QuantileOfSum(2, 2, 0.9), 1e-9);
        Assert.Equal(1, Width(paths) / Width(before), 0.06);

        static double Width(SamplePaths drawn) => drawn.QuantileOfSum(1, 2, 0.9) - drawn.QuantileOfSum(1, 2, 0.1);
    }

    [Fact]
    public void Without_paths_past_errors_of_one_period_are_drawn_together()
    {
        // The errors of A and B cancel, so that the total is certain although neither part is.
        var forecasts = HierarchyForecasts.Create(
            Pair, 1, [NodeForecast.Create("A", [10], [1, -1, 3]), NodeForecast.Create("B", [20], [-1, 1, -3])]).Value;
        var paths = ReconciliationCalculator.Reconcile(forecasts, new ReconciliationMethod.BottomUp()).DrawPaths(200, seed: 1);

        var total = paths.Interval("Total", 1, 0.9);
        var part = paths.Interval("A", 1, 0.9);
        Assert.Equal((30, 30), (total.Lower, total.Upper));
        Assert.Equal((9, 13), (part.Lower, part.Upper));
    }

    [Fact]
    public void The_same_seed_gives_the_same_paths_and_none_is_below_zero_when_asked()
    {
        var forecasts = HierarchyForecasts.Create(Pair, 2, [
            NodeForecast.Create("Total", [2, 2], [4, -4, 3, 1]), NodeForecast.Create("A", [1, 1], [2, -2, 1, 2]), NodeForecast.Create("B", [1, 1], [1, -3, 2, 1])]).Value;
        var result = ReconciliationCalculator.Reconcile(
            forecasts, new ReconciliationMethod.MinimumTrace(ErrorCovariance.Structural), new ReconciliationOptions { IsNonNegative = true });

        Assert.Equal(All(7), All(7));
        Assert.NotEqual(All(7), All(8));
        Assert.True(All(7).Min() == 0 && All(7).Max() > 0);

        double[] All(long seed) => [.. Enumerable.Range(0, 50).SelectMany(i => result.DrawPaths(50, seed).Of("A").Path(i).ToArray())];
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        var bare = ReconciliationCalculator.Reconcile(
            HierarchyForecasts.Create(Pair, 1, [NodeForecast.Create("A", [1]), NodeForecast.Create("B", [1])]).Value, new ReconciliationMethod.BottomUp());

        Assert.Throws<InvalidOperationException>(() => bare.DrawPaths(10, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => bare.DrawPaths(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => bare.DrawPaths(60_000_000, 1));
        var paths = Reconciled(Modelled(0.5)).DrawPaths(10, 1);
        Assert.Throws<ArgumentException>(() => paths.Of("X"));
        Assert.Throws<ArgumentOutOfRangeException>(() => paths.Interval("A", 1, 80));
        Assert.Throws<ArgumentOutOfRangeException>(() => paths.Interval("A", 3, 0.8));
    }

    [Fact]
    public void Another_models_paths_must_have_the_same_horizon()
    {
        var fit = (ISamplePaths)Theta.Fit(TimeSeries.Create("A", Enumerable.Range(0, 30).Select(i => 50.0 + (i * 37 % 11)), 1));
        Assert.Throws<ArgumentException>(() => NodeForecast.Create("A", [1, 2], paths: fit.SamplePaths(3, 5, 1)));
    }

    private static IForecastModel Theta => ForecastModels.TryGet("theta", out var model) ? model : throw new InvalidOperationException("no theta");

    private static Reconciliation Reconciled(HierarchyForecasts forecasts) =>
        ReconciliationCalculator.Reconcile(forecasts, new ReconciliationMethod.MinimumTrace(ErrorCovariance.Shrinkage));

    /// <summary>Two series whose movements have so much in common, and their sum, each forecast by a model that draws paths.</summary>
    private static HierarchyForecasts Modelled(double common)
    {
        var random = new Random(11);
        double Noise() => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
        var (a, b) = (new double[120], new double[120]);
        for (var i = 0; i < a.Length; i++)
        {
            var shared = Noise();
            a[i] = 100 + (10 * ((Math.Sqrt(common) * shared) + (Math.Sqrt(1 - common) * Noise())));
            b[i] = 100 + (10 * ((Math.Sqrt(common) * shared) + (Math.Sqrt(1 - common) * Noise())));
        }

        return HierarchyForecasts.Create(Pair, 2, [Of("A", a, 1), Of("B", b, 2), Of("Total", [.. a.Zip(b, (x, y) => x + y)], 3)]).Value;

        static NodeForecast Of(string id, double[] values, long seed) => NodeForecast.Of(Theta.Fit(TimeSeries.Create(id, values)), 2, 2_000, seed);
    }
}
