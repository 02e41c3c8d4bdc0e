using SalesMetrics.Series;

namespace SalesMetrics.Data.Series;

/// <summary>Choices of <see cref="SeriesReader"/>. Each has a default. Column names are compared without regard to case.</summary>
public sealed record SeriesReaderOptions
{
    /// <summary>The name of the source in issues and exceptions. Default empty; reading a file states its name by itself.</summary>
    public string Source { get; init; } = "";

    /// <summary>The column with the name of the series. Default <c>series_id</c>.</summary>
    public string IdColumn { get; init; } = "series_id";

    /// <summary>The column with the period. Default <c>period</c>; null means that there is none and the rows are in order.</summary>
    public string? PeriodColumn { get; init; } = "period";

    /// <summary>The column with the value. Default <c>value</c>.</summary>
    public string ValueColumn { get; init; } = "value";

    /// <summary>The season length of every series, as in <see cref="TimeSeries.SeasonLength"/>. Default 1.</summary>
    public int SeasonLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSeries.MaxLength);
            field = value;
        }
    } = 1;

    /// <summary>What separates the fields; null (default) means that it is found from the header: comma, semicolon, tab or bar.</summary>
    public char? Delimiter { get; init; }
}
