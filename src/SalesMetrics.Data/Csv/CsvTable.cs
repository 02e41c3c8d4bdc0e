using SalesMetrics.Data.Mappings;

namespace SalesMetrics.Data.Csv;

/// <summary>A CSV text read by a <see cref="FileMapping"/>: mapped fields of one row after the other, and the issues of each.</summary>
internal sealed class CsvTable : IDisposable
{
    /// <summary>Longer values are cut in issues, or one broken quote would put half a file into a message.</summary>
    private const int LongestValue = 1_000;

    private readonly CsvRecords _records;
    private readonly ImmutableArray<int> _ordinals;
    private readonly ImmutableArray<string> _names;
    private readonly int _fields;
    private readonly List<Issue> _issues = [];

    private CsvTable(CsvRecords records, string source, int fields, ImmutableArray<int> ordinals, ImmutableArray<string> names)
    {
        _records = records;
        Source = source;
        _fields = fields;
        _ordinals = ordinals;
        _names = names;
    }

    public string Source { get; }

    /// <summary>The rows met so far, counted where they are cut, before anything is known of their content.</summary>
    public long RowsRead { get; private set; }

    public bool IsRejected { get; private set; }

    /// <summary>Reads the header. The text is not closed, neither here nor on disposal.</summary>
    /// <exception cref="UnusableInputException">There is no header, or a column that is needed is missing or there twice.</exception>
    public static CsvTable Open(TextReader text, string source, FileMapping mapping, char delimiter)
    {
        var records = new CsvRecords(text, delimiter);
        var headers = ReadHeaders(records, source);
        var ordinals = ImmutableArray.CreateBuilder<int>(mapping.Columns.Length);
        var names = ImmutableArray.CreateBuilder<string>(mapping.Columns.Length);
        var missing = new List<string>();
        foreach (var column in mapping.Columns)
        {
            var ordinal = Find(column, headers, source, records.Line);
            if (ordinal < 0 && column.IsRequired)
            {
                missing.Add(Invariant($"{column.Field} ({string.Join(" or ", column.Headers.Select(header => Invariant($"'{header}'")))})"));
            }

            ordinals.Add(ordinal);
            names.Add(ordinal < 0 ? column.Headers.FirstOrDefault() ?? column.Field : headers[ordinal]);
        }

        if (missing.Count > 0)
        {
            var found = string.Join(", ", headers.Select(header => Invariant($"'{header}'")));
            var hint = headers.Length == 1 && headers[0].AsSpan().ContainsAny(",;\t|")
                ? "The fields seem to be parted by another character: state it as the mapping's delimiter."
                : "Export the column too, or name it in the mapping as the file does.";
            throw new UnusableInputException(
                source,
                records.Line,
                Invariant($"The {mapping.Kind} file lacks {string.Join(", ", missing)}; its columns are {Cut(found)}."),
                hint);
        }

        records.ExpectedFields = headers.Length;
        return new CsvTable(records, source, headers.Length, ordinals.MoveToImmutable(), names.MoveToImmutable());
    }

    /// <summary>The column names of a text; none when it is empty or its first row is broken.</summary>
    public static ImmutableArray<string> HeadersOf(TextReader text)
    {
        using var records = new CsvRecords(text, ',');
        return records.Read() && records.Fault == RowFault.None ? Headers(records) : [];
    }

    /// <summary>Goes on to the next row, and rejects it when it cannot be cut into its fields.</summary>
    public bool Read()
    {
        _issues.Clear();
        IsRejected = false;
        if (!_records.Read())
        {
            return false;
        }

        RowsRead++;
        CheckShape();
        return true;
    }

    public bool Has(int column) => _ordinals[column] >= 0;

    /// <summary>A field without surrounding blanks, valid until another one is read; empty when the file has no such column.</summary>
    public ReadOnlySpan<char> this[int column] => _ordinals[column] < 0 ? default : _records.Field(_ordinals[column]).Trim();

    /// <summary>Sets the row aside. A row may be rejected for several reasons.</summary>
    public void Reject(string code, int column, string message, string advice)
    {
        IsRejected = true;
        AddIssue(code, IssueOutcome.Rejected, column, message, advice);
    }

