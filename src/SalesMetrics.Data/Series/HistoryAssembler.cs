using SalesMetrics.Calendars;
using SalesMetrics.Forecasting.Preparation;
using SalesMetrics.Series;

namespace SalesMetrics.Data.Series;

/// <summary>Puts rows with dates together to histories, one at a time. Working memory of one reading.</summary>
internal sealed class HistoryAssembler(HistoryReaderOptions options)
{
    private const int MostIssues = 1000;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<PeriodValue> _values = [];
    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Issue>.Builder _issues = ImmutableArray.CreateBuilder<Issue>();
    private string? _id;
    private bool _hasRows;

    /// <summary>Takes a row; returns what is ready to be handed over, if anything.</summary>
    public HistoryReading? Add(long line, ReadOnlySpan<char> id, ReadOnlySpan<char> period, ReadOnlySpan<char> value)
    {
        _hasRows = true;
        if (id.IsEmpty)
        {
            return Reject(line, "missing-id", options.IdColumn, id, "The row names no series.", "Fill in the name.");
        }

        HistoryReading? finished = null;
        if (_id is null || !id.SequenceEqual(_id))
        {
            var name = id.ToString();
            if (!_seen.Add(name))
            {
                return Reject(line, "series-not-contiguous", options.IdColumn, id, "The rows of this series ended before.", "Sort the file by series.");
            }

            finished = Close();
            _id = name;
        }

        // A series that was just closed took its issues along, so the row cannot fill them up as well.
        return AddValue(line, period, value) ?? finished;
    }

    /// <summary>Takes a row whose number of fields is not that of the header.</summary>
    public HistoryReading? Reject(long line, int fields, int columns)
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
    public HistoryReading? Finish(long line)
    {
        if (!_hasRows)
        {
            Note(line, IssueOutcome.Used, "no-rows", "", default, "There is a header and no row.", "Check that the export was complete.");
        }

        return Close();
    }

    private HistoryReading? AddValue(long line, ReadOnlySpan<char> text, ReadOnlySpan<char> value)
    {
        if (PeriodOf(text) is not { } period)
        {
            return Reject(
                line,
                "unreadable-period",
                options.PeriodColumn,
                text,
                string.Create(CultureInfo.InvariantCulture, $"The text places no {options.Grain} in the calendar."),
                "Write a date such as 2017-03-01, a month such as 2017-03, or the period's name such as FY2017-M03.");
        }

        if (_values.Count == TimeSeries.MaxLength)
        {
            return Reject(line, "series-too-long", options.IdColumn, _id, "The series has a million rows already.", "Sum it up to longer periods.");
        }

        _lines[period.Id] = line;
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            _values.Add(new PeriodValue(period, number));
            return null;
        }

        _values.Add(new PeriodValue(period, null));
        return value.IsEmpty
            ? null
            : Reject(line, "unreadable-value", options.ValueColumn, value, "The value is no number, and counts as missing.", "Write it like 1250.5.");
    }

    private FiscalPeriod? PeriodOf(ReadOnlySpan<char> text)
    {
        var isDay = DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        if (isDay || (options.Grain <= PeriodGrain.Month
            && DateOnly.TryParseExact(text, ["yyyy-MM", "yyyyMM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day)))
        {
            return options.Calendar.TryGetPeriodOn(LocalDate.FromDateOnly(day), options.Grain, out var holding) ? holding : null;
        }

        return options.Calendar.TryParse(text.ToString(), out var named) && named.Grain == options.Grain ? named : null;
    }

    private HistoryReading? Reject(long line, string code, string field, ReadOnlySpan<char> value, string message, string advice)
    {
        Note(line, IssueOutcome.Rejected, code, field, value, message, advice);
        return _issues.Count < MostIssues ? null : HandOver(history: null);
    }

    private void Note(long? line, IssueOutcome outcome, string code, string field, ReadOnlySpan<char> value, string message, string advice) =>
        _issues.Add(new Issue
        {
            Code = code,
            Outcome = outcome,
            Message = message,
            Advice = advice,
            Source = options.Source,
            Line = line,
            Field = field,
            Value = value.ToString(),
        });

    private HistoryReading? Close()
    {
        PeriodHistory? history = null;
        if (_values.Count > 0)
        {
            var made = PeriodHistoryCalculator.Calculate(_id!, _values, options.Calendar, options.History);
            history = made.Value;
            _issues.AddRange(made.Issues.Select(InSource));
        }

        _values.Clear();
        _lines.Clear();
        return history is null && _issues.Count == 0 ? null : HandOver(history);
    }

    // The calculator knows neither the file nor the line, and names the period in the field or in the value. Of several rows of a period the last is told.
    private Issue InSource(Issue issue) => issue with
    {
        Source = options.Source,
        Line = _lines.TryGetValue(issue.Field, out var line) || _lines.TryGetValue(issue.Value, out line) ? line : null,
        Message = string.Create(CultureInfo.InvariantCulture, $"Series {_id}: {issue.Message}"),
    };

    private HistoryReading HandOver(PeriodHistory? history)
    {
        var reading = new HistoryReading(history, _issues.ToImmutable());
        _issues.Clear();
        return reading;
    }
}
