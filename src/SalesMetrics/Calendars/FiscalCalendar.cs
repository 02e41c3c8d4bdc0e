using System.Diagnostics.CodeAnalysis;

namespace SalesMetrics.Calendars;

/// <summary>Cuts time into fiscal years, halves, quarters, months and weeks.</summary>
/// <remarks>
/// <para>The periods of a grain tile the time line: every day from <see cref="FirstDay"/> to <see cref="LastDay"/> is in exactly one. They
/// also tile the fiscal year, save ISO weeks. Rule-based calendars reach from FY1900 to FY2200; beyond, every question is refused.</para>
/// <para>Weeks of a week-based calendar nest in its months. In all other calendars a week is a whole ISO week, Monday to Sunday, which
/// belongs to the fiscal year that holds its Thursday (ISO 8601, where that year is the calendar year). Such weeks tile the time line, not
/// the fiscal year: the first and last may reach over its ends by up to three days.</para>
/// <para>A calendar is a table laid out when it is made, about 90 KB. Make one and keep it.</para>
/// </remarks>
public sealed class FiscalCalendar
{
    /// <summary>The first fiscal year any calendar can have.</summary>
    public const int MinFiscalYear = 1900;

    /// <summary>The last fiscal year any calendar can have.</summary>
    public const int MaxFiscalYear = 2200;

    private readonly ImmutableArray<Tiling?> _tilings;
    private readonly bool _weeksNest;
    private readonly string _description;

    private FiscalCalendar(ImmutableArray<Tiling?> tilings, bool weeksNest, string description)
    {
        _tilings = tilings;
        _weeksNest = weeksNest;
        _description = description;
    }

    /// <summary>Fiscal years that are calendar years. Its weeks are numbered exactly as in ISO 8601.</summary>
    public static FiscalCalendar Gregorian { get; } = StartingOn(new AnnualDate(1, 1));

    /// <summary>The first fiscal year of this calendar.</summary>
    public int FirstFiscalYear => Years.FirstFiscalYear;

    /// <summary>The last fiscal year of this calendar.</summary>
    public int LastFiscalYear => Years.LastFiscalYear;

    /// <summary>The first day of the first fiscal year.</summary>
    public LocalDate FirstDay => Years.FirstDay;

    /// <summary>The last day of the last fiscal year.</summary>
    public LocalDate LastDay => Years.LastDay;

    private Tiling Years => _tilings[(int)PeriodGrain.Year]!;

    /// <summary>Makes a calendar of years from one date on, cut into twelve months, four quarters and two halves.</summary>
    /// <param name="start">
    /// The first day of the year. Months start on the same day of the month, or on the month's last day where it is shorter.
    /// </param>
    /// <param name="naming">Which calendar year gives the number; without effect on years from 1 January.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is 29 February, or there is no such naming.</exception>
    public static FiscalCalendar StartingOn(AnnualDate start, FiscalYearNaming naming = FiscalYearNaming.ByEndingYear)
    {
        RequireNaming(naming);
        if (start == new AnnualDate(2, 29))
        {
            throw new ArgumentOutOfRangeException(
                nameof(start), start, "A fiscal year cannot start on 29 February, which most years lack: use 28 February or 1 March.");
        }

        return new FiscalCalendar(
            FiscalScheme.MonthBased(start, naming),
            weeksNest: false,
            string.Create(CultureInfo.InvariantCulture, $"years from {start.Month:D2}-{start.Day:D2}, {naming}"));
    }

    /// <summary>Makes a calendar of whole weeks: 4-4-5, 4-5-4 or 5-4-4 weeks to the months of each quarter, 52 or 53 to the year.</summary>
    /// <param name="pattern">How the thirteen weeks of a quarter are dealt out.</param>
    /// <param name="yearEnd">The day each year ends on; weeks start on the weekday after it.</param>
    /// <param name="naming">
    /// Which calendar year gives the number, of the twelve whole months to the end of the year-end month.
    /// </param>
    /// <param name="extraWeekMonth">
    /// The fiscal month, 1 to 12, that has a week more in years of 53 weeks, and so gives it to its quarter and half. The last by default.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pattern, naming or month.</exception>
    public static FiscalCalendar WeekBased(
        WeekPattern pattern,
        FiscalYearEnd yearEnd,
        FiscalYearNaming naming = FiscalYearNaming.ByEndingYear,
        int extraWeekMonth = 12)
    {
        ArgumentNullException.ThrowIfNull(yearEnd);
        RequireNaming(naming);
        if (pattern is < WeekPattern.FourFourFive or > WeekPattern.FiveFourFour)
        {
            throw new ArgumentOutOfRangeException(nameof(pattern), pattern, "The patterns are 4-4-5, 4-5-4 and 5-4-4.");
        }

        if (extraWeekMonth is < 1 or > 12)
        {
            throw new ArgumentOutOfRangeException(nameof(extraWeekMonth), extraWeekMonth, "The 53rd week goes to a month from 1 to 12.");
        }

        return new FiscalCalendar(
            FiscalScheme.WeekBased(pattern, yearEnd, naming, extraWeekMonth),
            weeksNest: true,
            string.Create(CultureInfo.InvariantCulture, $"{pattern}, {yearEnd}, {naming}, 53rd week in month {extraWeekMonth}"));
    }

