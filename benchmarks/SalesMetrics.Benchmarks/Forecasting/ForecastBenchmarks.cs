using System.Globalization;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;

namespace SalesMetrics.Benchmarks.Forecasting;

/// <summary>12 months ahead, with two intervals, for 1,000 monthly series of six years, on all processors and on one.</summary>
public class ForecastBenchmarks
{
    private List<TimeSeries> _series = [];

    [Params(1, 2)]
    public int Processors { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(20260101);
        _series =
        [
            .. Enumerable.Range(0, 1_000).Select(i => TimeSeries.Create(
                i.ToString(CultureInfo.InvariantCulture),
                Enumerable.Range(0, 72).Select(month =>
                    1_000 + (5 * month) + (200 * Math.Sin(Math.PI * month / 6)) + (random.NextDouble() * 150)),
                seasonLength: 12)),
        ];
    }

    [Benchmark(Baseline = true, Description = "seasonal naive")]
    public double SeasonalNaive() => Forecast(new SeasonalNaiveModel());

    [Benchmark(Description = "simple exponential smoothing")]
    public double Smoothing() => Forecast(new SimpleExponentialSmoothingModel());

    [Benchmark(Description = "Holt-Winters")]
    public double HoltWinters() => Forecast(new HoltWintersModel());

    private double Forecast(IForecastModel model) => SeriesForecaster
        .Forecast(_series, model, new SeriesForecastOptions { Horizon = 12, Levels = [0.80, 0.95], MaxDegreeOfParallelism = Processors })
        .Sum(forecast => forecast.Steps[^1].Mean);
}
