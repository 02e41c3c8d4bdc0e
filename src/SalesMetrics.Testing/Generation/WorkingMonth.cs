namespace SalesMetrics.Testing.Generation;

/// <summary>The working days, Monday to Friday, of one month, counted from 0 at the first day of the records.</summary>
internal sealed class WorkingMonth
{
    private WorkingMonth(int index, LocalDate start, ImmutableArray<LocalDate> days)
    {
        Index = index;
        Start = start;
        End = start.PlusMonths(1).PlusDays(-1);
        Days = days;
    }

    public int Index { get; }

    public LocalDate Start { get; }

    public LocalDate End { get; }

    public ImmutableArray<LocalDate> Days { get; }

    /// <summary>The months from the first day on.</summary>
    public static ImmutableArray<WorkingMonth> From(LocalDate firstDay, int count) =>
        [.. Enumerable.Range(0, count).Select(index => Of(index, firstDay.PlusMonths(index)))];

    /// <summary>Which of the days an employee works: from the one index to just before the other.</summary>
    public (int First, int Past) Of(Spell spell)
    {
        if (spell.From > End || (spell.To is { } gone && gone < Start))
        {
            return (0, 0);
        }

        var first = 0;
        while (first < Days.Length && Days[first] < spell.From)
        {
            first++;
        }

        var past = Days.Length;
        while (past > first && spell.To is { } to && Days[past - 1] > to)
        {
            past--;
        }

        return (first, past);
    }

    private static WorkingMonth Of(int index, LocalDate start)
    {
        var length = start.Calendar.GetDaysInMonth(start.Year, start.Month);
        return new WorkingMonth(index, start, [.. Enumerable.Range(0, length)
            .Select(start.PlusDays)
            .Where(day => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))]);
    }
}