    /// <summary>Makes a calendar of years given one by one.</summary>
    /// <param name="years">
    /// The years, in any order. Their numbers and their days follow on one another, and all are cut into the same grains.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is no year, a number is missing or given twice, days between two years are missing or in both, or the grains differ.
    /// </exception>
    public static FiscalCalendar Custom(IEnumerable<CustomYear> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        var given = years.ToArray();
        if (given.Length == 0 || Array.Exists(given, year => year is null))
        {
            throw new ArgumentException("Give at least one year, and no null.", nameof(years));
        }

        var ordered = given.OrderBy(year => year.FiscalYear).ToImmutableArray();
        foreach (var (before, after) in ordered.Zip(ordered.Skip(1)))
        {
            CheckSuccession(before, after, nameof(years));
        }

        return new FiscalCalendar(
            FiscalScheme.Custom(ordered),
            weeksNest: ordered[0].Has(PeriodGrain.Week),
            string.Create(CultureInfo.InvariantCulture, $"custom years FY{ordered[0].FiscalYear} to FY{ordered[^1].FiscalYear}"));
    }

    /// <summary>Tells whether the calendar has periods of a grain. Only custom calendars lack any, and never years or weeks.</summary>
    public bool Has(PeriodGrain grain) => IsGrain(grain) && _tilings[(int)grain] is not null;

    /// <summary>Gets a fiscal year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not reach that year.</exception>
    public FiscalPeriod Year(int fiscalYear) => Years[YearIndex(fiscalYear, nameof(fiscalYear))];

    /// <summary>Gets a period by its place in its fiscal year.</summary>
    /// <param name="fiscalYear">The number of the fiscal year.</param>
    /// <param name="grain">How long the period is.</param>
    /// <param name="number">Its place, from 1; 1 for a year.</param>
    /// <exception cref="ArgumentException">This custom calendar was not cut into periods of the grain.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not reach that year, or the year has no such number.</exception>
    public FiscalPeriod Period(int fiscalYear, PeriodGrain grain, int number)
    {
        var tiling = TilingOf(grain, nameof(grain));
        _ = YearIndex(fiscalYear, nameof(fiscalYear));
        var index = tiling.IndexOf(fiscalYear, number);
        return index >= 0
            ? tiling[index]
            : throw new ArgumentOutOfRangeException(
                nameof(number), number, Invariant($"FY{fiscalYear} has {GrainWords.Plural(grain)} 1 to {tiling.CountIn(fiscalYear)}."));
    }

    /// <summary>Gets the period of a grain that holds a day.</summary>
    /// <exception cref="ArgumentException">
    /// The date is not in the ISO calendar, or this custom calendar was not cut into periods of the grain.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The date is outside the calendar.</exception>
    public FiscalPeriod PeriodOn(LocalDate date, PeriodGrain grain)
    {
        var tiling = TilingOf(grain, nameof(grain));
        return tiling[IndexOn(tiling, date, nameof(date))];
    }

    /// <summary>Gets the period of a grain that holds a day, unless the day is outside the calendar.</summary>
    /// <exception cref="ArgumentException">
    /// The date is not in the ISO calendar, or this custom calendar was not cut into periods of the grain.
    /// </exception>
    public bool TryGetPeriodOn(LocalDate date, PeriodGrain grain, [NotNullWhen(true)] out FiscalPeriod? period)
    {
        var tiling = TilingOf(grain, nameof(grain));
        IsoDate.Require(date, nameof(date));
        var index = tiling.IndexOn(date);
        period = index >= 0 ? tiling[index] : null;
        return period is not null;
    }

