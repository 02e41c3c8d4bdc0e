using System.Runtime.ExceptionServices;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting;

/// <summary>Forecasts a stream of series on all processors, in order and in bounded memory.</summary>
public static class SeriesForecaster
{
    // A chunk is large enough to keep many processors busy and small enough to be forgotten: it closes at the first of these limits.
    private const int ChunkSeries = 512;
    private const int ChunkNumbers = 500_000;

    /// <summary>Forecasts series as they are asked for; nothing is read before the first result is.</summary>
    /// <remarks>
    /// <para>The results come in the order of the series and are the same at any degree of parallelism. The source is read on the caller's
    /// thread only, a chunk of at most 512 series (or 500,000 values and forecasts) ahead of the chunk being forecast, so memory does not grow with the
    /// number of series.</para>
    /// <para>Leaving the enumeration early waits for the fits under way.</para>
    /// </remarks>
    /// <param name="series">The series; may be endless.</param>
    /// <param name="model">The model; used from several threads at once.</param>
    /// <param name="options">Horizon, levels, parallelism.</param>
    /// <param name="cancellationToken">Stops the enumeration within the time of a few fits.</param>
    /// <exception cref="OperationCanceledException">Cancellation was asked for; thrown while enumerating.</exception>
    public static IEnumerable<Forecast> Forecast(
        IEnumerable<TimeSeries> series, IForecastModel model, SeriesForecastOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        return Enumerate(series, model, options, cancellationToken);
    }

    private static IEnumerable<Forecast> Enumerate(
        IEnumerable<TimeSeries> series, IForecastModel model, SeriesForecastOptions options, CancellationToken cancellationToken)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<Forecast[]>? underWay = null;
        try
        {
            using var source = series.GetEnumerator();
            while (true)
            {
                // While the processors forecast one chunk, this thread reads the next and the caller deals with the one before.
                var chunk = Read(source, options.Horizon, cancellationToken);
                var done = underWay is null ? [] : Wait(underWay);
                underWay = chunk.Count == 0 ? null : Task.Run(() => Run(chunk, model, options, abandoned.Token), CancellationToken.None);
                foreach (var forecast in done)
                {
                    yield return forecast;
                }

                if (underWay is null)
                {
                    yield break;
                }
            }
        }
        finally
        {
            abandoned.Cancel();
            if (underWay is { } left)
            {
                // Whatever it ended with, nobody is waiting for it; but it must not run on after the caller has left.
                left.ContinueWith(
                    static t => t.Exception,
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default).Wait(CancellationToken.None);
            }
        }
    }

    private static List<TimeSeries> Read(IEnumerator<TimeSeries> source, int horizon, CancellationToken cancellationToken)
    {
        var chunk = new List<TimeSeries>();
        var numbers = 0L;
        while (chunk.Count < ChunkSeries && numbers < ChunkNumbers && source.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            chunk.Add(source.Current);
            numbers += source.Current.Length + horizon;
        }

        return chunk;
    }

    private static Forecast[] Run(
        List<TimeSeries> chunk, IForecastModel model, SeriesForecastOptions options, CancellationToken cancellationToken)
    {
        var forecasts = new Forecast[chunk.Count];
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.MaxDegreeOfParallelism ?? -1,
            CancellationToken = cancellationToken,
        };
        Parallel.For(0, chunk.Count, parallel, i =>
            forecasts[i] = One(chunk[i], model, options));
        return forecasts;
    }

    private static Forecast One(TimeSeries series, IForecastModel model, SeriesForecastOptions options)
    {
        var forecast = model.Fit(series).Forecast(options.Horizon, options.Levels.AsSpan());
        return options.NaiveChecks == 0
            ? forecast
            : forecast.With(NaiveCheckCalculator.Calculate(series, model, options.Horizon, options.NaiveChecks));
    }

    private static Forecast[] Wait(Task<Forecast[]> task)
    {
        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (AggregateException several)
        {
            // A model that throws is seen as if it had been called here.
            ExceptionDispatchInfo.Capture(several.InnerExceptions[0]).Throw();
            throw;
        }
    }
}
