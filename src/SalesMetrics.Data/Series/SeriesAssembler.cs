using SalesMetrics.Series;

namespace SalesMetrics.Data.Series;

/// <summary>Puts rows together to series, one at a time. Working memory of one reading.</summary>
internal sealed class SeriesAssembler(SeriesReaderOptions options)
{
    private const int MostIssues = 1000;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly ImmutableArray<double>.Builder _values = ImmutableArray.CreateBuilder<double>();
    private readonly ImmutableArray<Issue>.Builder _issues = ImmutableArray.CreateBuilder<Issue>();
    private PeriodSequence _periods = new();
    private string? _id;
    private long _rejected;
    private bool _hasRows;

    /// <summary>Takes a row; returns what is ready to be handed over, if anything.</summary>
    public SeriesReading? Add(long line, ReadOnlySpan<char> id, ReadOnlySpan<char> period, ReadOnlySpan<char> value)
    {
        _hasRows = true;
        if (id.IsEmpty)
        {
            return Reject(line, "missing-id", options.IdColumn, id, "The row names no series.", "Fill in the name.");
        }

        SeriesReading? finished = null;
        if (_id is null || !id.SequenceEqual(_id))
        {
            var name = id.ToString();
            if (!_seen.Add(name))
            {
                return Reject(
                    line,
                    "series-not-contiguous",
                    options.IdColumn,
                    id,
                    "The rows of this series ended before.",
                    "Sort the file by series, then period.");
            }

            finished = Close();
            _id = name;
        }

        // A series that was just closed took its issues along, so the row cannot fill them up as well.
        return AddValue(line, period, value) ?? finished;
    }

    /// <summary>Takes a row whose number of fields is not that of the header.</summary>
    public SeriesReading? Reject(long line, int fields, int columns)
    {
        _hasRows = true;
        return Reject(
            line,
            "wrong-field-count",
            "",
            default,
            string.Create(CultureInfo.InvariantCulture, $"The row has {fields} fields and the header {columns}."),
            "Quote fields that contain the separator; write decimals with a point.");
    }

    /// <summary>Hands over what is left.</summary>
    public SeriesReading? Finish(long line)
    {
        if (!_hasRows)
        {
            _issues.Add(NewIssue(
                line, IssueOutcome.Used, "no-rows", "", default, "There is a header and no row.", "Check that the export was complete."));
        }

        return Close();
    }

    private SeriesReading? AddValue(long line, ReadOnlySpan<char> period, ReadOnlySpan<char> value)
    {
        var gap = false;
        if (options.PeriodColumn is { } column)
        {
            if (!Period.TryParse(period, out var parsed))
            {
                return Reject(
                    line, "unreadable-period", column, period, "The period is no integer and no ISO date.", "Write 2017-03-01 or 3.");
            }

            var problem = _periods.Next(parsed);
            gap = string.Equals(problem, PeriodSequence.Gap, StringComparison.Ordinal);
            if (problem is not null && !gap)
            {
                return Reject(line, problem, column, period, WrongPeriod(problem), "Sort by period and keep one row a period.");
            }
        }

        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return value.IsEmpty
                ? RejectValue(line, "missing-value", value, "There is no value.", "Fill it in, with 0 if nothing was sold.")
                : RejectValue(line, "unreadable-value", value, "The value is no number.", "Write it like 1250.5.");
        }

        if (!(Math.Abs(number) <= TimeSeries.MaxMagnitude))
        {
            return RejectValue(line, "value-out-of-range", value, "The value is not finite or beyond 1e300.", "Correct it.");
        }

        if (_values.Count == TimeSeries.MaxLength)
        {
            return Reject(
                line, "series-too-long", options.IdColumn, _id, "The series has a million values already.", "Sum it up to longer periods.");
        }

        _values.Add(number);
        if (gap)
        {
            _issues.Add(NewIssue(
                line,
                IssueOutcome.Used,
                PeriodSequence.Gap,
                options.PeriodColumn ?? "",
                period,
                "The period does not follow the one before at the usual step.",
                "Add the missing rows: the values were taken as consecutive."));
        }

        return HandOverWhenFull();
    }

    private static string WrongPeriod(string problem) => problem switch
    {
        PeriodSequence.Duplicate => "The series has a row for this period already.",
        PeriodSequence.Mixed => "The period is of another kind than those before.",
        _ => "The period is before the one above.",
    };

    private SeriesReading? Reject(long line, string code, string field, ReadOnlySpan<char> value, string message, string advice)
    {
        _rejected++;
        _issues.Add(NewIssue(line, IssueOutcome.Rejected, code, field, value, message, advice));
        return HandOverWhenFull();
    }

    private SeriesReading? RejectValue(long line, string code, ReadOnlySpan<char> value, string message, string advice) =>
        Reject(
            line, code, options.ValueColumn, value, message, advice + " Until then later values are taken one period too early.");

    private Issue NewIssue(
        long line, IssueOutcome outcome, string code, string field, ReadOnlySpan<char> value, string message, string advice) =>
        new()
        {
            Code = code,
            Outcome = outcome,
            Message = message,
            Advice = advice,
            Source = options.Source,
            Line = line,
            Field = field,
            Value = value.ToString(),
        };

    private SeriesReading? HandOverWhenFull() => _issues.Count < MostIssues ? null : HandOver(series: null);

    private SeriesReading? Close()
    {
        var series = _values.Count > 0 ? TimeSeries.Create(_id!, _values.ToImmutable(), options.SeasonLength) : null;
        _values.Clear();
        _periods = new PeriodSequence();
        return series is null && _issues.Count == 0 ? null : HandOver(series);
    }

    private SeriesReading HandOver(TimeSeries? series)
    {
        var reading = new SeriesReading(series, _issues.ToImmutable(), _rejected);
        _issues.Clear();
        _rejected = 0;
        return reading;
    }
}
