using System.Runtime.InteropServices;

namespace SalesMetrics.Calendars;

/// <summary>One fiscal year, day by day, for <see cref="FiscalCalendar.Custom"/>: a short year, or thirteen months of four weeks.</summary>
/// <remarks>
/// A grain that is not given does not exist in the calendar, save weeks, which are then ISO weeks. The periods of each given grain tile
/// the year, and those of a finer grain tile those of a coarser one.
/// </remarks>
public sealed class CustomYear
{
    /// <summary>The periods of each grain by its value; default where none were given.</summary>
    private readonly ImmutableArray<ImmutableArray<DateInterval>> _periods;

    private CustomYear(int fiscalYear, DateInterval interval, ImmutableArray<ImmutableArray<DateInterval>> periods)
    {
        FiscalYear = fiscalYear;
        Interval = interval;
        _periods = periods;
    }

    /// <summary>The number of the fiscal year.</summary>
    public int FiscalYear { get; }

    /// <summary>The days of the year, both ends included.</summary>
    public DateInterval Interval { get; }

    /// <summary>States a year that is not cut into periods yet.</summary>
    /// <param name="fiscalYear">Its number, 1900 to 2200.</param>
    /// <param name="interval">Its days, from 1 January 1899 to 31 December 2201.</param>
    /// <exception cref="ArgumentException"><paramref name="interval"/> is not in the ISO calendar.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number or a day is out of range.</exception>
    public static CustomYear Create(int fiscalYear, DateInterval interval)
    {
        FiscalCalendar.RequireFiscalYear(fiscalYear, nameof(fiscalYear));
        IsoDate.Require(interval, nameof(interval));
        if (interval.Start.Year < FiscalCalendar.MinFiscalYear - 1 || interval.End.Year > FiscalCalendar.MaxFiscalYear + 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(interval),
                IsoDate.Text(interval),
                Invariant($"Dates from {FiscalCalendar.MinFiscalYear - 1}-01-01 ")
                    + Invariant($"to {FiscalCalendar.MaxFiscalYear + 1}-12-31 are supported."));
        }

        var periods = new ImmutableArray<DateInterval>[Enum.GetValues<PeriodGrain>().Length];
        periods[(int)PeriodGrain.Year] = [interval];
        return new CustomYear(fiscalYear, interval, ImmutableCollectionsMarshal.AsImmutableArray(periods));
    }

    /// <summary>Cuts the year into the periods of one grain, in place of any given before.</summary>
    /// <param name="grain">Any but <see cref="PeriodGrain.Year"/>.</param>
    /// <param name="periods">The periods in order: at most 9 halves or quarters, 99 months or weeks, as their ids have digits for.</param>
    /// <exception cref="ArgumentException">
    /// The periods leave a gap, overlap, pass the year's ends, are none or too many, or do not nest with the periods given before.
    /// </exception>
    public CustomYear WithPeriods(PeriodGrain grain, IEnumerable<DateInterval> periods)
    {
        FiscalCalendar.RequireGrain(grain, nameof(grain));
        ArgumentNullException.ThrowIfNull(periods);
        if (grain == PeriodGrain.Year)
        {
            throw new ArgumentException("The year is one period already; give halves, quarters, months or weeks.", nameof(grain));
        }

        var given = periods.ToImmutableArray();
        CheckTiling(grain, given, nameof(periods));
        var all = _periods.SetItem((int)grain, given);
        CheckNesting(all, nameof(periods));
        return new CustomYear(FiscalYear, Interval, all);
    }

    /// <summary>Tells whether the year was cut into periods of a grain; every year is one of <see cref="PeriodGrain.Year"/>.</summary>
    public bool Has(PeriodGrain grain) => FiscalCalendar.IsGrain(grain) && !_periods[(int)grain].IsDefault;

    /// <summary>Gets the periods of a grain in order; empty when the year was not cut that way.</summary>
    public ImmutableArray<DateInterval> PeriodsOf(PeriodGrain grain) => Has(grain) ? _periods[(int)grain] : [];

    private void CheckTiling(PeriodGrain grain, ImmutableArray<DateInterval> periods, string name)
    {
        var most = FiscalPeriodId.MaxNumber(grain);
        if (periods.IsEmpty || periods.Length > most)
        {
            throw new ArgumentException(Invariant($"{Label(grain)} are 1 to {most} periods, but {periods.Length} were given."), name);
        }

        var expected = Interval.Start;
        foreach (var period in periods)
        {
            if (period is null)
            {
                throw new ArgumentException(Invariant($"{Label(grain)} hold a null."), name);
            }

            IsoDate.Require(period, name);
            if (period.Start != expected)
            {
                var fault = period.Start > expected ? "leave a gap" : "overlap, repeat or start before the year";
                throw new ArgumentException(
                    Invariant($"{Label(grain)} {fault}: one starts on {IsoDate.Text(period.Start)} ")
                        + Invariant($"where {IsoDate.Text(expected)} was due."),
                    name);
            }

            if (period.End > Interval.End)
            {
                throw new ArgumentException(
                    Invariant($"{Label(grain)} pass the end of the year, {IsoDate.Text(Interval.End)}: ")
                        + Invariant($"one ends on {IsoDate.Text(period.End)}."),
                    name);
            }

            expected = period.End.PlusDays(1);
        }

        if (expected <= Interval.End)
        {
            throw new ArgumentException(
                Invariant($"{Label(grain)} end on {IsoDate.Text(periods[^1].End)}, before the year does, on {IsoDate.Text(Interval.End)}."),
                name);
        }
    }

    private void CheckNesting(ImmutableArray<ImmutableArray<DateInterval>> all, string name)
    {
        var given = Enum.GetValues<PeriodGrain>().Where(grain => !all[(int)grain].IsDefault).ToArray();
        foreach (var (coarse, fine) in given.Zip(given.Skip(1)))
        {
            var starts = all[(int)fine].Select(period => period.Start).ToHashSet();
            foreach (var period in all[(int)coarse])
            {
                if (!starts.Contains(period.Start))
                {
                    throw new ArgumentException(
                        Invariant($"{Label(fine)} do not nest in the {GrainWords.Plural(coarse)}: ")
                            + Invariant($"none starts on {IsoDate.Text(period.Start)}, ")
                            + Invariant($"where one of the {GrainWords.Plural(coarse)} does."),
                        name);
                }
            }
        }
    }

    private string Label(PeriodGrain grain) => Invariant($"The {GrainWords.Plural(grain)} of FY{FiscalYear}");
}
