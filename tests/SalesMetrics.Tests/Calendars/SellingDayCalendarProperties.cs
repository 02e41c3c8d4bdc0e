using FsCheck.Xunit;
using SalesMetrics.Calendars;

namespace SalesMetrics.Tests.Calendars;

public class SellingDayCalendarProperties
{
    private static readonly LocalDate Origin = new(2016, 1, 1);

    [Property(MaxTest = 1000)]
    public bool Counting_by_arithmetic_equals_counting_day_by_day(byte daysOff, byte[] holidays, byte start, byte length)
    {
        var calendar = Calendar(daysOff, holidays);
        var interval = Interval(start, length);
        return calendar.Count(interval) == interval.Count(calendar.IsSellingDay);
    }

    [Property(MaxTest = 1000)]
    public bool Counts_of_adjacent_intervals_add_up(byte daysOff, byte[] holidays, byte start, byte length, byte more)
    {
        var calendar = Calendar(daysOff, holidays);
        var first = Interval(start, length);
        var second = new DateInterval(first.End.PlusDays(1), first.End.PlusDays(1 + more));
        return calendar.Count(first) + calendar.Count(second) == calendar.Count(first.Union(second)!);
    }

    [Property(MaxTest = 1000)]
    public bool A_day_sells_unless_its_weekday_is_off_or_it_is_a_holiday(byte daysOff, byte[] holidays, byte day)
    {
        var calendar = Calendar(daysOff, holidays);
        var date = Origin.PlusDays(day);
        var isOff = (daysOff % 127 & (1 << ((int)date.DayOfWeek - 1))) != 0;
        return calendar.IsSellingDay(date) == (!isOff && !holidays.Contains(day));
    }

    [Property(MaxTest = 1000)]
    public bool There_is_no_selling_day_between_a_day_and_the_next(byte daysOff, byte[] holidays, byte day)
    {
        var calendar = Calendar(daysOff, holidays);
        var date = Origin.PlusDays(day);
        var next = calendar.Next(date);
        var last = calendar.Previous(next);
        return next > date
            && calendar.Count(new DateInterval(date.PlusDays(1), next)) == 1
            && last <= date
            && calendar.Count(new DateInterval(last, next)) == 2;
    }

    // Seven bits say which weekdays are off; 127, all of them, is not to be had.
    private static SellingDayCalendar Calendar(byte daysOff, byte[] holidays) => SellingDayCalendar.Create(
        Enumerable.Range(0, 7).Where(bit => (daysOff % 127 & (1 << bit)) != 0).Select(bit => (IsoDayOfWeek)(bit + 1)),
        holidays.Select(offset => Origin.PlusDays(offset)));

    private static DateInterval Interval(byte start, byte length) => new(Origin.PlusDays(start), Origin.PlusDays(start + length));
}
