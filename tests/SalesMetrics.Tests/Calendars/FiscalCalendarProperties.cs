using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Calendars;

namespace SalesMetrics.Tests.Calendars;

public class FiscalCalendarProperties
{
    private static readonly PeriodGrain[] Grains = Enum.GetValues<PeriodGrain>();

    private static readonly Gen<string> NearlyIds =
        from length in Gen.Choose(0, 12)
        from characters in Gen.ArrayOf(Gen.Elements("FYHQMWfyq0123456789- \0٣".ToCharArray()), length)
        from isPrefixed in ArbMap.Default.GeneratorFor<bool>()
        select (isPrefixed ? "FY2017-" : "") + new string(characters);

    [Property(MaxTest = 1000)]
    public bool Any_text_at_all_is_a_period_or_a_format_exception(string? text) => text is null || IsReadOrRefused(text);

    [Property(MaxTest = 2000)]
    public Property Text_that_is_nearly_an_id_is_a_period_or_a_format_exception() =>
        Prop.ForAll(NearlyIds.ToArbitrary(), IsReadOrRefused);

    [Property(MaxTest = 300)]
    public bool A_period_holds_the_day_it_was_asked_for_whatever_the_rule(byte month, byte day, bool isByStart, int offset, byte grain)
    {
        var start = new AnnualDate((month % 12) + 1, (day % 28) + 1);
        var calendar = FiscalCalendar.StartingOn(start, isByStart ? FiscalYearNaming.ByStartingYear : FiscalYearNaming.ByEndingYear);
        return HoldsItsDay(calendar, offset, Grains[grain % 5]) && calendar.PeriodOn(Date(offset), PeriodGrain.Year).Start
            == start.InYear(calendar.PeriodOn(Date(offset), PeriodGrain.Year).Start.Year);
    }

    [Property(MaxTest = 300)]
    public bool A_period_of_weeks_holds_the_day_it_was_asked_for_whatever_the_rule(
        byte month, byte weekday, bool isByStart, bool isNearest, byte extra, int offset, byte grain)
    {
        var (endMonth, endDay) = ((month % 12) + 1, (IsoDayOfWeek)((weekday % 7) + 1));
        FiscalYearEnd rule = isNearest
            ? new FiscalYearEnd.NearestWeekday(endDay, endMonth)
            : new FiscalYearEnd.LastWeekday(endDay, endMonth);
        var calendar = FiscalCalendar.WeekBased(
            (WeekPattern)(extra % 3),
            rule,
            isByStart ? FiscalYearNaming.ByStartingYear : FiscalYearNaming.ByEndingYear,
            (extra % 12) + 1);
        var period = calendar.PeriodOn(Date(offset), Grains[grain % 5]);
        return HoldsItsDay(calendar, offset, Grains[grain % 5])
            && period.DayCount % 7 == 0
            && calendar.Split(calendar.Year(period.FiscalYear), period.Grain).Contains(period);
    }

    [Property]
    public bool Order_agrees_with_equality_and_is_the_same_both_ways_round(int firstOffset, int secondOffset, byte first, byte second)
    {
        foreach (var calendar in Schemes.Calendars)
        {
            var one = FiscalCalendar.Gregorian.PeriodOn(Date(firstOffset), Grains[first % 5]);
            var grain = calendar.Has(Grains[second % 5]) ? Grains[second % 5] : PeriodGrain.Year;
            if (!calendar.TryGetPeriodOn(Date(secondOffset), grain, out var other))
            {
                continue;
            }

            if ((one.CompareTo(other) == 0) != one.Equals(other) || Math.Sign(one.CompareTo(other)) != -Math.Sign(other.CompareTo(one)))
            {
                return false;
            }
        }

        return true;
    }

    // Some day from 1902 to 2198, which every rule-based calendar reaches.
    private static LocalDate Date(int offset) => new LocalDate(1902, 1, 1).PlusDays((int)(unchecked((uint)offset * 2654435761u) % 108_000));

    private static bool HoldsItsDay(FiscalCalendar calendar, int offset, PeriodGrain grain)
    {
        var date = Date(offset);
        var period = calendar.PeriodOn(date, grain);
        return period.Contains(date)
            && period.Grain == grain
            && calendar.Parse(period.Id) == period
            && !calendar.Next(period).Contains(date)
            && !calendar.Previous(period).Contains(date)
            && calendar.PeriodsIn(period.Interval, grain).Single() == period;
    }

    private static bool IsReadOrRefused(string text)
    {
        foreach (var calendar in Schemes.Calendars)
        {
            var isRead = calendar.TryParse(text, out var tried);
            try
            {
                if (calendar.Parse(text) != tried || tried?.Id != text)
                {
                    return false;
                }
            }
            catch (FormatException)
            {
                if (isRead)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