    /// <summary>Cuts a period of this calendar into the finer periods that tile it, in order; its own grain gives back itself.</summary>
    /// <exception cref="ArgumentException">
    /// The grain is coarser, is ISO weeks (which do not tile months or years) or is not in this calendar; or the period is of another.
    /// </exception>
    public ImmutableArray<FiscalPeriod> Split(FiscalPeriod whole, PeriodGrain grain)
    {
        ArgumentNullException.ThrowIfNull(whole);
        _ = TilingOf(grain, nameof(grain));
        _ = IndexOf(whole, nameof(whole));
        if (grain < whole.Grain)
        {
            throw new ArgumentException(
                Invariant($"{whole} cannot be split into {GrainWords.Plural(grain)}, which are longer: ")
                    + Invariant($"use PeriodOn for the one that holds a day."),
                nameof(grain));
        }

        if (grain == PeriodGrain.Week && whole.Grain != PeriodGrain.Week && !_weeksNest)
        {
            throw new ArgumentException(
                Invariant($"{whole} cannot be split into ISO weeks, which reach over its ends: use PeriodsIn for all weeks that touch it."),
                nameof(grain));
        }

        return PeriodsIn(whole.Interval, grain);
    }

    /// <summary>Gets all periods of a grain that have a day in an interval, in order; the first and last may reach over its ends.</summary>
    /// <exception cref="ArgumentException">
    /// The interval is not in the ISO calendar, or this custom calendar was not cut into periods of the grain.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An end of the interval is outside the calendar.</exception>
    public ImmutableArray<FiscalPeriod> PeriodsIn(DateInterval interval, PeriodGrain grain)
    {
        ArgumentNullException.ThrowIfNull(interval);
        var tiling = TilingOf(grain, nameof(grain));
        var first = IndexOn(tiling, interval.Start, nameof(interval));
        var last = IndexOn(tiling, interval.End, nameof(interval));
        var periods = ImmutableArray.CreateBuilder<FiscalPeriod>(last - first + 1);
        for (var index = first; index <= last; index++)
        {
            periods.Add(tiling[index]);
        }

        return periods.MoveToImmutable();
    }

    /// <summary>Gets the period of the same grain that starts on the day after a period of this calendar.</summary>
    /// <exception cref="ArgumentException">The period is of another calendar.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is the last.</exception>
    public FiscalPeriod Next(FiscalPeriod period) => Shift(period, 1);

    /// <summary>Gets the period of the same grain that ends on the day before a period of this calendar.</summary>
    /// <exception cref="ArgumentException">The period is of another calendar.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is the first.</exception>
    public FiscalPeriod Previous(FiscalPeriod period) => Shift(period, -1);

    /// <summary>Reads the id of a period of this calendar: FY2017, FY2017-H2, FY2017-Q4, FY2017-M12 or FY2017-W05.</summary>
    /// <remarks>There is one spelling of each id: upper case, two digits for months and weeks, no blanks, ASCII digits.</remarks>
    /// <exception cref="FormatException">The text is no such id, or the calendar has no such period.</exception>
    public FiscalPeriod Parse(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (TryParse(id, out var period))
        {
            return period;
        }

        var shown = id.Length <= 40 ? id : id[..40] + "...";
        if (!FiscalPeriodId.TryRead(id, out var grain, out var fiscalYear, out _))
        {
            throw new FormatException(Invariant($"'{shown}' is not the id of a period: write {FiscalPeriodId.Accepted}."));
        }

        throw new FormatException(
            fiscalYear < FirstFiscalYear || fiscalYear > LastFiscalYear ? Invariant($"There is no '{shown}': the calendar has {Reach}.")
            : _tilings[(int)grain] is not { } tiling ? Invariant($"There is no '{shown}': this calendar has no {GrainWords.Plural(grain)}.")
            : Invariant($"There is no '{shown}': FY{fiscalYear} has {GrainWords.Plural(grain)} 1 to {tiling.CountIn(fiscalYear)}."));
    }

    /// <summary>Reads the id of a period of this calendar as <see cref="Parse"/> does; false when there is no such period.</summary>
    public bool TryParse([NotNullWhen(true)] string? id, [NotNullWhen(true)] out FiscalPeriod? period)
    {
        period = null;
        if (FiscalPeriodId.TryRead(id, out var grain, out var fiscalYear, out var number) && _tilings[(int)grain] is { } tiling)
        {
            var index = tiling.IndexOf(fiscalYear, number);
            period = index >= 0 ? tiling[index] : null;
        }

        return period is not null;
    }

    /// <summary>Describes the rule in a few words, for messages and logs.</summary>
    public override string ToString() => _description;