    /// <summary>Notes a doubt about a row that is used.</summary>
    public void Doubt(string code, int column, string message, string advice) =>
        AddIssue(code, IssueOutcome.Used, column, message, advice);

    /// <summary>Ends the row. Once it is rejected, a value made from it does not count.</summary>
    public ReadRow<T> Finish<T>(T? value)
        where T : class => new(Source, _records.Line, IsRejected ? null : value, [.. _issues]);

    public void Dispose() => _records.Dispose();

    private static string Cut(ReadOnlySpan<char> text) =>
        text.Length <= LongestValue ? text.ToString() : string.Concat(text[..LongestValue], "…");

    private static ImmutableArray<string> ReadHeaders(CsvRecords records, string source)
    {
        if (!records.Read())
        {
            throw new UnusableInputException(source, null, "The file is empty.", "Export it again, with a header row.");
        }

        if (records.Fault != RowFault.None)
        {
            throw new UnusableInputException(
                source, records.Line, "The header row has a quote that does not close.", "Close it, or export the file again.");
        }

        return Headers(records);
    }

    private static ImmutableArray<string> Headers(CsvRecords records)
    {
        var headers = ImmutableArray.CreateBuilder<string>(records.FieldCount);
        for (var i = 0; i < records.FieldCount; i++)
        {
            headers.Add(records.Field(i).Trim().ToString());
        }

        return headers.MoveToImmutable();
    }

    private static int Find(ColumnMapping column, ImmutableArray<string> headers, string source, long line)
    {
        foreach (var name in column.Headers)
        {
            var found = -1;
            for (var i = 0; i < headers.Length; i++)
            {
                if (!string.Equals(headers[i], name.Trim(), StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                if (found >= 0)
                {
                    throw new UnusableInputException(
                        source, line, Invariant($"Two columns are named '{headers[i]}'."), "Rename the one that is not meant.");
                }

                found = i;
            }

            if (found >= 0)
            {
                return found;
            }
        }

        return -1;
    }

    private void CheckShape()
    {
        if (_records.Fault == RowFault.BrokenQuotes)
        {
            RejectRow(
                "broken-quotes",
                "A quote on this line does not close, or text follows the closing one, or the fields it encloses do not make a row.",
                "Close the quote, and write a quote inside a quoted field twice.");
            return;
        }

        if (_records.Fault == RowFault.TooLong)
        {
            RejectRow(
                "row-too-long",
                Invariant($"The row has more than {CsvRecords.LongestRow} characters without a line end."),
                "Export the file again without that column.");
            return;
        }

        if (_records.FieldCount != _fields)
        {
            RejectRow(
                "field-count",
                Invariant($"The row has {_records.FieldCount} fields where the header has {_fields}."),
                "Quote the field that holds a delimiter, or remove the line when it is no row.");
            return;
        }

        var raw = _records.Raw;
        if (raw.Contains('\0'))
        {
            RejectRow("nul-character", "The row holds a NUL character.", "The file is damaged, or is UTF-16 without its mark: export it again as UTF-8.");
            return;
        }

        if (raw.Contains('\uFFFD'))
        {
            DoubtUnreadableCharacters();
        }
    }

    private void DoubtUnreadableCharacters()
    {
        for (var column = 0; column < _ordinals.Length; column++)
        {
            if (this[column].Contains('\uFFFD'))
            {
                Doubt("unreadable-character", column, "The field holds bytes that are no UTF-8; they stand here as U+FFFD.", "Export the file as UTF-8.");
            }
        }
    }

    private void RejectRow(string code, string message, string advice)
    {
        IsRejected = true;
        _issues.Add(Make(code, IssueOutcome.Rejected, "", Cut(_records.Raw.TrimEnd("\r\n")), message, advice));
    }

    private void AddIssue(string code, IssueOutcome outcome, int column, string message, string advice) =>
        _issues.Add(Make(code, outcome, _names[column], Cut(this[column]), message, advice));

    private Issue Make(string code, IssueOutcome outcome, string field, string value, string message, string advice) => new()
    {
        Code = code,
        Outcome = outcome,
        Source = Source,
        Line = _records.Line,
        Field = field,
        Value = value,
        Message = message,
        Advice = advice,
    };
}
