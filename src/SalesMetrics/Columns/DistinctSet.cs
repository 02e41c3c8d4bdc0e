using System.Numerics;

namespace SalesMetrics.Columns;

/// <summary>Which ids occur among the facts won of each row and period, exactly: the customers each rep sold to, the products each region sold. Immutable.</summary>
/// <remarks>
/// <para>Distinct counts do not add up: a customer who buys in two months is one customer of the quarter. So the ids themselves are kept, one bit each, and a roll-up
/// is a union.</para>
/// <para>Two are equal when they have the same shape and the same ids in every cell.</para>
/// </remarks>
public sealed class DistinctSet : IEquatable<DistinctSet>
{
    private readonly ulong[] _words;

    internal DistinctSet(TotalsShape shape, Dimension counted, ulong[] words)
    {
        Shape = shape;
        Counted = counted;
        _words = words;
        WordsPerCell = WordsFor(counted);
    }

    /// <summary>The groups within which ids are counted; it has no second key.</summary>
    public TotalsShape Shape { get; }

    /// <summary>The ids that are counted: the second key of the facts.</summary>
    public Dimension Counted { get; }

    internal ReadOnlySpan<ulong> Words => _words;

    private int WordsPerCell { get; }

    /// <summary>Merges sets of the same shape and ids; the order makes no difference, nor does a fact seen twice.</summary>
    /// <param name="first">One of them; its shape is that of the result.</param>
    /// <param name="others">The others; may be empty.</param>
    /// <exception cref="ArgumentException">The shapes or the ids differ.</exception>
    public static DistinctSet Merge(DistinctSet first, params IEnumerable<DistinctSet> others)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(others);
        var builder = new DistinctSetBuilder(first.Shape, first.Counted);
        builder.Merge(first);
        foreach (var other in others)
        {
            builder.Merge(other);
        }

        return builder.ToSet();
    }

    /// <summary>How many different ids a cell has.</summary>
    /// <param name="row">The number of the first key's id.</param>
    /// <param name="period">The number of the period; <see cref="PeriodTable.Count"/> for what lies outside all of them.</param>
    /// <param name="currency">The place of the currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is none of the shape's.</exception>
    public int Count(int row, int period, int currency = 0) => CountBits(Cell(Shape.Place(row, period, 0, currency)));

    /// <summary>How many different ids one row has in the period of a day, or outside the periods when the day is in none.</summary>
    /// <exception cref="ArgumentException">The id is not in the dimension.</exception>
    public int Count(string id, LocalDate date) => Count(Shape.Rows.IndexOf(id), Shape.Periods.IndexOf(date));

    /// <summary>Whether an id occurs in a cell.</summary>
    /// <param name="row">The number of the first key's id.</param>
    /// <param name="period">The number of the period.</param>
    /// <param name="counted">The number of the id in <see cref="Counted"/>.</param>
    /// <param name="currency">The place of the currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is none of the shape's or of <see cref="Counted"/>.</exception>
    public bool Has(int row, int period, int counted, int currency = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(counted);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(counted, Counted.Count);
        return (Cell(Shape.Place(row, period, 0, currency))[counted / 64] & (1UL << (counted % 64))) != 0;
    }

    /// <summary>How many different ids occur anywhere in one currency, outside the periods included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The currency is none of the shape's.</exception>
    public int Everything(int currency = 0) => CountUnion(Shape.Places(currency, onlyOutside: false));

    /// <summary>How many different ids occur outside the periods in one currency; some of them may occur inside too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The currency is none of the shape's.</exception>
    public int Outside(int currency = 0) => CountUnion(Shape.Places(currency, onlyOutside: true));

    /// <summary>The sets of coarser ids, as if they had been asked for from the start. It reads cells, not facts.</summary>
    /// <param name="rows">From this shape's first key to the coarser one.</param>
    /// <exception cref="ArgumentException">The grouping is of other ids.</exception>
    public DistinctSet RollUp(Grouping rows) => RollUp(RollUpMap.ByRows(Shape, rows));

    /// <summary>The sets of coarser periods: months to quarters, quarters to years.</summary>
    /// <param name="periods">Each period here must lie in one of them whole. What is outside here is outside there.</param>
    /// <exception cref="ArgumentException">A period here lies in none of the coarser ones whole.</exception>
    public DistinctSet RollUp(PeriodTable periods) => RollUp(RollUpMap.ByPeriods(Shape, periods));

    /// <inheritdoc/>
    public bool Equals(DistinctSet? other) =>
        other is not null && Shape.IsSameAs(other.Shape) && Counted.HasSameIds(other.Counted) && Words.SequenceEqual(other.Words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DistinctSet);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shape.Lines, Shape.Width, Counted.Count, CountBits(_words));

    internal static int WordsFor(Dimension counted) => (counted.Count + 63) / 64;

    internal static void Unite(Span<ulong> words, ReadOnlySpan<ulong> others)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] |= others[i];
        }
    }

    private static int CountBits(ReadOnlySpan<ulong> words)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    private ReadOnlySpan<ulong> Cell(int place) => _words.AsSpan(place * WordsPerCell, WordsPerCell);

    private int CountUnion(IEnumerable<int> places)
    {
        var union = new ulong[WordsPerCell];
        foreach (var place in places)
        {
            Unite(union, Cell(place));
        }

        return CountBits(union);
    }

    private DistinctSet RollUp(RollUpMap map)
    {
        var words = new ulong[map.Shape.Cells * WordsPerCell];
        for (var place = 0; place < Shape.Cells; place++)
        {
            Unite(words.AsSpan(map[place] * WordsPerCell, WordsPerCell), Cell(place));
        }

        return new DistinctSet(map.Shape, Counted, words);
    }
}
