using Sylvan.Data.Csv;

namespace SalesMetrics.Data.Csv;

/// <summary>The rows of a CSV text one by one, each with the line it starts on, and with a way on after a broken one.</summary>
/// <remarks>
/// The parser runs in its lax style, in which a stray quote never ends the reading but may swallow lines up to the next quote. A row that
/// spans lines and is broken (its quotes do not fit, or its number of fields is wrong) is therefore given back line by line:
/// its first line is the fault, the others are read again. No line is read again more than a few times: a line that has swallowed
/// others holds an odd run of quotes, and such a run would have closed an earlier one.
/// </remarks>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>The most characters a row may have. Salesforce's longest text field has 131,072.</summary>
    public const int LongestRow = 256 * 1024;

    private readonly char _delimiter;
    private readonly CleanTextReader _text;
    private readonly char[] _buffer = new char[LongestRow];
    private readonly Stack<CsvDataReader> _swallowed = new();
    private CsvDataReader? _outer;
    private CsvDataReader? _current;
    private long _nextLine = 1;

    public CsvRecords(TextReader source, char delimiter)
    {
        _delimiter = delimiter;
        _text = new CleanTextReader(source);
    }

    /// <summary>How many fields a row should have; 0 while the header is not known.</summary>
    public int ExpectedFields { get; set; }

    /// <summary>The 1-based line on which the row starts.</summary>
    public long Line { get; private set; }

    public RowFault Fault { get; private set; }

    /// <summary>The text of a faulty row's first line; of a good row, all of it.</summary>
    public ReadOnlySpan<char> Raw => Fault == RowFault.None ? _current!.GetRawRecordSpan() : FaultText;

    public int FieldCount => Fault == RowFault.None ? _current!.RowFieldCount : 0;

    private string FaultText { get; set; } = "";

    public ReadOnlySpan<char> Field(int ordinal) => _current!.GetFieldSpan(ordinal);

    /// <summary>Goes on to the next row that is not a blank line.</summary>
    public bool Read()
    {
        while (true)
        {
            Line = _nextLine;
            Fault = RowFault.None;
            try
            {
                if (!Advance())
                {
                    return false;
                }
            }
            catch (CsvRecordTooLargeException)
            {
                SetAsideTooLong();
                return true;
            }

            var raw = _current!.GetRawRecordSpan();
            if (raw is "\n" or "\r\n" or "")
            {
                _nextLine++;
                continue;
            }

            var hasQuotes = raw.Contains('"');
            if (!hasQuotes)
            {
                _nextLine++;
                return true;
            }

            var isWellQuoted = QuotesFit(raw, _delimiter);
            var firstEnd = raw.IndexOf('\n');
            var spansLines = firstEnd >= 0 && firstEnd < raw.Length - 1;
            if (spansLines && (!isWellQuoted || (ExpectedFields > 0 && _current.RowFieldCount != ExpectedFields)))
            {
                SetAsideFirstLine(raw, firstEnd);
            }
            else if (!isWellQuoted)
            {
                Break(RowFault.BrokenQuotes, raw);
                _nextLine++;
            }
            else
            {
                _nextLine += Math.Max(1, raw.Count('\n'));
            }

            return true;
        }
    }

    public void Dispose()
    {
        _outer?.Dispose();
        while (_swallowed.TryPop(out var reader))
        {
            reader.Dispose();
        }

        _text.Dispose();
    }

    /// <summary>Whether every quoted field is closed and followed by a delimiter or the end. Quotes inside an unquoted field are text.</summary>
    internal static bool QuotesFit(ReadOnlySpan<char> raw, char delimiter)
    {
        var rest = raw.TrimEnd("\r\n");
        while (true)
        {
            if (rest.Length > 0 && rest[0] == '"')
            {
                var at = 1;
                while (true)
                {
                    var quote = at <= rest.Length ? rest[at..].IndexOf('"') : -1;
                    if (quote < 0)
                    {
                        return false;
                    }

                    at += quote + 1;
                    if (at >= rest.Length || rest[at] != '"')
                    {
                        break;
                    }

                    at++;
                }

                if (at == rest.Length)
                {
                    return true;
                }

                if (rest[at] != delimiter)
                {
                    return false;
                }

                rest = rest[(at + 1)..];
            }
            else
            {
                var next = rest.IndexOf(delimiter);
                if (next < 0)
                {
                    return true;
                }

                rest = rest[(next + 1)..];
            }
        }
    }

    private bool Advance()
    {
        while (_swallowed.TryPeek(out var reader))
        {
            if (reader.Read())
            {
                _current = reader;
                return true;
            }

            _swallowed.Pop().Dispose();
        }

        _outer ??= Open(_text, _buffer);
        _current = _outer;
        return _outer.Read();
    }

    private void SetAsideFirstLine(ReadOnlySpan<char> raw, int firstEnd)
    {
        var rest = raw[(firstEnd + 1)..].ToString();
        Break(RowFault.BrokenQuotes, raw[..firstEnd]);
        _nextLine++;

        // One character more than the text, or the parser could not tell that it ends there.
        _swallowed.Push(Open(new StringReader(rest), new char[rest.Length + 128]));
    }

    /// <summary>The buffer holds nothing but the start of the row that is too long: its first line is the fault, the rest is read again.</summary>
    private void SetAsideTooLong()
    {
        var firstEnd = Array.IndexOf(_buffer, '\n');
        _outer?.Dispose();
        _outer = null;
        if (firstEnd < 0)
        {
            Break(RowFault.TooLong, _buffer);
            _text.SkipLine();
        }
        else
        {
            Break(RowFault.BrokenQuotes, _buffer.AsSpan(0, firstEnd));
            _text.PutBack(new string(_buffer, firstEnd + 1, _buffer.Length - firstEnd - 1));
        }

        _nextLine++;
    }

    private void Break(RowFault fault, ReadOnlySpan<char> text)
    {
        Fault = fault;
        FaultText = text.TrimEnd("\r\n").ToString();
    }

    private CsvDataReader Open(TextReader text, char[] buffer) => CsvDataReader.Create(text, buffer, new CsvDataReaderOptions
    {
        // The header is a row like any other here: its faults are found and its line is counted the same way.
        HasHeaders = false,
        CsvStyle = CsvStyle.Lax,
        Delimiter = _delimiter,
        Comment = CleanTextReader.NeverThere,
        OwnsReader = false,
    });
}
