using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Series;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Forecasting;

[Collection(MemoryTests.Name)]
public class SeriesForecasterTests
{
    private static readonly SeriesForecastOptions Options = new() { Horizon = 3 };

    private static IEnumerable<TimeSeries> Generate(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var seed = i;
            yield return TimeSeries.Create(
                $"S{i}", Enumerable.Range(0, 1 + (i % 30)).Select(t => (double)((((seed + 3) * (t + 7)) % 101) + (t % 4))), 1 + (i % 4));
        }
    }

    [Fact]
    public void Results_are_in_order_and_the_same_at_any_degree_of_parallelism()
    {
        var single = Flatten(SeriesForecaster.Forecast(Generate(3000), new HoltWintersModel(), Options with { MaxDegreeOfParallelism = 1 }));
        var many = Flatten(SeriesForecaster.Forecast(Generate(3000), new HoltWintersModel(), Options with { MaxDegreeOfParallelism = 7 }));
        var direct = Flatten(Generate(3000).Select(s => new HoltWintersModel().Fit(s).Forecast(3, 0.80, 0.95)));
        Assert.Equal(Enumerable.Range(0, 3000).Select(i => $"S{i}"), many.Select(r => r.Id).Distinct());
        Assert.Equal(direct, single);
        Assert.Equal(direct, many);
    }

    [Fact]
    public void The_automatic_forecast_and_its_check_are_the_same_at_any_degree_of_parallelism()
    {
        var options = Options with { NaiveChecks = 1 };
        var model = new AutoModel();
        var single = SeriesForecaster.Forecast(Generate(600), model, options with { MaxDegreeOfParallelism = 1 }).ToArray();
        foreach (var degree in (int[])[2, 5, 16])
        {
            var many = SeriesForecaster.Forecast(Generate(600), model, options with { MaxDegreeOfParallelism = degree }).ToArray();
            Assert.Equal(Flatten(single), Flatten(many));
            Assert.Equal(single.Select(f => (f.ModelName, f.ModelReason, f.NaiveCheck)), many.Select(f => (f.ModelName, f.ModelReason, f.NaiveCheck)));
        }
    }

    [Fact]
    public void Two_hundred_thousand_series_stream_in_bounded_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (count, most) = (0, 0L);
        foreach (var forecast in SeriesForecaster.Forecast(Generate(200_000), new NaiveModel(), Options))
        {
            Assert.Equal(3, forecast.Steps.Length);
            if (++count % 40_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(200_000, count);
        // Kept whole, the series and forecasts would take over 200 MB.
        Assert.InRange(most, long.MinValue, 40_000_000);
    }

    [Fact]
    public void The_source_is_read_at_most_three_chunks_ahead()
    {
        var read = 0;
        IEnumerable<TimeSeries> Endless()
        {
            while (true)
            {
                read++;
                yield return TimeSeries.Create("S", [1, 2, 3]);
            }
        }

        Assert.Equal(1000, SeriesForecaster.Forecast(Endless(), new NaiveModel(), Options).Take(1000).Count());
        Assert.InRange(read, 1000, 1000 + (3 * 512));
    }

    [Fact]
    public void Nothing_is_read_before_the_first_result_is_asked_for()
    {
        IEnumerable<TimeSeries> Refusing()
        {
            throw new InvalidOperationException("read");
#pragma warning disable CS0162 // An iterator needs a yield.
            yield break;
#pragma warning restore CS0162
        }

        var forecasts = SeriesForecaster.Forecast(Refusing(), new NaiveModel(), Options);
        Assert.Throws<InvalidOperationException>(() => forecasts.First());
        Assert.Empty(SeriesForecaster.Forecast([], new NaiveModel(), Options));
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var cancel = new CancellationTokenSource();
        var seen = 0;
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var forecast in SeriesForecaster.Forecast(Generate(100_000), new NaiveModel(), Options, cancel.Token))
            {
                seen++;
                cancel.Cancel();
            }
        });
        Assert.InRange(seen, 1, 2 * 512);
    }

    [Fact]
    public void What_a_model_throws_is_thrown_to_the_caller() =>
        Assert.Equal(
            "broken",
            Assert.Throws<NotSupportedException>(() => SeriesForecaster.Forecast(Generate(10), new BrokenModel(), Options).Count()).Message);

    private static List<(string Id, double Mean, double Lower, double Upper)> Flatten(IEnumerable<Forecast> forecasts) =>
    [
        .. forecasts.SelectMany(f => f.Steps.Select(s =>
            (f.SeriesId, s.Mean, s.Intervals.IsEmpty ? 0 : s.Intervals[1].Lower, s.Intervals.IsEmpty ? 0 : s.Intervals[1].Upper))),
    ];

    private sealed class BrokenModel : IForecastModel
    {
        public string Name => "broken";

        public IFittedModel Fit(TimeSeries series) => throw new NotSupportedException("broken");
    }
}
