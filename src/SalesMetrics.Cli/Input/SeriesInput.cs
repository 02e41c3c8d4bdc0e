using SalesMetrics.Cli.Commands;
using SalesMetrics.Data.Series;
using SalesMetrics.Series;

namespace SalesMetrics.Cli.Input;

/// <summary>Series streamed from a long CSV; issues are told as they come and only counted here, so that memory stays bounded.</summary>
internal sealed class SeriesInput(string path, int seasonLength, TextWriter error, bool isStrict)
{
    private const int SeriesBetweenProgress = 10_000;

    private readonly Dictionary<string, (long Count, Issue First)> _issues = new(StringComparer.Ordinal);

    public IEnumerable<TimeSeries> Read()
    {
        if (seasonLength is < 1 or > TimeSeries.MaxLength)
        {
            throw new UsageException(Invariant($"--season-length {seasonLength} is out of range: 1 to {TimeSeries.MaxLength} periods."));
        }

        return Enumerate();
    }

    /// <summary>Sums the issues up and gives the exit code they mean.</summary>
    public int Finish()
    {
        if (isStrict)
        {
            return _issues.Count == 0 ? CommandLine.Fine : CommandLine.DataIssues;
        }

        foreach (var (code, (count, first)) in _issues.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            error.WriteLine(Invariant($"{count} x {code}, first: {first}"));
        }

        return CommandLine.Fine;
    }

    private IEnumerable<TimeSeries> Enumerate()
    {
        var count = 0L;
        foreach (var reading in SeriesReader.ReadFile(path, new SeriesReaderOptions { SeasonLength = seasonLength }))
        {
            foreach (var issue in reading.Issues)
            {
                Note(issue);
            }

            if (reading.Series is { } series)
            {
                yield return series;
                if (++count % SeriesBetweenProgress == 0)
                {
                    error.WriteLine(Invariant($"{count} series read"));
                }
            }
        }
    }

    private void Note(Issue issue)
    {
        if (isStrict)
        {
            error.WriteLine(issue);
        }

        var known = _issues.GetValueOrDefault(issue.Code, (0, issue));
        _issues[issue.Code] = (known.Count + 1, known.First);
    }
}
