namespace SalesMetrics.Columns;

/// <summary>A view of facts in columns: the same place in every span is one fact. Nothing is copied.</summary>
/// <remarks>
/// <para>The values are checked where the view is read, not here. Spans of an Arrow batch, of a rented buffer and of an array all do.</para>
/// <para>The default value is no facts.</para>
/// </remarks>
public readonly ref struct FactColumns
{
    /// <summary>Views columns of facts.</summary>
    /// <param name="rows">The number of each fact's id in the first key.</param>
    /// <param name="days">The <see cref="DayNumber"/> each fact counts on. Any number is legal; days outside the periods are counted apart.</param>
    /// <param name="amounts">The amounts in whole minor units; any value is legal, negative ones too.</param>
    /// <param name="outcomes">How each fact stands, as <see cref="FactOutcome"/>; empty when all are won, as entries of a journal are.</param>
    /// <param name="seconds">The number of each fact's second id; empty when there is no second key.</param>
    /// <param name="currencies">The place of each fact's currency in <see cref="TotalsShape.Currencies"/>; empty when there is one currency.</param>
    /// <exception cref="ArgumentException">A column that is not empty has another length than <paramref name="rows"/>.</exception>
    public FactColumns(
        ReadOnlySpan<int> rows,
        ReadOnlySpan<int> days,
        ReadOnlySpan<long> amounts,
        ReadOnlySpan<FactOutcome> outcomes = default,
        ReadOnlySpan<int> seconds = default,
        ReadOnlySpan<byte> currencies = default)
    {
        Rows = rows;
        Days = Same(days, rows.Length, mayBeEmpty: false, nameof(days));
        Amounts = Same(amounts, rows.Length, mayBeEmpty: false, nameof(amounts));
        Outcomes = Same(outcomes, rows.Length, mayBeEmpty: true, nameof(outcomes));
        Seconds = Same(seconds, rows.Length, mayBeEmpty: true, nameof(seconds));
        Currencies = Same(currencies, rows.Length, mayBeEmpty: true, nameof(currencies));
    }

    // Of a chunk of a store, whose values cannot change: they were looked at once.
    private FactColumns(FactColumns columns, BlockBounds? bounds)
    {
        this = columns;
        Bounds = bounds;
    }

    /// <summary>The number of facts.</summary>
    public int Length => Rows.Length;

    /// <summary>The first key of each fact.</summary>
    public ReadOnlySpan<int> Rows { get; }

    /// <summary>The day of each fact.</summary>
    public ReadOnlySpan<int> Days { get; }

    /// <summary>The amount of each fact, in minor units.</summary>
    public ReadOnlySpan<long> Amounts { get; }

    /// <summary>How each fact stands; empty when all are won.</summary>
    public ReadOnlySpan<FactOutcome> Outcomes { get; }

    /// <summary>The second key of each fact; empty when there is none.</summary>
    public ReadOnlySpan<int> Seconds { get; }

    /// <summary>The currency of each fact; empty when there is one.</summary>
    public ReadOnlySpan<byte> Currencies { get; }

    /// <summary>What none of the values exceeds, where that is known.</summary>
    internal BlockBounds? Bounds { get; }

    /// <summary>The facts from a place on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all there.</exception>
    public FactColumns Slice(int start, int length) => new FactColumns(
        Rows.Slice(start, length),
        Days.Slice(start, length),
        Amounts.Slice(start, length),
        Part(Outcomes, start, length),
        Part(Seconds, start, length),
        Part(Currencies, start, length)).With(Bounds);

    /// <summary>The same facts, of which it is known what no value exceeds.</summary>
    internal FactColumns With(BlockBounds? bounds) => new(this, bounds);

    private static ReadOnlySpan<T> Part<T>(ReadOnlySpan<T> column, int start, int length) =>
        column.IsEmpty ? column : column.Slice(start, length);

    private static ReadOnlySpan<T> Same<T>(ReadOnlySpan<T> column, int length, bool mayBeEmpty, string name) =>
        column.Length == length || (mayBeEmpty && column.IsEmpty)
            ? column
            : throw new ArgumentException(Invariant($"The column has {column.Length} values for {length} facts."), name);
}
