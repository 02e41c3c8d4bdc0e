using SalesMetrics.Calendars;
using SalesMetrics.Forecasting.Preparation;

namespace SalesMetrics.Data.Series;

/// <summary>Choices of <see cref="HistoryReader"/>. Each has a default. Column names are compared without regard to case.</summary>
public sealed record HistoryReaderOptions
{
    /// <summary>The calendar that all periods are of. Default <see cref="FiscalCalendar.Gregorian"/>.</summary>
    public FiscalCalendar Calendar
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = FiscalCalendar.Gregorian;

    /// <summary>How long the periods are; one that <see cref="Calendar"/> has. Default <see cref="PeriodGrain.Month"/>.</summary>
    public PeriodGrain Grain { get; init; } = PeriodGrain.Month;

    /// <summary>What becomes of gaps, doubles and an unfinished end, and the season length. Default: what is doubtful is refused.</summary>
    public HistoryOptions History
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = new();

    /// <summary>The name of the source in issues and exceptions. Default empty; reading a file states its name by itself.</summary>
    public string Source { get; init; } = "";

    /// <summary>The column with the name of the series. Default <c>series_id</c>.</summary>
    public string IdColumn { get; init; } = "series_id";

    /// <summary>The column with the period. Default <c>period</c>.</summary>
    public string PeriodColumn { get; init; } = "period";

    /// <summary>The column with the value. Default <c>value</c>.</summary>
    public string ValueColumn { get; init; } = "value";

    /// <summary>What separates the fields; null (default) means that it is found from the header: comma, semicolon, tab or bar.</summary>
    public char? Delimiter { get; init; }
}
