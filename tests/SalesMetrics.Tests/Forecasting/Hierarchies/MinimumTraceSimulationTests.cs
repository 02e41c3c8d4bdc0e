using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Hierarchies;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Hierarchies;

public class MinimumTraceSimulationTests
{
    [Fact]
    public void Shrinkage_errs_less_than_base_forecasts_and_bottom_up()
    {
        var (baseError, bottomUp, shrinkage) = (0.0, 0.0, 0.0);
        var hierarchy = ForecastHierarchyTests.Of([
            "Company<",
            .. Enumerable.Range(0, 2).Select(i => $"region{i}<Company"),
            .. Enumerable.Range(0, 4).Select(i => $"team{i}<region{i / 2}"),
            .. Enumerable.Range(0, 16).Select(i => $"rep{i:D2}<team{i / 4}")]).Value!;
        Assert.True(ForecastModels.TryGet("ses", out var model));
        var random = new Random(2019);
        const int Companies = 60;
        for (var company = 0; company < Companies; company++)
        {
            var values = Simulate(random);
            var series = hierarchy.Nodes.ToDictionary(node => node.Id, node => Sum(hierarchy, node, values));
            var forecasts = HierarchyForecasts.Create(hierarchy, 1, series.Select(entry =>
                NodeForecast.Of(model.Fit(TimeSeries.Create(entry.Key, entry.Value[..^1])), 1))).Value;

            // Each node's squared error in units of its own steps, so that the company does not outweigh everybody.
            double Error(Func<string, double> forecast) => series.Average(entry =>
                Math.Pow(forecast(entry.Key) - entry.Value[^1], 2) / entry.Value.Zip(entry.Value.Skip(1), (x, y) => (y - x) * (y - x)).Average());
            baseError += Error(id => forecasts.Find(id)!.Means[0]) / Companies;
            bottomUp += Error(Of(new ReconciliationMethod.BottomUp())) / Companies;
            shrinkage += Error(Of(new ReconciliationMethod.MinimumTrace(ErrorCovariance.Shrinkage))) / Companies;

            Func<string, double> Of(ReconciliationMethod method)
            {
                var result = ReconciliationCalculator.Reconcile(forecasts, method);
                return id => result.Find(id)!.Means[0];
            }
        }

        Assert.True(shrinkage < 0.99 * baseError, $"{shrinkage} beside {baseError} of the base forecasts");
        Assert.True(shrinkage < 0.97 * bottomUp, $"{shrinkage} beside {bottomUp} of bottom-up");
    }

    /// <summary>Sixteen reps for 61 months: a level of each that wanders little, one of each region that wanders more, and noise that is large
    /// beside both.</summary>
    private static double[][] Simulate(Random random)
    {
        double Noise() => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
        var values = new double[16][];
        var regions = new double[2][];
        for (var i = 0; i < 2; i++)
        {
            regions[i] = Walk(3);
        }

        for (var rep = 0; rep < 16; rep++)
        {
            var own = Walk(1);
            values[rep] = [.. own.Select((level, t) => 100 + level + regions[rep / 8][t] + (12 * Noise()))];
        }

        return values;

        double[] Walk(double step)
        {
            var walk = new double[61];
            for (var t = 1; t < walk.Length; t++)
            {
                walk[t] = walk[t - 1] + (step * Noise());
            }

            return walk;
        }
    }

    private static double[] Sum(ForecastHierarchy hierarchy, HierarchyNode node, double[][] values) => node.IsLeaf
        ? values[int.Parse(node.Id[3..], System.Globalization.CultureInfo.InvariantCulture)]
        : [.. node.ChildIds.Select(id => Sum(hierarchy, hierarchy.Find(id)!, values)).Aggregate((x, y) => [.. x.Zip(y, (a, b) => a + b)])];
}
