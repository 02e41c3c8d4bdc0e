using SalesMetrics.Calendars;

namespace SalesMetrics.Tests.Calendars;

public class SellingDayCalendarTests
{
    private static readonly IsoDayOfWeek[] Weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    [Fact]
    public void Holidays_and_weekends_are_no_selling_days()
    {
        var calendar = SellingDayCalendar.Create(Weekend, [new(2017, 12, 25)]);
        Assert.False(calendar.IsSellingDay(new(2017, 12, 23)));
        Assert.False(calendar.IsSellingDay(new(2017, 12, 24)));
        Assert.False(calendar.IsSellingDay(new(2017, 12, 25)));
        Assert.True(calendar.IsSellingDay(new(2017, 12, 26)));
    }

    [Fact]
    public void Both_ends_count()
    {
        Assert.Equal(5, SellingDayCalendar.MondayToFriday.Count(Schemes.Days(new(2017, 12, 4), new(2017, 12, 8))));
        Assert.Equal(1, SellingDayCalendar.MondayToFriday.Count(Schemes.Days(new(2017, 12, 8), new(2017, 12, 8))));
        Assert.Equal(0, SellingDayCalendar.MondayToFriday.Count(Schemes.Days(new(2017, 12, 9), new(2017, 12, 10))));
    }

    [Fact]
    public void A_quarter_has_its_weekdays_less_the_holidays_that_fall_on_them()
    {
        // Friday 1 September to Sunday 31 December is 17 whole weeks and three days (Friday, Saturday, Sunday): 17 x 5 + 1 weekdays.
        // Of the holidays, 25 December is a Monday and 23 December a Saturday, and 1 January is after the end.
        var calendar = SellingDayCalendar.Create(Weekend, [new(2018, 1, 1), new(2017, 12, 25), new(2017, 12, 23)]);
        Assert.Equal((17 * 5) + 1 - 1, calendar.Count(Schemes.Days(new(2017, 9, 1), new(2017, 12, 31))));
    }

    [Fact]
    public void A_holiday_given_twice_or_on_a_weekend_is_not_counted_twice()
    {
        var holidays = new LocalDate[] { new(2017, 12, 25), new(2017, 12, 25), new(2017, 12, 24) };
        var calendar = SellingDayCalendar.Create(Weekend.Append(IsoDayOfWeek.Sunday), holidays);
        Assert.Equal(5, calendar.Count(Schemes.Days(new(2017, 12, 18), new(2017, 12, 25))));
        Assert.Equal(new LocalDate[] { new(2017, 12, 24), new(2017, 12, 25) }, calendar.Holidays.AsEnumerable());
        Assert.Equal(Weekend, calendar.Weekend.AsEnumerable());
    }

    [Fact]
    public void Weekends_are_what_the_caller_says()
    {
        var week = Schemes.Days(new(2017, 12, 4), new(2017, 12, 10));
        Assert.Equal(7, SellingDayCalendar.Create([], []).Count(week));
        Assert.Equal(5, SellingDayCalendar.Create([IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday], []).Count(week));
        Assert.Equal(1, SellingDayCalendar.Create(Enum.GetValues<IsoDayOfWeek>().Where(day => (int)day > 1), []).Count(week));
    }

    [Fact]
    public void Next_and_previous_step_over_weekends_and_holidays_and_never_stay()
    {
        var calendar = SellingDayCalendar.Create(Weekend, [new(2017, 12, 25), new(2017, 12, 26)]);
        Assert.Equal(new LocalDate(2017, 12, 27), calendar.Next(new(2017, 12, 22)));
        Assert.Equal(new LocalDate(2017, 12, 22), calendar.Previous(new(2017, 12, 27)));
        Assert.Equal(new LocalDate(2017, 12, 27), calendar.Next(new(2017, 12, 25)));
        Assert.Equal(new LocalDate(2017, 12, 28), calendar.Next(new(2017, 12, 27)));
    }

    [Fact]
    public void The_ends_of_time_are_counted_to_and_refused_beyond()
    {
        // 9999-12-31 is a Friday, so it is the last selling day there is.
        var calendar = SellingDayCalendar.MondayToFriday;
        Assert.Equal(LocalDate.MaxIsoValue, calendar.Next(LocalDate.MaxIsoValue.PlusDays(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Next(LocalDate.MaxIsoValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.Previous(LocalDate.MinIsoValue));
        var all = Schemes.Days(LocalDate.MinIsoValue, LocalDate.MaxIsoValue);
        Assert.Equal(all.Length, SellingDayCalendar.Create([], []).Count(all));
        var allHolidays = SellingDayCalendar.Create(Weekend, Schemes.Days(new(1900, 1, 1), new(2200, 12, 31)));
        Assert.Equal(0, allHolidays.Count(Schemes.Days(new(1900, 1, 1), new(2200, 12, 31))));
        Assert.Equal(new LocalDate(2201, 1, 1), allHolidays.Next(new(1900, 1, 1)));
    }

    [Fact]
    public void Misuse_is_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(
            () => SellingDayCalendar.Create(Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None), []));
        Assert.Contains("at least one", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SellingDayCalendar.Create([IsoDayOfWeek.None], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => SellingDayCalendar.Create([(IsoDayOfWeek)8], []));
        Assert.Throws<ArgumentNullException>(() => SellingDayCalendar.Create(null!, []));
        Assert.Throws<ArgumentNullException>(() => SellingDayCalendar.Create([], null!));
        var julian = new LocalDate(2017, 12, 25, CalendarSystem.Julian);
        Assert.Throws<ArgumentException>(() => SellingDayCalendar.Create([], [julian]));
        Assert.Throws<ArgumentException>(() => SellingDayCalendar.MondayToFriday.IsSellingDay(julian));
        Assert.Throws<ArgumentException>(() => SellingDayCalendar.MondayToFriday.Next(julian));
        Assert.Throws<ArgumentException>(() => SellingDayCalendar.MondayToFriday.Count(new(julian, julian)));
        Assert.Throws<ArgumentNullException>(() => SellingDayCalendar.MondayToFriday.Count(null!));
    }
}
