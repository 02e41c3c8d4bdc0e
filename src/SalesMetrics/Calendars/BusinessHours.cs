namespace SalesMetrics.Calendars;

/// <summary>The hours of selling days in which somebody is there, the same on every selling day.</summary>
public sealed record BusinessHours
{
    /// <summary>States the hours.</summary>
    /// <param name="days">The selling days.</param>
    /// <param name="opens">When they begin, inclusive.</param>
    /// <param name="closes">When they end, exclusive; after <paramref name="opens"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">They end before they begin, or begin and end at once.</exception>
    public BusinessHours(SellingDayCalendar days, LocalTime opens, LocalTime closes)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (closes <= opens)
        {
            throw new ArgumentOutOfRangeException(nameof(closes), closes, Invariant($"The hours begin at {opens:HH:mm} and must end later that day."));
        }

        Days = days;
        Opens = opens;
        Closes = closes;
    }

    /// <summary>The selling days.</summary>
    public SellingDayCalendar Days { get; }

    /// <summary>When they begin.</summary>
    public LocalTime Opens { get; }

    /// <summary>When they end.</summary>
    public LocalTime Closes { get; }

    /// <summary>Counts the whole minutes between two moments that lie in business hours.</summary>
    /// <param name="from">The earlier moment.</param>
    /// <param name="to">The later moment, or the same.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> is before <paramref name="from"/>.</exception>
    public long MinutesBetween(LocalDateTime from, LocalDateTime to)
    {
        if (to < from)
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, Invariant($"It is before {from:uuuu-MM-dd HH:mm}."));
        }

        // Each end's time within its own day, and the whole days between them.
        var whole = to.Date > from.Date.PlusDays(1) ? Days.Count(new DateInterval(from.Date.PlusDays(1), to.Date.PlusDays(-1))) : 0;
        var ticks = from.Date == to.Date
            ? Days.IsSellingDay(from.Date) ? Within(to.TimeOfDay) - Within(from.TimeOfDay) : 0
            : (Days.IsSellingDay(from.Date) ? Within(Closes) - Within(from.TimeOfDay) : 0) + (Days.IsSellingDay(to.Date) ? Within(to.TimeOfDay) : 0)
                + (whole * Within(Closes));
        return ticks / NodaConstants.TicksPerMinute;
    }

    // Ticks since opening, none before it and no more after closing.
    private long Within(LocalTime time) => LocalTime.Min(LocalTime.Max(time, Opens), Closes).TickOfDay - Opens.TickOfDay;
}
