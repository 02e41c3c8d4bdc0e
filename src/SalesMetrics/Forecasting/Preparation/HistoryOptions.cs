using SalesMetrics.Calendars;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Preparation;

/// <summary>What a history is made by where data has gaps, doubles or an unfinished end. Each choice has a default.</summary>
public sealed record HistoryOptions
{
    /// <summary>As <see cref="TimeSeries.SeasonLength"/>. Default 1.</summary>
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

    /// <summary>What becomes of missing periods. Default <see cref="GapPolicy.Refuse"/>.</summary>
    public GapPolicy Gaps
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Refuse, Interpolate, CarryForward and Zero are the policies there are.");
    }

    /// <summary>What becomes of a period given twice. Default <see cref="DuplicatePolicy.Refuse"/>.</summary>
    public DuplicatePolicy Duplicates
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Refuse, Add and KeepLast are the policies there are.");
    }

    /// <summary>What becomes of a period that ends after <see cref="AsOf"/>. Default <see cref="PartialPeriodPolicy.Drop"/>.</summary>
    public PartialPeriodPolicy Partial
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Drop, Scale and Keep are the policies there are.");
    }

    /// <summary>The last day that is known; null (default) means that every period is over.</summary>
    public LocalDate? AsOf { get; init; }

    /// <summary>The selling days by which a partial period is scaled. Default Monday to Friday.</summary>
    public SellingDayCalendar SellingDays { get; init; } = SellingDayCalendar.MondayToFriday;
}
