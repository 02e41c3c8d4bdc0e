namespace SalesMetrics.Calendars;

/// <summary>All periods of one grain: where each starts, and which are in which fiscal year.</summary>
/// <remarks>
/// Every scheme is laid out once as such a table, so a question is a binary search and all schemes cost the same. The periods themselves
/// are made when asked for: a table of them would be ten times as large, and a calendar may be made anew with every plan.
/// </remarks>
internal sealed class Tiling
{
    private readonly PeriodGrain _grain;
    private readonly int _firstFiscalYear;

    /// <summary>The first day of each period, then the day after the last period.</summary>
    private readonly ImmutableArray<LocalDate> _starts;

    /// <summary>The index of each fiscal year's first period, then the number of periods.</summary>
    private readonly ImmutableArray<int> _yearStarts;

    private Tiling(PeriodGrain grain, int firstFiscalYear, ImmutableArray<LocalDate> starts, ImmutableArray<int> yearStarts)
    {
        _grain = grain;
        _firstFiscalYear = firstFiscalYear;
        _starts = starts;
        _yearStarts = yearStarts;
    }

    public PeriodGrain Grain => _grain;

    public int Count => _starts.Length - 1;

    public int FirstFiscalYear => _firstFiscalYear;

    public int LastFiscalYear => _firstFiscalYear + _yearStarts.Length - 2;

    public LocalDate FirstDay => _starts[0];

    public LocalDate LastDay => _starts[^1].PlusDays(-1);

    public FiscalPeriod this[int index]
    {
        get
        {
            var year = LastNotAbove(_yearStarts, index);
            return new(_grain, _firstFiscalYear + year, index - _yearStarts[year] + 1, _starts[index], _starts[index + 1].PlusDays(-1));
        }
    }

    /// <summary>Gets how many periods a fiscal year of this table has.</summary>
    public int CountIn(int fiscalYear) =>
        _yearStarts[fiscalYear - _firstFiscalYear + 1] - _yearStarts[fiscalYear - _firstFiscalYear];

    /// <summary>Gets the index of a period, or -1 when the table has no such year or the year no such number.</summary>
    public int IndexOf(int fiscalYear, int number) =>
        fiscalYear >= FirstFiscalYear && fiscalYear <= LastFiscalYear && number >= 1 && number <= CountIn(fiscalYear)
            ? _yearStarts[fiscalYear - _firstFiscalYear] + number - 1
            : -1;

    /// <summary>Gets the index of the period that holds a day, or -1 when the day is outside the table.</summary>
    public int IndexOn(LocalDate date)
    {
        var index = LastNotAbove(_starts, date);
        return index < Count ? index : -1;
    }

    // The index of the last entry that is not above the value; -1 when the first one is. Entries ascend; of equal ones (a year without
    // a week of its own) the last is the one whose year holds the period.
    private static int LastNotAbove<T>(ImmutableArray<T> entries, T value)
        where T : IComparable<T>
    {
        var low = 0;
        var high = entries.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (entries[middle].CompareTo(value) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    /// <summary>Collects the first days, year by year.</summary>
    internal sealed class Builder(PeriodGrain grain, int firstFiscalYear)
    {
        private readonly ImmutableArray<LocalDate>.Builder _starts = ImmutableArray.CreateBuilder<LocalDate>();
        private readonly ImmutableArray<int>.Builder _yearStarts = ImmutableArray.CreateBuilder<int>();

        public void BeginYear() => _yearStarts.Add(_starts.Count);

        public void Add(LocalDate start) => _starts.Add(start);

        public Tiling Build(LocalDate dayAfterTheLast)
        {
            _yearStarts.Add(_starts.Count);
            _starts.Add(dayAfterTheLast);
            return new Tiling(grain, firstFiscalYear, _starts.ToImmutable(), _yearStarts.ToImmutable());
        }
    }
}
