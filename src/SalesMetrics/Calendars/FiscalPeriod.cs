namespace SalesMetrics.Calendars;

/// <summary>A year, half, quarter, month or week of one <see cref="FiscalCalendar"/>, which alone can make it.</summary>
/// <remarks>
/// <para>Both its ends are in it. Periods are equal when grain, fiscal year, number and both ends are equal, so FY2017-Q4 of a calendar
/// year and FY2017-Q4 of an April year have the same id and are not equal.</para>
/// <para>Periods order by their first day; of those that start together the coarser comes first.</para>
/// </remarks>
public sealed record FiscalPeriod : IComparable<FiscalPeriod>, IComparable
{
    internal FiscalPeriod(PeriodGrain grain, int fiscalYear, int number, LocalDate start, LocalDate end)
    {
        Grain = grain;
        FiscalYear = fiscalYear;
        Number = number;
        Start = start;
        End = end;
    }

    /// <summary>The stable name, such as FY2017, FY2017-H2, FY2017-Q4, FY2017-M12 or FY2017-W05.</summary>
    /// <remarks><see cref="FiscalCalendar.Parse"/> reads it back. It is composed anew each time it is asked for.</remarks>
    public string Id => FiscalPeriodId.Format(Grain, FiscalYear, Number);

    /// <summary>How long the period is.</summary>
    public PeriodGrain Grain { get; }

    /// <summary>The number of the fiscal year the period belongs to.</summary>
    public int FiscalYear { get; }

    /// <summary>The place of the period among those of its grain in its fiscal year, from 1; 1 for a year.</summary>
    public int Number { get; }

    /// <summary>The first day, which is in the period.</summary>
    public LocalDate Start { get; }

    /// <summary>The last day, which is in the period.</summary>
    public LocalDate End { get; }

    /// <summary>The days of the period, both ends included.</summary>
    public DateInterval Interval => new(Start, End);

    /// <summary>How many days the period has, both ends included.</summary>
    public int DayCount => NodaTime.Period.DaysBetween(Start, End) + 1;

    /// <summary>Tells whether one period starts before another, or with it and is coarser.</summary>
    public static bool operator <(FiscalPeriod? left, FiscalPeriod? right) => Compare(left, right) < 0;

    /// <summary>Tells whether one period starts after another, or with it and is finer.</summary>
    public static bool operator >(FiscalPeriod? left, FiscalPeriod? right) => Compare(left, right) > 0;

    /// <summary>Tells whether one period is another, or comes before it.</summary>
    public static bool operator <=(FiscalPeriod? left, FiscalPeriod? right) => Compare(left, right) <= 0;

    /// <summary>Tells whether one period is another, or comes after it.</summary>
    public static bool operator >=(FiscalPeriod? left, FiscalPeriod? right) => Compare(left, right) >= 0;

    /// <summary>Tells whether a day is in the period; its first and its last are.</summary>
    /// <exception cref="ArgumentException"><paramref name="date"/> is not in the ISO calendar.</exception>
    public bool Contains(LocalDate date)
    {
        IsoDate.Require(date, nameof(date));
        return date >= Start && date <= End;
    }

    /// <summary>The period stretched back to an earlier day of its fiscal year, under its own id: what is earned to date in it.</summary>
    internal FiscalPeriod ToDateFrom(LocalDate start) => new(Grain, FiscalYear, Number, start, End);

    /// <summary>Compares by first day, then by grain, the coarser first; only equal periods compare as equal. Null comes first.</summary>
    public int CompareTo(FiscalPeriod? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byStart = Start.CompareTo(other.Start);
        return byStart != 0
            ? byStart
            : (Grain, End, FiscalYear, Number).CompareTo((other.Grain, other.End, other.FiscalYear, other.Number));
    }

    /// <inheritdoc/>
    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        FiscalPeriod other => CompareTo(other),
        _ => throw new ArgumentException($"A fiscal period cannot be compared with a {obj.GetType().Name}.", nameof(obj)),
    };

    /// <summary>Writes the <see cref="Id"/>.</summary>
    public override string ToString() => Id;

    private static int Compare(FiscalPeriod? left, FiscalPeriod? right) =>
        left is null ? (right is null ? 0 : -1) : left.CompareTo(right);
}
