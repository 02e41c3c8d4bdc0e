using SalesMetrics.Calendars;
using SalesMetrics.Forecasting.Preparation;
using SalesMetrics.Series;

namespace SalesMetrics.Data.Series;

/// <summary>Puts rows with dates together to histories, one at a time. Working memory of one reading.</summary>
internal sealed class HistoryAssembler(HistoryReaderOptions options)
    : RowAssembler<HistoryReading>(options.IdColumn, options.Source, "Sort the file by series.")
{
    private readonly List<PeriodValue> _values = [];
    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);

    protected override HistoryReading? AddValue(long line, ReadOnlySpan<char> text, ReadOnlySpan<char> value)
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
            return RejectLength(line, "rows");
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

    protected override HistoryReading? Close()
    {
        PeriodHistory? history = null;
        if (_values.Count > 0)
        {
            var made = PeriodHistoryCalculator.Calculate(Id!, _values, options.Calendar, options.History);
            history = made.Value;
            foreach (var issue in made.Issues)
            {
                Note(InSource(issue));
            }
        }

        _values.Clear();
        _lines.Clear();
        return history is null && !HasIssues ? null : new(history, TakeIssues());
    }

    protected override HistoryReading OfIssues(ImmutableArray<Issue> issues) => new(history: null, issues);

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

    // The calculator knows neither the file nor the line, and names the period in the field or in the value. Of several rows of a period the last is told.
    private Issue InSource(Issue issue) => issue with
    {
        Source = options.Source,
        Line = _lines.TryGetValue(issue.Field, out var line) || _lines.TryGetValue(issue.Value, out line) ? line : null,
        Message = string.Create(CultureInfo.InvariantCulture, $"Series {Id}: {issue.Message}"),
    };
}
