namespace SalesMetrics.Columns;

/// <summary>The largest facts won of each id and period: the deals that make a quarter. Immutable.</summary>
/// <remarks>
/// <para>Ties are broken by position, so which facts are listed, and in which order, does not depend on the order they came in nor on the merge tree.</para>
/// <para>Two are equal when they have the same shape, the same limit and the same facts in every cell.</para>
/// </remarks>
public sealed class TopFacts : IEquatable<TopFacts>
{
    /// <summary>The most facts that can be kept for a cell.</summary>
    public const int MaxLimit = 10_000;

    /// <summary>The most cells times facts kept for each, 2^27, which take 3 GB.</summary>
    public const long MaxPlaces = 1L << 27;

    private readonly TopFact[] _facts;
    private readonly int[] _starts;

    internal TopFacts(TotalsShape shape, int limit, TopFact[] facts, int[] starts)
    {
        (Shape, Limit) = (shape, limit);
        (_facts, _starts) = (facts, starts);
    }

    /// <summary>What facts are kept for.</summary>
    public TotalsShape Shape { get; }

    /// <summary>How many facts are kept for each cell; a cell with fewer facts won has them all.</summary>
    public int Limit { get; }

    /// <summary>Merges lists of the same shape and limit; the order makes no difference. A fact that is in two of them is listed twice.</summary>
    /// <param name="first">One of them; its shape is that of the result.</param>
    /// <param name="others">The others; may be empty.</param>
    /// <exception cref="ArgumentException">The shapes or the limits differ.</exception>
    public static TopFacts Merge(TopFacts first, params IEnumerable<TopFacts> others)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(others);
        var builder = new TopFactsBuilder(first.Shape, first.Limit);
        builder.Merge(first);
        foreach (var other in others)
        {
            builder.Merge(other);
        }

        return builder.ToTopFacts();
    }

    /// <summary>The largest facts of one cell, the largest first.</summary>
    /// <param name="row">The number of the first key's id.</param>
    /// <param name="period">The number of the period; <see cref="PeriodTable.Count"/> for what lies outside all of them.</param>
    /// <param name="second">The number of the second key's id, where there is a second key.</param>
    /// <param name="currency">The place of the currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is none of the shape's.</exception>
    public ImmutableArray<TopFact> Of(int row, int period, int second = 0, int currency = 0) =>
        [.. Cell(Shape.Place(row, period, second, currency))];

    /// <summary>The largest facts of one id in the period of a day, or outside the periods when the day is in none.</summary>
    /// <exception cref="ArgumentException">The id is not in the dimension.</exception>
    public ImmutableArray<TopFact> Of(string id, LocalDate date) => Of(Shape.Rows.IndexOf(id), Shape.Periods.IndexOf(date));

    /// <summary>The largest facts of all in one currency, outside the periods included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The currency is none of the shape's.</exception>
    public ImmutableArray<TopFact> Everything(int currency = 0) => Largest(Shape.Places(currency, onlyOutside: false));

    /// <summary>The largest facts in one currency that lie outside the periods.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The currency is none of the shape's.</exception>
    public ImmutableArray<TopFact> Outside(int currency = 0) => Largest(Shape.Places(currency, onlyOutside: true));

    /// <summary>The largest facts by coarser ids, as if they had been asked for from the start. It reads cells, not facts.</summary>
    /// <param name="rows">From this shape's first key to the coarser one.</param>
    /// <exception cref="ArgumentException">The grouping is of other ids.</exception>
    public TopFacts RollUp(Grouping rows) => RollUp(RollUpMap.ByRows(Shape, rows));

    /// <summary>The largest facts by coarser periods: months to quarters, quarters to years.</summary>
    /// <param name="periods">Each period here must lie in one of them whole. What is outside here is outside there.</param>
    /// <exception cref="ArgumentException">A period here lies in none of the coarser ones whole.</exception>
    public TopFacts RollUp(PeriodTable periods) => RollUp(RollUpMap.ByPeriods(Shape, periods));

    /// <summary>The largest facts without the second key.</summary>
    /// <exception cref="InvalidOperationException">There is no second key.</exception>
    public TopFacts RollUpSeconds() => RollUp(RollUpMap.OverSeconds(Shape));

    /// <inheritdoc/>
    public bool Equals(TopFacts? other) =>
        other is not null
        && Limit == other.Limit
        && Shape.IsSameAs(other.Shape)
        && _starts.AsSpan().SequenceEqual(other._starts)
        && _facts.AsSpan().SequenceEqual(other._facts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TopFacts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shape.Lines, Shape.Width, Limit, _facts.Length, _facts.Length == 0 ? default : _facts[0]);

    internal ReadOnlySpan<TopFact> Cell(int place) => _facts.AsSpan(_starts[place], _starts[place + 1] - _starts[place]);

    private ImmutableArray<TopFact> Largest(IEnumerable<int> places)
    {
        var room = new TopFact[Limit];
        var count = 0;
        foreach (var place in places)
        {
            foreach (var fact in Cell(place))
            {
                TopHeap.Offer(room, ref count, fact);
            }
        }

        return [.. TopFactsBuilder.Sorted(room.AsSpan(0, count))];
    }

    private TopFacts RollUp(RollUpMap map)
    {
        var builder = new TopFactsBuilder(map.Shape, Limit);
        for (var place = 0; place < Shape.Cells; place++)
        {
            builder.Offer(map[place], Cell(place));
        }

        return builder.ToTopFacts();
    }
}
