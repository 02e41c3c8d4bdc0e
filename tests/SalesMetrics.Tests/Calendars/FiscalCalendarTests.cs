using SalesMetrics.Calendars;

namespace SalesMetrics.Tests.Calendars;

/// <summary>What holds for every scheme.</summary>
public class FiscalCalendarTests
{
    private static readonly DateInterval Century = Schemes.Days(new(1990, 1, 1), new(2100, 12, 31));

    [Theory, MemberData(nameof(Schemes.Names), MemberType = typeof(Schemes))]
    public void Every_day_of_1990_to_2100_is_in_exactly_one_period_of_each_grain(string scheme)
    {
        var calendar = Schemes.Named(scheme);
        foreach (var grain in GrainsOf(calendar))
        {
            var periods = calendar.PeriodsIn(Century, grain);
            Assert.True(periods[0].Start <= Century.Start && periods[^1].End >= Century.End);

            // Periods that follow on one another without gap or overlap hold each day once; each day must then find the one that holds it.
            var day = periods[0].Start;
            foreach (var period in periods)
            {
                Assert.Equal(day, period.Start);
                for (; day <= period.End; day = day.PlusDays(1))
                {
                    if (calendar.PeriodOn(day, grain) != period)
                    {
                        Assert.Fail($"{day} is in {calendar.PeriodOn(day, grain)}, not in {period}.");
                    }
                }
            }
        }
    }

