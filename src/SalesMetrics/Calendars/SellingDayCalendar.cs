namespace SalesMetrics.Calendars;

/// <summary>Says which days are selling days: all but the weekly days off and the given holidays.</summary>
/// <remarks>A holiday on a weekly day off takes nothing away twice. Holidays are the caller's to give: none are built in.</remarks>
public sealed class SellingDayCalendar
{
    /// <summary>The holidays that are not weekly days off anyway, in order, each once.</summary>
    private readonly ImmutableArray<LocalDate> _lostDays;

    /// <summary>One bit for each weekly day off, at the weekday's ISO number.</summary>
    private readonly int _weekendBits;

    private SellingDayCalendar(ImmutableArray<IsoDayOfWeek> weekend, ImmutableArray<LocalDate> holidays)
    {
        Weekend = weekend;
        Holidays = holidays;
        _weekendBits = weekend.Aggregate(0, (bits, weekday) => bits | (1 << (int)weekday));
        _lostDays = [.. holidays.Where(date => !IsWeekend(date.DayOfWeek))];
    }

    /// <summary>Saturday and Sunday off, no holidays.</summary>
    public static SellingDayCalendar MondayToFriday { get; } = Create([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], []);

    /// <summary>The weekdays that are never selling days, from Monday on. Empty when selling goes on all week.</summary>
    public ImmutableArray<IsoDayOfWeek> Weekend { get; }

    /// <summary>The holidays as given, in order, each once.</summary>
    public ImmutableArray<LocalDate> Holidays { get; }

    /// <summary>Makes a calendar from the weekly days off and the holidays.</summary>
    /// <param name="weekend">The weekdays off, none to six; a weekday given twice counts once.</param>
    /// <param name="holidays">Other days off, in any order; a date given twice counts once, so lists may be joined.</param>
    /// <exception cref="ArgumentException">All seven weekdays are off, or a holiday is not in the ISO calendar.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weekday.</exception>
    public static SellingDayCalendar Create(IEnumerable<IsoDayOfWeek> weekend, IEnumerable<LocalDate> holidays)
    {
        ArgumentNullException.ThrowIfNull(weekend);
        ArgumentNullException.ThrowIfNull(holidays);
        ImmutableArray<IsoDayOfWeek> daysOff = [.. weekend.Distinct().Order()];
        foreach (var weekday in daysOff)
        {
            if (weekday is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
            {
                throw new ArgumentOutOfRangeException(nameof(weekend), weekday, "The weekdays are Monday to Sunday.");
            }
        }

        if (daysOff.Length == 7)
        {
            throw new ArgumentException("All seven weekdays are off: at least one must be left to sell on.", nameof(weekend));
        }

        var dates = holidays.ToArray();
        foreach (var date in dates)
        {
            IsoDate.Require(date, nameof(holidays));
        }

        return new SellingDayCalendar(daysOff, [.. dates.Distinct().Order()]);
    }

    /// <summary>Tells whether a day is a selling day.</summary>
    /// <exception cref="ArgumentException"><paramref name="date"/> is not in the ISO calendar.</exception>
    public bool IsSellingDay(LocalDate date)
    {
        IsoDate.Require(date, nameof(date));
        return !IsWeekend(date.DayOfWeek) && _lostDays.BinarySearch(date) < 0;
    }

    /// <summary>Counts the selling days of an interval, both its ends included.</summary>
    /// <remarks>The time it takes does not depend on the length of the interval.</remarks>
    /// <exception cref="ArgumentException"><paramref name="interval"/> is not in the ISO calendar.</exception>
    public int Count(DateInterval interval)
    {
        IsoDate.Require(interval, nameof(interval));
        var (wholeWeeks, rest) = Math.DivRem(interval.Length, 7);
        var count = wholeWeeks * (7 - Weekend.Length);
        for (var i = 0; i < rest; i++)
        {
            count += IsWeekend(Weekday(interval.Start, i)) ? 0 : 1;
        }

        return count - LostDaysIn(interval);
    }

    /// <summary>Gets the first selling day after a day, which need not be one itself.</summary>
    /// <exception cref="ArgumentException"><paramref name="date"/> is not in the ISO calendar.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is none before the end of the ISO calendar, in the year 9999.</exception>
    public LocalDate Next(LocalDate date) => Step(date, 1, LocalDate.MaxIsoValue);

    /// <summary>Gets the last selling day before a day, which need not be one itself.</summary>
    /// <exception cref="ArgumentException"><paramref name="date"/> is not in the ISO calendar.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is none after the start of the ISO calendar, in the year -9998.</exception>
    public LocalDate Previous(LocalDate date) => Step(date, -1, LocalDate.MinIsoValue);

    private static IsoDayOfWeek Weekday(LocalDate start, int daysLater) =>
        (IsoDayOfWeek)((((int)start.DayOfWeek - 1 + daysLater) % 7) + 1);

    private bool IsWeekend(IsoDayOfWeek weekday) => (_weekendBits & (1 << (int)weekday)) != 0;

    private int LostDaysIn(DateInterval interval)
    {
        var first = _lostDays.BinarySearch(interval.Start);
        var last = _lostDays.BinarySearch(interval.End);
        // The complement of a miss is the place of the next larger entry.
        return (last < 0 ? ~last : last + 1) - (first < 0 ? ~first : first);
    }

    private LocalDate Step(LocalDate date, int by, LocalDate limit)
    {
        IsoDate.Require(date, nameof(date));
        var day = date;
        while (day != limit)
        {
            day = day.PlusDays(by);
            if (IsSellingDay(day))
            {
                return day;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(date), date, $"There is no selling day between it and {IsoDate.Text(limit)}.");
    }
}
