using SalesMetrics.Series;

namespace SalesMetrics.Data.Series;

/// <summary>Puts rows together to series, one at a time. Working memory of one reading.</summary>
internal sealed class SeriesAssembler(SeriesReaderOptions options)
    : RowAssembler<SeriesReading>(options.IdColumn, options.Source, "Sort the file by series, then period.")
{
    private readonly ImmutableArray<double>.Builder _values = ImmutableArray.CreateBuilder<double>();
    private PeriodSequence _periods = new();

    protected override SeriesReading? AddValue(long line, ReadOnlySpan<char> period, ReadOnlySpan<char> value)
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
            return RejectLength(line, "values");
        }

        _values.Add(number);
        if (gap)
        {
            Note(
                line,
                IssueOutcome.Used,
                PeriodSequence.Gap,
                options.PeriodColumn ?? "",
                period,
                "The period does not follow the one before at the usual step.",
                "Add the missing rows: the values were taken as consecutive.");
        }

        return HandOverWhenFull();
    }

    protected override SeriesReading? Close()
    {
        var series = _values.Count > 0 ? TimeSeries.Create(Id!, _values.ToImmutable(), options.SeasonLength) : null;
        _values.Clear();
        _periods = new PeriodSequence();
        return series is null && !HasIssues ? null : HandOver(series, TakeIssues());
    }

    protected override SeriesReading OfIssues(ImmutableArray<Issue> issues) => HandOver(series: null, issues);

    private static SeriesReading HandOver(TimeSeries? series, ImmutableArray<Issue> issues) =>
        new(series, issues, issues.Count(issue => issue.Outcome == IssueOutcome.Rejected));

    private static string WrongPeriod(string problem) => problem switch
    {
        PeriodSequence.Duplicate => "The series has a row for this period already.",
        PeriodSequence.Mixed => "The period is of another kind than those before.",
        _ => "The period is before the one above.",
    };

    private SeriesReading? RejectValue(long line, string code, ReadOnlySpan<char> value, string message, string advice) =>
        Reject(
            line, code, options.ValueColumn, value, message, advice + " Until then later values are taken one period too early.");
}
