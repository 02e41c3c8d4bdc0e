using SalesMetrics.Columns;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;

namespace SalesMetrics.Measures;

/// <summary>Which credit counts in which cell, of a unit and a window: decided once, for the sums and for the lists behind them alike.</summary>
internal sealed class MeasuredCells
{
    private readonly CreditBook _credits;
    private readonly Measure _measure;
    private readonly bool _includesEverything;
    private readonly int[] _rowOfSeat;
    private readonly int _windowsBefore;
    private readonly Lazy<(int[] Starts, int[] Order)> _lists;

    private MeasuredCells(
        CreditBook credits,
        Measure measure,
        (ImmutableArray<DateInterval> All, int Before) windows,
        ImmutableArray<SalesUnit> units,
        int[] rowOfSeat,
        TotalsShape shape)
    {
        _credits = credits;
        _measure = measure;
        _includesEverything = measure.IncludesAllSales && !credits.Columns.HaveCategories;
        (Windows, _windowsBefore) = windows;
        Units = units;
        _rowOfSeat = rowOfSeat;
        Shape = shape;
        _lists = new Lazy<(int[], int[])>(Sort);
    }

    /// <summary>The windows asked for.</summary>
    public ImmutableArray<DateInterval> Windows { get; }

    /// <summary>The unit of each row, ordered. Some may have no credit in any window.</summary>
    public ImmutableArray<SalesUnit> Units { get; }

    /// <summary>Rows, and of the windows those that the book reaches, cut to its days: a window may well be all of time, a table may not.</summary>
    public TotalsShape Shape { get; }

    public CreditColumns Columns => _credits.Columns;

    public Currency Currency => _credits.Currency;

    public static MeasuredCells Create(CreditBook credits, Measure measure, UnitKind kind, ImmutableArray<DateInterval> windows)
    {
        PeriodTable.RequireAscending(windows);
        var (before, periods) = Reached(credits.Credits, windows);
        var unitOfSeat = ImmutableArray.CreateRange(credits.Columns.Seats, seat => seat.UnitOf(kind));
        var units = unitOfSeat.OfType<SalesUnit>().Distinct().Order().ToImmutableArray();
        var rows = Dimension.Create(units.Select(unit => unit.Id));
        return new MeasuredCells(
            credits,
            measure,
            (windows, before),
            units,
            [.. unitOfSeat.Select(unit => unit is { } counted ? rows.IndexOf(counted.Id) : -1)],
            TotalsShape.Create(rows, periods, credits.Currency));
    }

    /// <summary>The row of a credit, by its place in the book; -1 when it counts for no unit of the kind, or not for the measure.</summary>
    public int RowOf(int credit) =>
        _includesEverything || _measure.Includes(_credits.Credits[credit]) ? _rowOfSeat[Columns.SeatOf[credit]] : -1;

    /// <summary>The period of the <see cref="Shape"/> that stands for a window; null when the book has no day in it.</summary>
    public int? PeriodOf(int window) =>
        window - _windowsBefore is var period && period >= 0 && period < Shape.Periods.Count ? period : null;

    /// <summary>The credits of a cell, in the order of the book. The first call sorts all credits by cell, in one pass.</summary>
    public ImmutableArray<Credit> CreditsOf(int row, int period)
    {
        var (starts, order) = _lists.Value;
        var cell = (row * Shape.Periods.Count) + period;
        return ImmutableArray.CreateRange(
            ImmutableArray.Create(order, starts[cell], starts[cell + 1] - starts[cell]), credit => _credits.Credits[credit]);
    }

    private static (int Before, PeriodTable Periods) Reached(ImmutableArray<Credit> credits, ImmutableArray<DateInterval> windows)
    {
        if (credits.IsEmpty)
        {
            return (windows.Length, PeriodTable.Create(ImmutableArray<DateInterval>.Empty));
        }

        var (first, last) = (credits[0].Date, credits[^1].Date);
        return (
            windows.Count(window => window.End < first),
            PeriodTable.Create([
                .. from window in windows
                   where window.End >= first && window.Start <= last
                   select new DateInterval(LocalDate.Max(window.Start, first), LocalDate.Min(window.End, last))]));
    }

    private (int[] Starts, int[] Order) Sort()
    {
        var starts = new int[(Units.Length * Shape.Periods.Count) + 1];
        var cellOf = new int[_credits.Credits.Length];
        for (var i = 0; i < cellOf.Length; i++)
        {
            var (row, period) = (RowOf(i), Shape.Periods.IndexOf(Columns.Days[i]));
            cellOf[i] = row < 0 || period == Shape.Periods.Count ? -1 : (row * Shape.Periods.Count) + period;
            if (cellOf[i] >= 0)
            {
                starts[cellOf[i] + 1]++;
            }
        }

        for (var cell = 1; cell < starts.Length; cell++)
        {
            starts[cell] += starts[cell - 1];
        }

        var order = new int[starts[^1]];
        var next = starts.AsSpan(0, starts.Length - 1).ToArray();
        for (var i = 0; i < cellOf.Length; i++)
        {
            if (cellOf[i] >= 0)
            {
                order[next[cellOf[i]]++] = i;
            }
        }

        return (starts, order);
    }
}
