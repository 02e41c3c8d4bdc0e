using SalesMetrics.Calendars;

namespace SalesMetrics.Tests.Calendars;

/// <summary>One calendar of each kind, by a name that shows in the test's own.</summary>
internal static class Schemes
{
    public static readonly FiscalCalendar April = FiscalCalendar.StartingOn(new AnnualDate(4, 1));

    public static readonly FiscalCalendar SixthOfApril = FiscalCalendar.StartingOn(new AnnualDate(4, 6));

    public static readonly FiscalCalendar Retail = FiscalCalendar.WeekBased(
        WeekPattern.FourFiveFour, new FiscalYearEnd.NearestWeekday(IsoDayOfWeek.Saturday, 1), FiscalYearNaming.ByStartingYear);

    private static readonly Dictionary<string, FiscalCalendar> All = new(StringComparer.Ordinal)
    {
        ["calendar years"] = FiscalCalendar.Gregorian,
        ["from 1 April"] = April,
        ["from 1 February, by starting year"] =
            FiscalCalendar.StartingOn(new AnnualDate(2, 1), FiscalYearNaming.ByStartingYear),
        ["from 6 April"] = SixthOfApril,
        ["from 31 January"] = FiscalCalendar.StartingOn(new AnnualDate(1, 31)),
        ["from 31 December"] = FiscalCalendar.StartingOn(new AnnualDate(12, 31), FiscalYearNaming.ByStartingYear),
        ["4-5-4 to the Saturday nearest to 31 January"] = Retail,
        ["4-4-5 to the last Saturday of September, 53rd week in month 3"] = FiscalCalendar.WeekBased(
            WeekPattern.FourFourFive, new FiscalYearEnd.LastWeekday(IsoDayOfWeek.Saturday, 9), extraWeekMonth: 3),
        ["5-4-4 to the Sunday nearest to 31 December"] = FiscalCalendar.WeekBased(
            WeekPattern.FiveFourFour, new FiscalYearEnd.NearestWeekday(IsoDayOfWeek.Sunday, 12)),
        ["4-4-5 to the last Friday of February"] = FiscalCalendar.WeekBased(
            WeekPattern.FourFourFive, new FiscalYearEnd.LastWeekday(IsoDayOfWeek.Friday, 2), FiscalYearNaming.ByStartingYear, 1),
        ["thirteen months of four weeks"] = FourWeekMonths(1985, 2105),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static IEnumerable<FiscalCalendar> Calendars => All.Values;

    public static FiscalCalendar Named(string name) => All[name];

    public static DateInterval Days(LocalDate start, LocalDate end) => new(start, end);

    /// <summary>Cuts an interval into pieces of so many days, the last of which takes what is left.</summary>
    public static IEnumerable<DateInterval> Pieces(DateInterval interval, int count, int days)
    {
        for (var i = 0; i < count; i++)
        {
            var start = interval.Start.PlusDays(i * days);
            yield return new DateInterval(start, i == count - 1 ? interval.End : start.PlusDays(days - 1));
        }
    }

    private static FiscalCalendar FourWeekMonths(int from, int to)
    {
        var years = new List<CustomYear>();
        var start = new LocalDate(from, 1, 6);
        for (var year = from; year <= to; year++)
        {
            var weeks = year % 6 == 0 ? 53 : 52;
            var interval = new DateInterval(start, start.PlusWeeks(weeks).PlusDays(-1));
            years.Add(CustomYear.Create(year, interval)
                .WithPeriods(PeriodGrain.Week, Pieces(interval, weeks, 7))
                .WithPeriods(PeriodGrain.Month, Pieces(interval, 13, 28))
                .WithPeriods(PeriodGrain.Quarter, [
                    new(start, start.PlusDays((3 * 28) - 1)),
                    new(start.PlusDays(3 * 28), start.PlusDays((6 * 28) - 1)),
                    new(start.PlusDays(6 * 28), start.PlusDays((9 * 28) - 1)),
                    new(start.PlusDays(9 * 28), interval.End)]));
            start = interval.End.PlusDays(1);
        }

        return FiscalCalendar.Custom(years);
    }
}
