using System.Globalization;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models.Arima;
using SalesMetrics.Series;

namespace SalesMetrics.Benchmarks.Forecasting;

/// <summary>ARIMA for 100 series of six years on one processor: the order of each found anew, and the airline model for all.</summary>
public class ArimaBenchmarks
{
    private List<TimeSeries> _series = [];

    [Params(4, 12)]
    public int SeasonLength { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(20260101);
        _series =
        [
            .. Enumerable.Range(0, 100).Select(i => TimeSeries.Create(
                i.ToString(CultureInfo.InvariantCulture),
                Enumerable.Range(0, 6 * SeasonLength).Select(period =>
                    1_000 + (60d * period / SeasonLength) + (200 * Math.Sin(2 * Math.PI * period / SeasonLength))
                        + (random.NextDouble() * 150)),
                SeasonLength)),
        ];
    }

    [Benchmark(Baseline = true, Description = "order found for each series")]
    public double Automatic() => Forecast(new ArimaModel());

    [Benchmark(Description = "(0,1,1)(0,1,1) for all")]
    public double Airline() => Forecast(ArimaModel.Of(ArimaOrder.Create(0, 1, 1, 0, 1, 1)));

    private double Forecast(ArimaModel model) =>
        _series.Sum(series => model.Fit(series).Forecast(SeasonLength, 0.80, 0.95).Steps[^1].Mean);
}
