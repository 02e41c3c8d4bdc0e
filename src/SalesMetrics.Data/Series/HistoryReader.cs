namespace SalesMetrics.Data.Series;

/// <summary>Reads histories from CSV with one row a value (<c>series_id,period,value</c>), where periods have dates, so that gaps, doubles and an unfinished end can be
/// dealt with by a stated policy (<see cref="Forecasting.Preparation.PeriodHistoryCalculator"/>), one series at a time.</summary>
/// <remarks>
/// <para>The rows of a series must stand together, in any order of time. Memory holds one series, and the names of those already read.</para>
/// <para>A period is any of its days (<c>2017-03-15</c>, <c>20170315</c>), a month it holds the first day of (<c>2017-03</c>, <c>201703</c>) unless periods are shorter than
/// months, or the calendar's own name of it (<c>FY2017-M03</c>). Periods that are only numbered have no place in a calendar: read them with <see cref="SeriesReader"/>.</para>
/// <para>An empty value is not known, which is not zero: the policy for gaps decides. So is one that is no number, with an issue.</para>
/// </remarks>
public static class HistoryReader
{
    /// <summary>Reads a UTF-8 file, with or without byte order mark, as it is enumerated.</summary>
    /// <exception cref="ArgumentException">The calendar has no periods of the grain.</exception>
    /// <exception cref="UnusableInputException">The file is empty, lacks a column or has broken quoting; thrown while
    /// enumerating.</exception>
    /// <exception cref="IOException">The file cannot be read; thrown while enumerating.</exception>
    public static IEnumerable<HistoryReading> ReadFile(string path, HistoryReaderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options = Checked(options);
        var named = options.Source.Length > 0 ? options : options with { Source = Path.GetFileName(path) };
        return Enumerate(() => new StreamReader(path), named);
    }

    /// <summary>Reads text as it is enumerated, once; the reader is closed at the end.</summary>
    /// <exception cref="ArgumentException">The calendar has no periods of the grain.</exception>
    /// <exception cref="UnusableInputException">The text is empty, lacks a column or has broken quoting; thrown while
    /// enumerating.</exception>
    public static IEnumerable<HistoryReading> Read(TextReader reader, HistoryReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        options = Checked(options);
        return Enumerate(() => reader, options);
    }

    private static HistoryReaderOptions Checked(HistoryReaderOptions? options)
    {
        options ??= new HistoryReaderOptions();
        return options.Calendar.Has(options.Grain)
            ? options
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The calendar has no periods of the grain {options.Grain}."), nameof(options));
    }

    // An iterator, so that each enumeration of a file has an assembler of its own.
    private static IEnumerable<HistoryReading> Enumerate(Func<TextReader> open, HistoryReaderOptions options)
    {
        foreach (var reading in new HistoryAssembler(options).Read(open, options.Delimiter, options.PeriodColumn, options.ValueColumn))
        {
            yield return reading;
        }
    }
}
