using SalesMetrics.Columns;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;

namespace SalesMetrics.Measures;

/// <summary>Which credit counts in which cell, of a unit and a window: decided once, for the sums and for the lists behind them alike.</summary>
internal sealed class MeasuredCells
{
    private readonly CreditBook _credits;
    private readonly Measure _measure;
    private readonly int[] _rowOfSeat;
    private readonly Lazy<(int[] Starts, int[] Order)> _lists;

    private MeasuredCells(CreditBook credits, Measure measure, ImmutableArray<SalesUnit> units, int[] rowOfSeat, TotalsShape shape)
    {
        _credits = credits;
        _measure = measure;
        Units = units;
        _rowOfSeat = rowOfSeat;
        Shape = shape;
        _lists = new Lazy<(int[], int[])>(Sort);
    }

    /// <summary>The unit of each row, ordered. Some may have no credit in any window.</summary>
    public ImmutableArray<SalesUnit> Units { get; }

    public TotalsShape Shape { get; }

    public CreditColumns Columns => _credits.Columns;

    public Currency Currency => _credits.Currency;

    public static MeasuredCells Create(CreditBook credits, Measure measure, UnitKind kind, PeriodTable periods)
    {
        var unitOfSeat = ImmutableArray.CreateRange(credits.Columns.Seats, seat => seat.UnitOf(kind));
        var units = unitOfSeat.OfType<SalesUnit>().Distinct().Order().ToImmutableArray();
        var rows = Dimension.Create(units.Select(unit => unit.Id));
        return new MeasuredCells(
            credits,
            measure,
            units,
            [.. unitOfSeat.Select(unit => unit is { } counted ? rows.IndexOf(counted.Id) : -1)],
            TotalsShape.Create(rows, periods, credits.Currency));
    }

    /// <summary>The row of a credit, by its place in the book; -1 when it counts for no unit of the kind, or not for the measure.</summary>
    public int RowOf(int credit) =>
        _measure.IncludesEverything || _measure.Includes(_credits.Credits[credit]) ? _rowOfSeat[Columns.SeatOf[credit]] : -1;

    /// <summary>The credits of a cell, in the order of the book. The first call sorts all credits by cell, in one pass.</summary>
    public ImmutableArray<Credit> CreditsOf(int row, int window)
    {
        var (starts, order) = _lists.Value;
        var cell = (row * Shape.Periods.Count) + window;
        return ImmutableArray.CreateRange(
            ImmutableArray.Create(order, starts[cell], starts[cell + 1] - starts[cell]), credit => _credits.Credits[credit]);
    }

    private (int[] Starts, int[] Order) Sort()
    {
        var starts = new int[(Units.Length * Shape.Periods.Count) + 1];
        var cellOf = new int[_credits.Credits.Length];
        for (var i = 0; i < cellOf.Length; i++)
        {
            var (row, window) = (RowOf(i), Shape.Periods.IndexOf(Columns.Days[i]));
            cellOf[i] = row < 0 || window == Shape.Periods.Count ? -1 : (row * Shape.Periods.Count) + window;
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
