using SalesMetrics.Calendars;

namespace SalesMetrics.Columns;

/// <summary>A calendar as a table: for each day the number of the period it falls into.</summary>
/// <remarks>
/// <para>Every calendar costs the same in a loop: one look-up by <see cref="DayNumber"/>, no arithmetic. A day before, after or between the periods has the number
/// <see cref="Count"/>, which stands for "outside"; facts there are counted in a place of their own, never lost.</para>
/// <para>Immutable.</para>
/// </remarks>
public sealed class PeriodTable
{
    /// <summary>The most days a table may span, from the first day of the first period to the last day of the last.</summary>
    public const int MaxDays = 200_000;

    private readonly int[] _periods;

    private PeriodTable(ImmutableArray<DateInterval> windows, int[] periods, int firstDayNumber)
    {
        Windows = windows;
        _periods = periods;
        FirstDayNumber = firstDayNumber;
    }

    /// <summary>The days of each period, both ends inclusive, in ascending order.</summary>
    public ImmutableArray<DateInterval> Windows { get; }

    /// <summary>How many periods there are; their numbers are 0 up to this, exclusive. It is itself the number of "outside".</summary>
    public int Count => Windows.Length;

    /// <summary>The number of the first day of the first period; 0 when there is no period.</summary>
    public int FirstDayNumber { get; }

    /// <summary>One number a day from <see cref="FirstDayNumber"/> on, and one more at the end, which stands for all days after.</summary>
    internal ReadOnlySpan<int> Periods => _periods;

    /// <summary>Makes a table of windows.</summary>
    /// <param name="windows">In ascending order and not overlapping; there may be days between them. May be empty.</param>
    /// <exception cref="ArgumentException">Windows overlap, are out of order or missing, or span more than <see cref="MaxDays"/> days.</exception>
    public static PeriodTable Create(ImmutableArray<DateInterval> windows)
    {
        RequireAscending(windows);
        if (windows.IsEmpty)
        {
            return new PeriodTable(windows, [0], 0);
        }

        var first = DayNumber.Of(windows[0].Start);
        var days = DayNumber.Of(windows[^1].End) - first + 1;
        if (days > MaxDays)
        {
            throw new ArgumentException(
                Invariant($"The windows span {days} days, from {windows[0].Start:uuuu-MM-dd} on: at most {MaxDays} are allowed."), nameof(windows));
        }

        var periods = new int[days + 1];
        Array.Fill(periods, windows.Length);
        for (var i = 0; i < windows.Length; i++)
        {
            periods.AsSpan(DayNumber.Of(windows[i].Start) - first, windows[i].Length).Fill(i);
        }

        return new PeriodTable(windows, periods, first);
    }

    /// <summary>Makes a table of fiscal periods.</summary>
    /// <exception cref="ArgumentException">As above.</exception>
    public static PeriodTable Create(ImmutableArray<FiscalPeriod> periods) =>
        Create(periods.IsDefault ? default : ImmutableArray.CreateRange(periods, period => period.Interval));

    /// <summary>The number of the period that a day falls into; <see cref="Count"/> when it falls into none.</summary>
    public int IndexOf(LocalDate date) => IndexOf(DayNumber.Of(date));

    /// <summary>The same by the day's number; any number is legal.</summary>
    public int IndexOf(int dayNumber)
    {
        var periods = _periods;
        return unchecked(periods[(int)Math.Min((uint)(dayNumber - FirstDayNumber), (uint)(periods.Length - 1))]);
    }

    /// <summary>Whether both have the same windows, so that a period's number means the same in each.</summary>
    public bool HasSameWindows(PeriodTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(this, other) || Windows.AsSpan().SequenceEqual(other.Windows.AsSpan());
    }

    /// <summary>Refuses windows that are missing, overlap or are out of order.</summary>
    internal static void RequireAscending(ImmutableArray<DateInterval> windows)
    {
        if (windows.IsDefault || windows.Contains(null!))
        {
            throw new ArgumentException("The windows, or one of them, are not there; give an empty list for none.", nameof(windows));
        }

        for (var i = 1; i < windows.Length; i++)
        {
            if (windows[i].Start <= windows[i - 1].End)
            {
                throw new ArgumentException(
                    Invariant($"The window {windows[i]} starts before the one listed ahead of it ends."), nameof(windows));
            }
        }
    }

    /// <summary>For each period here the number of the coarser period that it lies in, outside included.</summary>
    internal int[] MapTo(PeriodTable coarser)
    {
        var map = new int[Count + 1];
        map[Count] = coarser.Count;
        for (var i = 0; i < Count; i++)
        {
            map[i] = coarser.IndexOf(Windows[i].Start);
            if (map[i] == coarser.Count || coarser.IndexOf(Windows[i].End) != map[i])
            {
                throw new ArgumentException(
                    Invariant($"The period {Windows[i]} lies in none of the coarser periods whole."), nameof(coarser));
            }
        }

        return map;
    }
}
