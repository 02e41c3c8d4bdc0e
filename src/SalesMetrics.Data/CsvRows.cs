using SalesMetrics.Data.Csv;
using Sylvan.Data.Csv;

namespace SalesMetrics.Data;

/// <summary>The rows of a CSV source with the lines they start on; what stops reading is told as
/// <see cref="UnusableInputException"/>.</summary>
internal sealed class CsvRows : IDisposable
{
    private const int MostCharactersInARow = 1 << 20;

    private readonly TextReader _text;
    private readonly CsvDataReader _reader;
    private readonly string _source;
    private readonly List<string> _columns;
    private long _nextLine;

    private CsvRows(TextReader text, CsvDataReader reader, string source)
    {
        _text = text;
        _reader = reader;
        _source = source;
        _columns = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetName(i).Trim())];
        _nextLine = 2 + _columns.Sum(name => name.Count(c => c == '\n'));
    }

    /// <summary>The 1-based line on which the current row starts; after the last row, the last line that was read.</summary>
    public long Line { get; private set; } = 1;

    public int ColumnCount => _columns.Count;

    /// <summary>The number of fields of the current row, which may differ from <see cref="ColumnCount"/>.</summary>
    public int FieldCount => _reader.RowFieldCount;

    /// <param name="text">Closed with this object, and when this throws.</param>
    /// <param name="source">The name of the source in messages.</param>
    /// <param name="delimiter">Null means found from the header.</param>
    public static CsvRows Open(TextReader text, string source, char? delimiter)
    {
        var options = new CsvDataReaderOptions
        {
            Delimiter = delimiter,
            BufferSize = 1 << 16,
            MaxBufferSize = MostCharactersInARow,
            // Rows whose first field starts with # are rows: nothing is dropped silently.
            Comment = CleanTextReader.NeverThere,
        };
        try
        {
            return new CsvRows(text, CsvDataReader.Create(new CleanTextReader(text), options), source);
        }
        catch (CsvMissingHeadersException e)
        {
            text.Dispose();
            throw new UnusableInputException(source, null, "The input is empty.", "Give a CSV with a header row and one row a value.", e);
        }
        catch (CsvFormatException e)
        {
            text.Dispose();
            // Opening reads the header, which is row 0 to the reader, and looks at the first row.
            throw Broken(source, e.RowNumber > 0 ? 2 : 1, e);
        }
    }

    /// <summary>Finds a column by name, without regard to case and outer spaces.</summary>
    public int Column(string name)
    {
        var found = _columns.FindIndex(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase));
        if (found < 0)
        {
            throw new UnusableInputException(
                _source,
                1,
                $"There is no column '{name}'.",
                $"The header names {string.Join(", ", _columns)}: rename one or state another name.");
        }

        if (_columns.FindLastIndex(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase)) != found)
        {
            throw new UnusableInputException(_source, 1, $"There are two columns '{name}'.", "Rename or remove one.");
        }

        return found;
    }

    /// <summary>Moves to the next row that is not a blank line.</summary>
    public bool Read()
    {
        try
        {
            while (_reader.Read())
            {
                var raw = _reader.GetRawRecordSpan();
                Line = _nextLine;
                _nextLine += raw.Count('\n');
                if (!raw.Trim("\r\n ").IsEmpty)
                {
                    return true;
                }
            }

            return false;
        }
        catch (CsvFormatException e)
        {
            throw Broken(_source, _nextLine, e);
        }
    }

    /// <summary>A field of the current row without outer spaces; valid until the next row is read.</summary>
    public ReadOnlySpan<char> Field(int column) => _reader.GetFieldSpan(column).Trim();

    public void Dispose()
    {
        _reader.Dispose();
        _text.Dispose();
    }

    private static UnusableInputException Broken(string source, long line, CsvFormatException e) =>
        e is CsvRecordTooLargeException
            ? new UnusableInputException(
                source,
                line,
                Invariant($"The row is longer than {MostCharactersInARow} characters."),
                "Look for a quote that is never closed.",
                e)
            : new UnusableInputException(
                source, line, "The quoting of the row is broken.", "Close the quotes, and double those inside a quoted field.", e);
}
