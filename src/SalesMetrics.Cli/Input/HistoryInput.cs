using SalesMetrics.Cli.Commands;
using SalesMetrics.Data.Series;
using SalesMetrics.Series;

namespace SalesMetrics.Cli.Input;

/// <summary>Series streamed from a long CSV whose periods have dates: what is missing, double or unfinished is dealt with by the policies asked for.</summary>
internal sealed class HistoryInput(string path, HistoryReaderOptions options, TextWriter error, bool isStrict)
{
    private readonly IssueTally _issues = new(error, isStrict);
    private bool _hasAny;

    public IEnumerable<TimeSeries> Read() => SeriesInput.Progress(Enumerate(), error);

    /// <summary>Sums the issues up and gives the exit code they mean; when no series could be used, that is not fine.</summary>
    public int Finish()
    {
        var code = _issues.Finish();
        if (_hasAny)
        {
            return code;
        }

        error.WriteLine(_issues.Has("unreadable-period")
            ? Invariant($"No series of {path} could be used: --gaps, --duplicates, --partial and --as-of need periods with dates, and --grain says how long they are.")
            : Invariant($"No series of {path} could be used: --gaps and --duplicates say what to do about what is missing or double."));
        return CommandLine.Unusable;
    }

    private IEnumerable<TimeSeries> Enumerate()
    {
        foreach (var reading in HistoryReader.ReadFile(path, options))
        {
            _issues.Note(reading.Issues);
            if (reading.History is { } history)
            {
                _hasAny = true;
                yield return history.Series;
            }
        }
    }
}