    internal static bool IsGrain(PeriodGrain grain) => grain is >= PeriodGrain.Year and <= PeriodGrain.Week;

    internal static void RequireGrain(PeriodGrain grain, string name)
    {
        if (!IsGrain(grain))
        {
            throw new ArgumentOutOfRangeException(name, grain, "The grains are year, half, quarter, month and week.");
        }
    }

    internal static void RequireFiscalYear(int fiscalYear, string name)
    {
        if (fiscalYear is < MinFiscalYear or > MaxFiscalYear)
        {
            throw new ArgumentOutOfRangeException(
                name, fiscalYear, Invariant($"Fiscal years from {MinFiscalYear} to {MaxFiscalYear} are supported."));
        }
    }

    private static void RequireNaming(FiscalYearNaming naming)
    {
        if (naming is not (FiscalYearNaming.ByEndingYear or FiscalYearNaming.ByStartingYear))
        {
            throw new ArgumentOutOfRangeException(nameof(naming), naming, "A fiscal year is named by its ending or its starting year.");
        }
    }

    private static void CheckSuccession(CustomYear before, CustomYear after, string name)
    {
        if (after.FiscalYear != before.FiscalYear + 1)
        {
            throw new ArgumentException(
                after.FiscalYear == before.FiscalYear
                    ? Invariant($"FY{after.FiscalYear} is given twice.")
                    : Invariant($"FY{before.FiscalYear} is followed by FY{after.FiscalYear}: the years between are missing."),
                name);
        }

        var expected = before.Interval.End.PlusDays(1);
        if (after.Interval.Start != expected)
        {
            var fault = after.Interval.Start > expected ? "leaves a gap after" : "overlaps";
            throw new ArgumentException(
                Invariant($"FY{after.FiscalYear} {fault} FY{before.FiscalYear}: it starts on {IsoDate.Text(after.Interval.Start)} ")
                    + Invariant($"where {IsoDate.Text(expected)} was due."),
                name);
        }

        foreach (var grain in Enum.GetValues<PeriodGrain>())
        {
            if (before.Has(grain) != after.Has(grain))
            {
                throw new ArgumentException(
                    Invariant($"FY{before.FiscalYear} and FY{after.FiscalYear} differ: ")
                        + Invariant($"only one of them is cut into {GrainWords.Plural(grain)}."),
                    name);
            }
        }
    }

    private string Reach =>
        Invariant($"FY{FirstFiscalYear} to FY{LastFiscalYear}, {IsoDate.Text(FirstDay)} to {IsoDate.Text(LastDay)}");

    private Tiling TilingOf(PeriodGrain grain, string name)
    {
        RequireGrain(grain, name);
        return _tilings[(int)grain]
            ?? throw new ArgumentException(
                Invariant($"This calendar has no {GrainWords.Plural(grain)}: cut its years with CustomYear.WithPeriods."), name);
    }

    private int YearIndex(int fiscalYear, string name)
    {
        var index = Years.IndexOf(fiscalYear, 1);
        return index >= 0 ? index : throw new ArgumentOutOfRangeException(name, fiscalYear, Invariant($"The calendar has {Reach}."));
    }

    private int IndexOn(Tiling tiling, LocalDate date, string name)
    {
        IsoDate.Require(date, name);
        var index = tiling.IndexOn(date);
        return index >= 0
            ? index
            : throw new ArgumentOutOfRangeException(
                name,
                IsoDate.Text(date),
                Invariant($"The calendar has {Reach}; its {GrainWords.Plural(tiling.Grain)} go from {IsoDate.Text(tiling.FirstDay)} ")
                    + Invariant($"to {IsoDate.Text(tiling.LastDay)}."));
    }

    private int IndexOf(FiscalPeriod period, string name)
    {
        var index = _tilings[(int)period.Grain]?.IndexOf(period.FiscalYear, period.Number) ?? -1;
        return index >= 0 && _tilings[(int)period.Grain]![index] == period
            ? index
            : throw new ArgumentException(
                Invariant($"{period} from {IsoDate.Text(period.Interval)} is of another calendar; this one has {_description}."), name);
    }

    private FiscalPeriod Shift(FiscalPeriod period, int by)
    {
        ArgumentNullException.ThrowIfNull(period);
        var index = IndexOf(period, nameof(period)) + by;
        var tiling = _tilings[(int)period.Grain]!;
        return index >= 0 && index < tiling.Count
            ? tiling[index]
            : throw new ArgumentOutOfRangeException(nameof(period), period, Invariant($"The calendar has {Reach}."));
    }
}
