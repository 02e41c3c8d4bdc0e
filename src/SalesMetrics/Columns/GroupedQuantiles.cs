namespace SalesMetrics.Columns;

/// <summary>Quantiles of the amounts won, by id and period: the median deal of each rep in each quarter. Immutable.</summary>
/// <remarks>Two are equal when they have the same shape, precision and counts in every cell.</remarks>
public sealed class GroupedQuantiles : IEquatable<GroupedQuantiles>
{
    private readonly QuantileSketch?[] _cells;
    private readonly QuantileSketch _empty;

    internal GroupedQuantiles(TotalsShape shape, int precision, QuantileSketch?[] cells)
    {
        Shape = shape;
        _cells = cells;
        _empty = new QuantileSketchBuilder(precision).ToSketch();
    }

    /// <summary>What the quantiles are kept for.</summary>
    public TotalsShape Shape { get; }

    /// <summary>The precision of each sketch; see <see cref="QuantileSketch.Precision"/>.</summary>
    public int Precision => _empty.Precision;

    // A cell that nothing was added to has no sketch.
    internal ReadOnlySpan<QuantileSketch?> Cells => _cells;

    /// <summary>Merges quantiles of the same shape and precision; the order makes no difference, to the last bit.</summary>
    /// <param name="first">One of them; its shape is that of the result.</param>
    /// <param name="others">The others; may be empty.</param>
    /// <exception cref="ArgumentException">The shapes or the precisions differ.</exception>
    /// <exception cref="OverflowException">A count is beyond 2^63 - 1.</exception>
    public static GroupedQuantiles Merge(GroupedQuantiles first, params IEnumerable<GroupedQuantiles> others)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(others);
        var builder = new GroupedQuantilesBuilder(first.Shape, first.Precision);
        builder.Merge(first);
        foreach (var other in others)
        {
            builder.Merge(other);
        }

        return builder.ToQuantiles();
    }

    /// <summary>The sketch of one cell, in minor units of its currency.</summary>
    /// <param name="row">The number of the first key's id.</param>
    /// <param name="period">The number of the period; <see cref="PeriodTable.Count"/> for what lies outside all of them.</param>
    /// <param name="second">The number of the second key's id, where there is a second key.</param>
    /// <param name="currency">The place of the currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is none of the shape's.</exception>
    public QuantileSketch Of(int row, int period, int second = 0, int currency = 0) => _cells[Shape.Place(row, period, second, currency)] ?? _empty;

    /// <summary>The sketch of one id in the period of a day, or outside the periods when the day is in none.</summary>
    /// <exception cref="ArgumentException">The id is not in the dimension.</exception>
    public QuantileSketch Of(string id, LocalDate date) => Of(Shape.Rows.IndexOf(id), Shape.Periods.IndexOf(date));

    /// <summary>Everything in one currency, outside the periods included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The currency is none of the shape's.</exception>
    /// <exception cref="OverflowException">The count is beyond 2^63 - 1.</exception>
    public QuantileSketch Everything(int currency = 0) => Merged(Shape.Places(currency, onlyOutside: false));

    /// <summary>Everything in one currency that lies outside the periods.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The currency is none of the shape's.</exception>
    /// <exception cref="OverflowException">The count is beyond 2^63 - 1.</exception>
    public QuantileSketch Outside(int currency = 0) => Merged(Shape.Places(currency, onlyOutside: true));

    /// <summary>Quantiles by coarser ids, as if they had been asked for from the start. It reads cells, not facts.</summary>
    /// <param name="rows">From this shape's first key to the coarser one.</param>
    /// <exception cref="ArgumentException">The grouping is of other ids.</exception>
    /// <exception cref="OverflowException">A count is beyond 2^63 - 1.</exception>
    public GroupedQuantiles RollUp(Grouping rows) => RollUp(RollUpMap.ByRows(Shape, rows));

    /// <summary>Quantiles by coarser periods: months to quarters, quarters to years.</summary>
    /// <param name="periods">Each period here must lie in one of them whole. What is outside here is outside there.</param>
    /// <exception cref="ArgumentException">A period here lies in none of the coarser ones whole.</exception>
    /// <exception cref="OverflowException">A count is beyond 2^63 - 1.</exception>
    public GroupedQuantiles RollUp(PeriodTable periods) => RollUp(RollUpMap.ByPeriods(Shape, periods));

    /// <summary>Quantiles without the second key.</summary>
    /// <exception cref="InvalidOperationException">There is no second key.</exception>
    /// <exception cref="OverflowException">A count is beyond 2^63 - 1.</exception>
    public GroupedQuantiles RollUpSeconds() => RollUp(RollUpMap.OverSeconds(Shape));

    /// <inheritdoc/>
    public bool Equals(GroupedQuantiles? other) =>
        other is not null && Precision == other.Precision && Shape.IsSameAs(other.Shape) && _cells.AsEnumerable().SequenceEqual(other._cells);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GroupedQuantiles);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shape.Lines, Shape.Width, Precision, _cells.Length == 0 ? null : _cells[0]);

    private QuantileSketch Merged(IEnumerable<int> places) =>
        QuantileSketch.Merge(_empty, places.Select(place => _cells[place]).OfType<QuantileSketch>());

    private GroupedQuantiles RollUp(RollUpMap map)
    {
        var builder = new GroupedQuantilesBuilder(map.Shape, Precision);
        for (var place = 0; place < _cells.Length; place++)
        {
            builder.Merge(map[place], _cells[place]);
        }

        return builder.ToQuantiles();
    }
}
