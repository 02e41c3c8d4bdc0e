namespace SalesMetrics.Columns;

/// <summary>The spread of the amounts won, by id and period. Immutable.</summary>
/// <remarks>Two are equal when they have the same shape and the same figures in every cell.</remarks>
public sealed class GroupedStatistics : IEquatable<GroupedStatistics>
{
    private readonly Moments[] _cells;

    internal GroupedStatistics(TotalsShape shape, Moments[] cells)
    {
        Shape = shape;
        _cells = cells;
    }

    /// <summary>What the statistics are kept for.</summary>
    public TotalsShape Shape { get; }

    internal ReadOnlySpan<Moments> Cells => _cells;

    /// <summary>Merges statistics of the same shape; the order makes no difference, to the last bit.</summary>
    /// <param name="first">One of them; its shape is that of the result.</param>
    /// <param name="others">The others; may be empty.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    /// <exception cref="OverflowException">A count is beyond 2^63 - 1.</exception>
    public static GroupedStatistics Merge(GroupedStatistics first, params IEnumerable<GroupedStatistics> others)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(others);
        var builder = new GroupedStatisticsBuilder(first.Shape);
        builder.Merge(first);
        foreach (var other in others)
        {
            builder.Merge(other);
        }

        return builder.ToStatistics();
    }

    /// <summary>The figures of one cell, in minor units of its currency.</summary>
    /// <param name="row">The number of the first key's id.</param>
    /// <param name="period">The number of the period; <see cref="PeriodTable.Count"/> for what lies outside all of them.</param>
    /// <param name="second">The number of the second key's id, where there is a second key.</param>
    /// <param name="currency">The place of the currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is none of the shape's.</exception>
    public AmountStatistics Of(int row, int period, int second = 0, int currency = 0) => new(_cells[Shape.Place(row, period, second, currency)]);

    /// <summary>The figures of one id in the period of a day, or outside the periods when the day is in none.</summary>
    /// <exception cref="ArgumentException">The id is not in the dimension.</exception>
    public AmountStatistics Of(string id, LocalDate date) => Of(Shape.Rows.IndexOf(id), Shape.Periods.IndexOf(date));

    /// <summary>Everything in one currency, outside the periods included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The currency is none of the shape's.</exception>
    /// <exception cref="OverflowException">A count is beyond 2^63 - 1.</exception>
    public AmountStatistics Everything(int currency = 0) => Sum(Shape.Places(currency, onlyOutside: false));

    /// <summary>Everything in one currency that lies outside the periods.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The currency is none of the shape's.</exception>
    /// <exception cref="OverflowException">A count is beyond 2^63 - 1.</exception>
    public AmountStatistics Outside(int currency = 0) => Sum(Shape.Places(currency, onlyOutside: true));

    /// <summary>Statistics by coarser ids, as if they had been asked for from the start. It reads cells, not facts.</summary>
    /// <param name="rows">From this shape's first key to the coarser one.</param>
    /// <exception cref="ArgumentException">The grouping is of other ids.</exception>
    /// <exception cref="OverflowException">A count is beyond 2^63 - 1.</exception>
    public GroupedStatistics RollUp(Grouping rows) => RollUp(RollUpMap.ByRows(Shape, rows));

    /// <summary>Statistics by coarser periods: months to quarters, quarters to years.</summary>
    /// <param name="periods">Each period here must lie in one of them whole. What is outside here is outside there.</param>
    /// <exception cref="ArgumentException">A period here lies in none of the coarser ones whole.</exception>
    /// <exception cref="OverflowException">A count is beyond 2^63 - 1.</exception>
    public GroupedStatistics RollUp(PeriodTable periods) => RollUp(RollUpMap.ByPeriods(Shape, periods));

    /// <summary>Statistics without the second key.</summary>
    /// <exception cref="InvalidOperationException">There is no second key.</exception>
    /// <exception cref="OverflowException">A count is beyond 2^63 - 1.</exception>
    public GroupedStatistics RollUpSeconds() => RollUp(RollUpMap.OverSeconds(Shape));

    /// <inheritdoc/>
    public bool Equals(GroupedStatistics? other) => other is not null && Shape.IsSameAs(other.Shape) && Cells.SequenceEqual(other.Cells);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GroupedStatistics);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shape.Lines, Shape.Width, _cells.Length == 0 ? default : _cells[0]);

    private AmountStatistics Sum(IEnumerable<int> places)
    {
        var sum = default(Moments);
        foreach (var place in places)
        {
            sum.Add(_cells[place]);
        }

        return new AmountStatistics(sum);
    }

    private GroupedStatistics RollUp(RollUpMap map)
    {
        var cells = new Moments[map.Shape.Cells];
        for (var place = 0; place < _cells.Length; place++)
        {
            cells[map[place]].Add(_cells[place]);
        }

        return new GroupedStatistics(map.Shape, cells);
    }
}
