namespace SalesMetrics.Data.Series;

/// <summary>Reads series from CSV with one row a value (<c>series_id,period,value</c>), one series at a time.</summary>
/// <remarks>
/// <para>The rows of a series must stand together, earliest period first. Memory holds one series, and the names of those already read (to
/// notice one that comes back), whatever the length of the source.</para>
/// <para>Periods are integers, ISO dates (<c>2017-03-01</c>, <c>2017-03</c>) or those without hyphens, one kind a series. They order the
/// rows and are not kept. A period that does not follow at the step of the first two is used with an issue, because the values are taken to
/// be consecutive; dates less than a week apart are not checked for that, since weekends are no gaps.</para>
/// <para>Values are decimal numbers with a point, in any notation such as <c>1250.5</c> or <c>1.2505e3</c>.</para>
/// </remarks>
public static class SeriesReader
{
    /// <summary>Reads a UTF-8 file, with or without byte order mark, as it is enumerated.</summary>
    /// <exception cref="UnusableInputException">The file is empty, lacks a column or has broken quoting; thrown while
    /// enumerating.</exception>
    /// <exception cref="IOException">The file cannot be read; thrown while enumerating.</exception>
    public static IEnumerable<SeriesReading> ReadFile(string path, SeriesReaderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new SeriesReaderOptions();
        var named = options.Source.Length > 0 ? options : options with { Source = Path.GetFileName(path) };
        return Enumerate(() => new StreamReader(path), named);
    }

    /// <summary>Reads text as it is enumerated, once; the reader is closed at the end.</summary>
    /// <exception cref="UnusableInputException">The text is empty, lacks a column or has broken quoting; thrown while
    /// enumerating.</exception>
    public static IEnumerable<SeriesReading> Read(TextReader reader, SeriesReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Enumerate(() => reader, options ?? new SeriesReaderOptions());
    }

    // An iterator, so that each enumeration of a file has an assembler of its own.
    private static IEnumerable<SeriesReading> Enumerate(Func<TextReader> open, SeriesReaderOptions options)
    {
        foreach (var reading in new SeriesAssembler(options).Read(open, options.Delimiter, options.PeriodColumn, options.ValueColumn))
        {
            yield return reading;
        }
    }
}