    [Theory, MemberData(nameof(Schemes.Names), MemberType = typeof(Schemes))]
    public void Ids_are_distinct_and_read_back_as_the_same_period(string scheme)
    {
        var calendar = Schemes.Named(scheme);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var grain in GrainsOf(calendar))
        {
            foreach (var period in calendar.PeriodsIn(Century, grain))
            {
                Assert.True(ids.Add(period.Id), period.Id);
                Assert.Equal(period, calendar.Parse(period.Id));
                Assert.Equal(period, calendar.Period(period.FiscalYear, period.Grain, period.Number));
            }
        }
    }

    [Theory, MemberData(nameof(Schemes.Names), MemberType = typeof(Schemes))]
    public void Numbers_count_up_from_one_in_each_year_and_follow_next_and_previous(string scheme)
    {
        var calendar = Schemes.Named(scheme);
        foreach (var grain in GrainsOf(calendar))
        {
            var period = calendar.Period(1991, grain, 1);
            while (period.FiscalYear < 2100)
            {
                var next = calendar.Next(period);
                Assert.Equal(period.End.PlusDays(1), next.Start);
                Assert.True(next.FiscalYear == period.FiscalYear ? next.Number == period.Number + 1 : next.Number == 1);
                Assert.True(next.FiscalYear <= period.FiscalYear + 1);
                Assert.Equal(period, calendar.Previous(next));
                period = next;
            }
        }
    }

    [Theory, MemberData(nameof(Schemes.Names), MemberType = typeof(Schemes))]
    public void A_split_tiles_the_whole_and_stays_in_its_year(string scheme)
    {
        var calendar = Schemes.Named(scheme);
        var grains = GrainsOf(calendar).Where(grain => grain != PeriodGrain.Week || WeeksNest(calendar)).ToArray();
        foreach (var coarse in grains)
        {
            foreach (var fine in grains.Where(grain => grain >= coarse))
            {
                foreach (var whole in calendar.PeriodsIn(Schemes.Days(new(2010, 1, 1), new(2030, 12, 31)), coarse))
                {
                    var parts = calendar.Split(whole, fine);
                    Assert.Equal(whole.Start, parts[0].Start);
                    Assert.Equal(whole.End, parts[^1].End);
                    Assert.Equal(whole.DayCount, parts.Sum(part => part.DayCount));
                    Assert.All(parts, part => Assert.Equal(whole.FiscalYear, part.FiscalYear));
                }
            }
        }
    }

    [Theory, MemberData(nameof(Schemes.Names), MemberType = typeof(Schemes))]
    public void Every_day_of_the_calendar_has_a_period_and_the_days_outside_are_refused_with_the_limits(string scheme)
    {
        var calendar = Schemes.Named(scheme);
        Assert.Equal(calendar.FirstDay, calendar.PeriodOn(calendar.FirstDay, PeriodGrain.Year).Start);
        Assert.Equal(calendar.LastDay, calendar.PeriodOn(calendar.LastDay, PeriodGrain.Year).End);
        LocalDate[] outside = [calendar.FirstDay.PlusDays(-1), calendar.LastDay.PlusDays(1), LocalDate.MinIsoValue, LocalDate.MaxIsoValue];
        foreach (var date in outside)
        {
            foreach (var grain in GrainsOf(calendar).Where(grain => grain != PeriodGrain.Week))
            {
                var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => calendar.PeriodOn(date, grain));
                Assert.Contains($"FY{calendar.FirstFiscalYear} to FY{calendar.LastFiscalYear}", refusal.Message, StringComparison.Ordinal);
                Assert.False(calendar.TryGetPeriodOn(date, grain, out var none));
                Assert.Null(none);
            }
        }

        Assert.False(calendar.TryGetPeriodOn(LocalDate.MinIsoValue, PeriodGrain.Week, out _));
        Assert.False(calendar.TryGetPeriodOn(LocalDate.MaxIsoValue, PeriodGrain.Week, out _));
        Assert.True(calendar.TryGetPeriodOn(new LocalDate(2017, 12, 31), PeriodGrain.Year, out var year));
        Assert.True(year.Contains(new LocalDate(2017, 12, 31)));
    }

    [Fact]
    public void Rule_based_calendars_reach_from_1900_to_2200_and_no_further()
    {
        Assert.Equal("FY1900", FiscalCalendar.Gregorian.Year(1900).Id);
        Assert.Equal("FY2200", FiscalCalendar.Gregorian.Year(2200).Id);
        foreach (var year in (int[])[int.MinValue, 0, 1899, 2201, int.MaxValue])
        {
            var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => FiscalCalendar.Gregorian.Year(year));
            Assert.Equal(year, refusal.ActualValue);
            Assert.Contains("FY1900 to FY2200", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => FiscalCalendar.Gregorian.Next(FiscalCalendar.Gregorian.Year(2200)));
        Assert.Throws<ArgumentOutOfRangeException>(() => FiscalCalendar.Gregorian.Previous(FiscalCalendar.Gregorian.Year(1900)));
        Assert.Throws<ArgumentOutOfRangeException>(() => FiscalCalendar.Gregorian.PeriodsIn(
            Schemes.Days(LocalDate.MinIsoValue, LocalDate.MaxIsoValue), PeriodGrain.Week));
    }

    [Theory]
    [InlineData(PeriodGrain.Year, 2)]
    [InlineData(PeriodGrain.Half, 3)]
    [InlineData(PeriodGrain.Quarter, 5)]
    [InlineData(PeriodGrain.Quarter, 0)]
    [InlineData(PeriodGrain.Month, 13)]
    [InlineData(PeriodGrain.Week, 53)]
    [InlineData(PeriodGrain.Week, int.MaxValue)]
    [InlineData(PeriodGrain.Week, int.MinValue)]
    public void A_number_the_year_does_not_have_is_refused(PeriodGrain grain, int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FiscalCalendar.Gregorian.Period(2017, grain, number));

    [Fact]
    public void A_grain_that_does_not_exist_is_refused_by_every_question()
    {
        const PeriodGrain None = (PeriodGrain)5;
        var year = FiscalCalendar.Gregorian.Year(2017);
        Assert.False(FiscalCalendar.Gregorian.Has(None));
        Assert.Throws<ArgumentOutOfRangeException>(() => FiscalCalendar.Gregorian.Period(2017, None, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FiscalCalendar.Gregorian.PeriodOn(year.Start, None));
        Assert.Throws<ArgumentOutOfRangeException>(() => FiscalCalendar.Gregorian.Split(year, None));
        Assert.Throws<ArgumentOutOfRangeException>(() => FiscalCalendar.Gregorian.PeriodsIn(year.Interval, (PeriodGrain)(-1)));
    }

    [Fact]
    public void Dates_of_other_calendar_systems_are_refused_with_the_way_to_convert()
    {
        var julian = new LocalDate(2017, 12, 31, CalendarSystem.Julian);
        var refusal = Assert.Throws<ArgumentException>(() => FiscalCalendar.Gregorian.PeriodOn(julian, PeriodGrain.Year));
        Assert.Contains("WithCalendar", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FiscalCalendar.Gregorian.TryGetPeriodOn(julian, PeriodGrain.Year, out _));
        Assert.Throws<ArgumentException>(() => FiscalCalendar.Gregorian.PeriodsIn(new(julian, julian), PeriodGrain.Year));
        Assert.Throws<ArgumentException>(() => FiscalCalendar.Gregorian.Year(2017).Contains(julian));
    }

    [Fact]
    public void A_period_of_another_calendar_is_refused()
    {
        var april = Schemes.April.Period(2017, PeriodGrain.Quarter, 4);
        Assert.Throws<ArgumentException>(() => FiscalCalendar.Gregorian.Next(april));
        Assert.Throws<ArgumentException>(() => FiscalCalendar.Gregorian.Previous(april));
        Assert.Throws<ArgumentException>(() => FiscalCalendar.Gregorian.Split(april, PeriodGrain.Month));
    }

    [Fact]
    public void A_period_is_not_split_into_longer_ones()
    {
        var quarter = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 4);
        var refusal = Assert.Throws<ArgumentException>(() => FiscalCalendar.Gregorian.Split(quarter, PeriodGrain.Half));
        Assert.Contains("PeriodOn", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(quarter, Assert.Single(FiscalCalendar.Gregorian.Split(quarter, PeriodGrain.Quarter)));
    }

    [Fact]
    public void Periods_in_an_interval_are_all_those_with_a_day_in_it()
    {
        var interval = Schemes.Days(new(2017, 3, 31), new(2017, 6, 1));
        var months = FiscalCalendar.Gregorian.PeriodsIn(interval, PeriodGrain.Month);
        Assert.Equal(["FY2017-M03", "FY2017-M04", "FY2017-M05", "FY2017-M06"], months.Select(month => month.Id));
        var quarters = FiscalCalendar.Gregorian.PeriodsIn(interval, PeriodGrain.Quarter);
        Assert.Equal(["FY2017-Q1", "FY2017-Q2"], quarters.Select(quarter => quarter.Id));
        var oneDay = Schemes.Days(new(2017, 3, 31), new(2017, 3, 31));
        Assert.Equal("FY2017-H1", Assert.Single(FiscalCalendar.Gregorian.PeriodsIn(oneDay, PeriodGrain.Half)).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("FY")]
    [InlineData("FY17")]
    [InlineData("fy2017")]
    [InlineData("FY2017 ")]
    [InlineData(" FY2017")]
    [InlineData("FY2017-")]
    [InlineData("FY2017-Q")]
    [InlineData("FY2017-Q04")]
    [InlineData("FY2017-q4")]
    [InlineData("FY2017-M1")]
    [InlineData("FY2017-M001")]
    [InlineData("FY2017-W5")]
    [InlineData("FY2017-Y1")]
    [InlineData("FY2017_Q4")]
    [InlineData("FY２０１７")]
    [InlineData("FY+017")]
    [InlineData("2017-Q4")]
    public void Text_that_is_no_id_is_refused_with_what_is_accepted(string text)
    {
        var refusal = Assert.Throws<FormatException>(() => FiscalCalendar.Gregorian.Parse(text));
        Assert.Contains("FY2017-Q4", refusal.Message, StringComparison.Ordinal);
        Assert.False(FiscalCalendar.Gregorian.TryParse(text, out var none));
        Assert.Null(none);
    }

    [Theory]
    [InlineData("FY2017-Q5", "FY2017 has quarters 1 to 4")]
    [InlineData("FY2017-H0", "FY2017 has halves 1 to 2")]
    [InlineData("FY2017-M13", "FY2017 has months 1 to 12")]
    [InlineData("FY2017-W53", "FY2017 has weeks 1 to 52")]
    [InlineData("FY1899", "FY1900 to FY2200")]
    [InlineData("FY9999-Q1", "FY1900 to FY2200")]
    public void An_id_the_calendar_does_not_have_is_refused_with_what_it_has(string id, string has)
    {
        var refusal = Assert.Throws<FormatException>(() => FiscalCalendar.Gregorian.Parse(id));
        Assert.Contains(has, refusal.Message, StringComparison.Ordinal);
        Assert.False(FiscalCalendar.Gregorian.TryParse(id, out _));
    }

    [Fact]
    public void No_text_at_all_is_refused_by_parse_and_is_a_miss_for_try_parse()
    {
        Assert.Throws<ArgumentNullException>(() => FiscalCalendar.Gregorian.Parse(null!));
        Assert.False(FiscalCalendar.Gregorian.TryParse(null, out _));
    }

    [Fact]
    public void A_long_text_is_not_repeated_whole_in_the_message()
    {
        var refusal = Assert.Throws<FormatException>(() => FiscalCalendar.Gregorian.Parse(new string('x', 100_000)));
        Assert.True(refusal.Message.Length < 250, refusal.Message);
    }

    private static IEnumerable<PeriodGrain> GrainsOf(FiscalCalendar calendar) => Enum.GetValues<PeriodGrain>().Where(calendar.Has);

    // Weeks nest where years are made of them: no year then has a number of days that seven does not divide.
    private static bool WeeksNest(FiscalCalendar calendar) => calendar.Year(2017).DayCount % 7 == 0;
}
