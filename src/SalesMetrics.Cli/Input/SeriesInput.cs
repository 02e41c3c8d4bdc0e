using SalesMetrics.Data.Series;
using SalesMetrics.Series;

namespace SalesMetrics.Cli.Input;

/// <summary>Series streamed from a long CSV; issues are told as they come and only counted here, so that memory stays bounded.</summary>
internal sealed class SeriesInput(string path, int seasonLength, TextWriter error, bool isStrict)
{
    private const int SeriesBetweenProgress = 10_000;

    private readonly IssueTally _issues = new(error, isStrict);

    public IEnumerable<TimeSeries> Read()
    {
        CheckSeasonLength(seasonLength);
        return Progress(Enumerate(), error);
    }

    /// <summary>Sums the issues up and gives the exit code they mean.</summary>
    public int Finish() => _issues.Finish();

    internal static void CheckSeasonLength(int seasonLength)
    {
        if (seasonLength is < 1 or > TimeSeries.MaxLength)
        {
            throw new UsageException(Invariant($"--season-length {seasonLength} is out of range: 1 to {TimeSeries.MaxLength} periods."));
        }
    }

    internal static IEnumerable<TimeSeries> Progress(IEnumerable<TimeSeries> read, TextWriter error)
    {
        var count = 0L;
        foreach (var series in read)
        {
            yield return series;
            if (++count % SeriesBetweenProgress == 0)
            {
                error.WriteLine(Invariant($"{count} series read"));
            }
        }
    }

    private IEnumerable<TimeSeries> Enumerate()
    {
        foreach (var reading in SeriesReader.ReadFile(path, new SeriesReaderOptions { SeasonLength = seasonLength }))
        {
            _issues.Note(reading.Issues);
            if (reading.Series is { } series)
            {
                yield return series;
            }
        }
    }
}
