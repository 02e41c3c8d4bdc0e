namespace SalesMetrics.Data.Series;

/// <summary>Puts rows of a long CSV together by series, one series at a time: names, rows of a wrong shape and issues, so that memory stays bounded. What a value
/// is and what a reading holds is for those who derive. Working memory of one reading.</summary>
internal abstract class RowAssembler<TReading>
    where TReading : class
{
    private const int MostIssues = 1000;

    private readonly string _idColumn;
    private readonly string _source;
    private readonly string _sortAdvice;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Issue>.Builder _issues = ImmutableArray.CreateBuilder<Issue>();
    private bool _hasRows;

    /// <param name="idColumn">The column of names.</param>
    /// <param name="source">Where the rows come from.</param>
    /// <param name="sortAdvice">What to do about rows of one series that stand apart.</param>
    protected RowAssembler(string idColumn, string source, string sortAdvice)
    {
        _idColumn = idColumn;
        _source = source;
        _sortAdvice = sortAdvice;
    }

    /// <summary>The series whose rows are being read; null before the first.</summary>
    protected string? Id { get; private set; }

    /// <summary>Reads all rows; the reader is closed at the end.</summary>
    /// <param name="open">Opens the text, once.</param>
    /// <param name="delimiter">The separator; null to find it.</param>
    /// <param name="periodColumn">The column of periods; null for none.</param>
    /// <param name="valueColumn">The column of values.</param>
    public IEnumerable<TReading> Read(Func<TextReader> open, char? delimiter, string? periodColumn, string valueColumn)
    {
        using var rows = CsvRows.Open(open(), _source, delimiter);
        var id = rows.Column(_idColumn);
        var period = periodColumn is { } name ? rows.Column(name) : -1;
        var value = rows.Column(valueColumn);
        while (rows.Read())
        {
            var finished = rows.FieldCount == rows.ColumnCount
                ? Add(rows.Line, rows.Field(id), period < 0 ? default : rows.Field(period), rows.Field(value))
                : RejectShape(rows.Line, rows.FieldCount, rows.ColumnCount);
            if (finished is not null)
            {
                yield return finished;
            }
        }

        if (Finish(rows.Line) is { } last)
        {
            yield return last;
        }
    }

    /// <summary>Takes the value of a row of the series; returns what is ready to be handed over, if anything.</summary>
    protected abstract TReading? AddValue(long line, ReadOnlySpan<char> period, ReadOnlySpan<char> value);

    /// <summary>Ends the series; returns what there is to hand over, if anything.</summary>
    protected abstract TReading? Close();

    /// <summary>Makes the reading of issues alone.</summary>
    protected abstract TReading OfIssues(ImmutableArray<Issue> issues);

    /// <summary>The issues since they were last taken.</summary>
    protected ImmutableArray<Issue> TakeIssues()
    {
        var taken = _issues.ToImmutable();
        _issues.Clear();
        return taken;
    }

    protected bool HasIssues => _issues.Count > 0;

    protected TReading? RejectLength(long line, string unit) => Reject(
        line, "series-too-long", _idColumn, Id, $"The series has a million {unit} already.", "Sum it up to longer periods.");

    protected TReading? Reject(long line, string code, string field, ReadOnlySpan<char> value, string message, string advice)
    {
        Note(line, IssueOutcome.Rejected, code, field, value, message, advice);
        return HandOverWhenFull();
    }

    protected void Note(long line, IssueOutcome outcome, string code, string field, ReadOnlySpan<char> value, string message, string advice) =>
        Note(new Issue
        {
            Code = code,
            Outcome = outcome,
            Message = message,
            Advice = advice,
            Source = _source,
            Line = line,
            Field = field,
            Value = value.ToString(),
        });

    protected void Note(Issue issue) => _issues.Add(issue);

    protected TReading? HandOverWhenFull() => _issues.Count < MostIssues ? null : OfIssues(TakeIssues());

    private TReading? Add(long line, ReadOnlySpan<char> id, ReadOnlySpan<char> period, ReadOnlySpan<char> value)
    {
        _hasRows = true;
        if (id.IsEmpty)
        {
            return Reject(line, "missing-id", _idColumn, id, "The row names no series.", "Fill in the name.");
        }

        TReading? finished = null;
        if (Id is null || !id.SequenceEqual(Id))
        {
            var name = id.ToString();
            if (!_seen.Add(name))
            {
                return Reject(line, "series-not-contiguous", _idColumn, id, "The rows of this series ended before.", _sortAdvice);
            }

            finished = Close();
            Id = name;
        }

        // A series that was just closed took its issues along, so the row cannot fill them up as well.
        return AddValue(line, period, value) ?? finished;
    }

    private TReading? RejectShape(long line, int fields, int columns)
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

    private TReading? Finish(long line)
    {
        if (!_hasRows)
        {
            Note(line, IssueOutcome.Used, "no-rows", "", default, "There is a header and no row.", "Check that the export was complete.");
        }

        return Close();
    }
}
