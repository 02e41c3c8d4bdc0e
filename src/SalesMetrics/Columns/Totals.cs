namespace SalesMetrics.Columns;

/// <summary>Sums, counts and wins by id and period. Immutable.</summary>
/// <remarks>Two totals are equal when they have the same shape and the same figures in every cell.</remarks>
public sealed class Totals : IEquatable<Totals>
{
    internal Totals(TotalsShape shape, CellStore cells)
    {
        Shape = shape;
        Cells = cells;
    }

    /// <summary>What the totals are kept for.</summary>
    public TotalsShape Shape { get; }

    internal CellStore Cells { get; }

    /// <summary>Merges totals of the same shape; the order makes no difference.</summary>
    /// <param name="first">One of them; its shape is that of the result.</param>
    /// <param name="others">The others; may be empty.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Totals Merge(Totals first, params IEnumerable<Totals> others)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(others);
        var builder = new TotalsBuilder(first.Shape);
        builder.Merge(first);
        foreach (var other in others)
        {
            builder.Merge(other);
        }

        return builder.Finish();
    }

    /// <summary>The figures of one cell.</summary>
    /// <param name="row">The number of the first key's id.</param>
    /// <param name="period">The number of the period; <see cref="PeriodTable.Count"/> for what lies outside all of them.</param>
    /// <param name="second">The number of the second key's id, where there is a second key.</param>
    /// <param name="currency">The place of the currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is none of the shape's.</exception>
    public CellTotals Of(int row, int period, int second = 0, int currency = 0) => Cells[Shape.Place(row, period, second, currency)];

    /// <summary>The figures of one id in the period of a day, or outside the periods when the day is in none.</summary>
    /// <exception cref="ArgumentException">The id is not in the dimension.</exception>
    public CellTotals Of(string id, LocalDate date) => Of(Shape.Rows.IndexOf(id), Shape.Periods.IndexOf(date));

    /// <summary>Everything in one currency added up, outside the periods included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The currency is none of the shape's.</exception>
    public CellTotals Everything(int currency = 0)
    {
        Shape.CheckCurrency(currency);
        CellTotals sum = default;
        for (var line = currency; line < Shape.Lines; line += Shape.Currencies.Length)
        {
            for (var period = 0; period < Shape.Width; period++)
            {
                sum += Cells[(line * Shape.Width) + period];
            }
        }

        return sum;
    }

    /// <summary>Everything in one currency that lies outside the periods: what a report by period does not show and must not lose.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The currency is none of the shape's.</exception>
    public CellTotals Outside(int currency = 0)
    {
        Shape.CheckCurrency(currency);
        CellTotals sum = default;
        for (var line = currency; line < Shape.Lines; line += Shape.Currencies.Length)
        {
            sum += Cells[(line * Shape.Width) + Shape.Periods.Count];
        }

        return sum;
    }

    /// <summary>Adds up by coarser ids. It reads cells, not facts.</summary>
    /// <param name="rows">From this shape's first key to the coarser one.</param>
    /// <exception cref="ArgumentException">The grouping is of other ids.</exception>
    public Totals RollUp(Grouping rows) => RollUp(RollUpMap.ByRows(Shape, rows));

    /// <summary>Adds up by coarser periods: months to quarters, quarters to years.</summary>
    /// <param name="periods">Each period here must lie in one of them whole. What is outside here is outside there.</param>
    /// <exception cref="ArgumentException">A period here lies in none of the coarser ones whole.</exception>
    public Totals RollUp(PeriodTable periods) => RollUp(RollUpMap.ByPeriods(Shape, periods));

    /// <summary>Adds up over the second key.</summary>
    /// <exception cref="InvalidOperationException">There is no second key.</exception>
    public Totals RollUpSeconds() => RollUp(RollUpMap.OverSeconds(Shape));

    /// <inheritdoc/>
    public bool Equals(Totals? other) => other is not null && Shape.IsSameAs(other.Shape) && Cells.HasSameCells(other.Cells);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Totals);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shape.Lines, Shape.Width, Shape.Lines == 0 ? default : Everything());

    private Totals RollUp(RollUpMap map)
    {
        var cells = new CellStore((int)map.Shape.Cells);
        cells.RollUp(Cells, map.Lines, map.Periods, map.Shape.Width);
        cells.Settle();
        return new Totals(map.Shape, cells);
    }
}
