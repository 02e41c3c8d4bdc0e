namespace SalesMetrics.Calendars;

/// <summary>Lays out the fiscal years of each scheme, grain by grain.</summary>
internal static class FiscalScheme
{
    private static readonly ImmutableArray<PeriodGrain> MonthsAndCoarser =
        [PeriodGrain.Year, PeriodGrain.Half, PeriodGrain.Quarter, PeriodGrain.Month];

    public static ImmutableArray<Tiling?> MonthBased(AnnualDate start, FiscalYearNaming naming)
    {
        // A year that starts on 1 January ends in the year it starts in.
        var endsInNextYear = start.Month > 1 || start.Day > 1;
        var offset = endsInNextYear && naming == FiscalYearNaming.ByEndingYear ? -1 : 0;
        LocalDate YearStart(int fiscalYear) => start.InYear(fiscalYear + offset);

        // Counted from the year's first day, so that years from the 31st keep their month ends: 31 January, 28 February, 31 March.
        return FromMonths(YearStart, (fiscalYear, month) => YearStart(fiscalYear).PlusMonths(month))
            .Add(IsoWeeks(YearStart, FiscalCalendar.MinFiscalYear, FiscalCalendar.MaxFiscalYear));
    }

    public static ImmutableArray<Tiling?> WeekBased(WeekPattern pattern, FiscalYearEnd yearEnd, FiscalYearNaming naming, int extraWeekMonth)
    {
        // The fiscal year stands for the twelve months that end with the year-end month, and is named like them.
        var offset = yearEnd.Month < 12 && naming == FiscalYearNaming.ByStartingYear ? 1 : 0;
        LocalDate YearStart(int fiscalYear) => yearEnd.InYear(fiscalYear + offset - 1).PlusDays(1);

        LocalDate MonthStart(int fiscalYear, int month)
        {
            var start = YearStart(fiscalYear);
            // The month that takes a 53rd week keeps its start; all after it move.
            var extra = month < extraWeekMonth ? 0 : (NodaTime.Period.DaysBetween(start, YearStart(fiscalYear + 1)) / 7) - 52;
            return start.PlusWeeks(WeeksBefore(pattern, month) + extra);
        }

        var weeks = new Tiling.Builder(PeriodGrain.Week, FiscalCalendar.MinFiscalYear);
        for (var year = FiscalCalendar.MinFiscalYear; year <= FiscalCalendar.MaxFiscalYear; year++)
        {
            weeks.BeginYear();
            AddWeeks(weeks, YearStart(year), YearStart(year + 1));
        }

        return FromMonths(YearStart, MonthStart).Add(weeks.Build(YearStart(FiscalCalendar.MaxFiscalYear + 1)));
    }

    public static ImmutableArray<Tiling?> Custom(ImmutableArray<CustomYear> years)
    {
        var first = years[0].FiscalYear;
        var dayAfter = years[^1].Interval.End.PlusDays(1);
        var tilings = ImmutableArray.CreateBuilder<Tiling?>();
        foreach (var grain in Enum.GetValues<PeriodGrain>())
        {
            if (!years[0].Has(grain))
            {
                tilings.Add(grain == PeriodGrain.Week ? IsoWeeks(YearStart, first, years[^1].FiscalYear) : null);
                continue;
            }

            var table = new Tiling.Builder(grain, first);
            foreach (var year in years)
            {
                table.BeginYear();
                foreach (var period in year.PeriodsOf(grain))
                {
                    table.Add(period.Start);
                }
            }

            tilings.Add(table.Build(dayAfter));
        }

        return tilings.DrainToImmutable();

        LocalDate YearStart(int fiscalYear) => fiscalYear - first < years.Length ? years[fiscalYear - first].Interval.Start : dayAfter;
    }

    // ISO 8601 gives a week to the year that holds its Thursday; here that year may be any fiscal year.
    private static Tiling IsoWeeks(Func<int, LocalDate> yearStart, int firstYear, int lastYear)
    {
        var weeks = new Tiling.Builder(PeriodGrain.Week, firstYear);
        for (var year = firstYear; year <= lastYear; year++)
        {
            weeks.BeginYear();
            AddWeeks(weeks, FirstMonday(yearStart(year)), FirstMonday(yearStart(year + 1)));
        }

        return weeks.Build(FirstMonday(yearStart(lastYear + 1)));
    }

    // The Monday of the first week whose Thursday is on or after a day.
    private static LocalDate FirstMonday(LocalDate yearStart)
    {
        var daysToThursday = ((int)IsoDayOfWeek.Thursday - (int)yearStart.DayOfWeek + 7) % 7;
        return yearStart.PlusDays(daysToThursday - 3);
    }

    private static void AddWeeks(Tiling.Builder weeks, LocalDate from, LocalDate before)
    {
        for (var start = from; start < before; start = start.PlusDays(7))
        {
            weeks.Add(start);
        }
    }

    // The weeks of the year before a month, which is counted from 0 here.
    private static int WeeksBefore(WeekPattern pattern, int month)
    {
        var inQuarter = (pattern, month % 3) switch
        {
            (_, 0) => 0,
            (WeekPattern.FiveFourFour, 1) => 5,
            (_, 1) => 4,
            (WeekPattern.FourFourFive, _) => 8,
            _ => 9,
        };
        return (13 * (month / 3)) + inQuarter;
    }

    // Twelve months a year, of which quarters take three, halves six and the year all.
    private static ImmutableArray<Tiling?> FromMonths(Func<int, LocalDate> yearStart, Func<int, int, LocalDate> monthStart)
    {
        var tables = MonthsAndCoarser.Select(grain => new Tiling.Builder(grain, FiscalCalendar.MinFiscalYear)).ToArray();
        for (var year = FiscalCalendar.MinFiscalYear; year <= FiscalCalendar.MaxFiscalYear; year++)
        {
            foreach (var table in tables)
            {
                table.BeginYear();
            }

            for (var month = 0; month < 12; month++)
            {
                var first = monthStart(year, month);
                for (var grain = 0; grain < tables.Length; grain++)
                {
                    if (month % MonthsIn(MonthsAndCoarser[grain]) == 0)
                    {
                        tables[grain].Add(first);
                    }
                }
            }
        }

        var dayAfter = yearStart(FiscalCalendar.MaxFiscalYear + 1);
        return [.. tables.Select(table => table.Build(dayAfter))];
    }

    private static int MonthsIn(PeriodGrain grain) => grain switch
    {
        PeriodGrain.Year => 12,
        PeriodGrain.Half => 6,
        PeriodGrain.Quarter => 3,
        _ => 1,
    };
}
