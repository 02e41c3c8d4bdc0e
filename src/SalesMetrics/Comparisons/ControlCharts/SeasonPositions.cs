using SalesMetrics.Calendars;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>Which place in the season each period of a chart has: periods of one place are compared with each other.</summary>
public static class SeasonPositions
{
    /// <summary>The month in its quarter, 0 to 2, of each day: for weeks or days whose rhythm is that of the quarter.</summary>
    /// <param name="days">A day for each period, oldest first: its middle.</param>
    /// <param name="calendar">The calendar; it has months and quarters.</param>
    /// <exception cref="ArgumentOutOfRangeException">A day is not in the calendar.</exception>
    public static ImmutableArray<int> MonthInQuarter(IEnumerable<LocalDate> days, FiscalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(calendar);
        return
        [
            .. days.Select(day =>
            {
                var month = calendar.PeriodOn(day, PeriodGrain.Month);
                return calendar.PeriodsIn(new DateInterval(calendar.PeriodOn(day, PeriodGrain.Quarter).Start, month.End), PeriodGrain.Month).Length - 1;
            }),
        ];
    }

    /// <summary>0, 1, ..., length - 1, 0, 1, ...: for periods whose season is so many of them long.</summary>
    /// <param name="count">How many periods there are; 0 or more.</param>
    /// <param name="seasonLength">After how many the season repeats; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static ImmutableArray<int> Cycle(int count, int seasonLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(seasonLength, 1);
        return [.. Enumerable.Range(0, count).Select(i => i % seasonLength)];
    }
}
