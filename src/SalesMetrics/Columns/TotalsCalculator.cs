namespace SalesMetrics.Columns;

/// <summary>Adds facts up, from memory, from a source larger than memory, or from objects.</summary>
public static class TotalsCalculator
{
    private const long FactsWorthSharing = 1_000_000;
    private const int FactsPerCellWorthSharing = 20;
    private const int BlockLength = 65_536;

    /// <summary>Adds a store of facts up on one processor.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="shape">What totals to keep.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's.</exception>
    public static Totals Calculate(FactStore facts, TotalsShape shape) => Calculate(facts, shape, new AggregationOptions());

    /// <summary>Adds a store of facts up.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="shape">What totals to keep.</param>
    /// <param name="options">How many processors to use.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's.</exception>
    public static Totals Calculate(FactStore facts, TotalsShape shape, AggregationOptions options)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(options);
        var degree = (int)Math.Min(options.MaxDegreeOfParallelism, Math.Max(1, facts.Chunks));
        if (degree == 1 || facts.Count < FactsWorthSharing || facts.Count / FactsPerCellWorthSharing < shape.Cells)
        {
            var builder = new TotalsBuilder(shape);
            AddChunks(builder, facts, 0, facts.Chunks);
            return builder.Finish();
        }

        return InParts(facts, shape, degree);
    }

    /// <summary>Adds up facts that come a block at a time. Memory is the cells and one block, however many facts come.</summary>
    /// <param name="facts">The source, read on the caller's thread until it has no more.</param>
    /// <param name="shape">What totals to keep.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's.</exception>
    /// <exception cref="InvalidOperationException">The source claims to have written more facts than there was room for.</exception>
    public static Totals Calculate(IFactSource facts, TotalsShape shape)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(shape);
        var builder = new TotalsBuilder(shape);
        var block = new FactBlock(BlockLength, shape.Seconds is not null, shape.Currencies.Length > 1);
        while (true)
        {
            var length = facts.Read(block);
            if (length == 0)
            {
                return builder.Finish();
            }

            if (length < 0 || length > block.Capacity)
            {
                throw new InvalidOperationException(Invariant($"The source reports {length} facts in a block of {block.Capacity}."));
            }

            builder.Add(block.View(length));
        }
    }

    /// <summary>Adds objects up, without keeping any.</summary>
    /// <typeparam name="T">The objects.</typeparam>
    /// <typeparam name="TSelector">Reads facts out of them; a struct is quickest.</typeparam>
    /// <param name="items">The objects, each read once.</param>
    /// <param name="shape">What totals to keep: one key and one currency.</param>
    /// <param name="selector">Reads facts out of the objects.</param>
    /// <exception cref="ArgumentException">An object is null, its id is not one of the shape's, its amount is in another currency or no whole number of minor units, or
    /// the shape has two keys or several currencies.</exception>
    /// <exception cref="OverflowException">An amount is beyond 2^63 minor units.</exception>
    public static Totals Calculate<T, TSelector>(IEnumerable<T> items, TotalsShape shape, TSelector selector)
        where TSelector : IFactSelector<T>
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Seconds is not null || shape.Currencies.Length > 1)
        {
            throw new ArgumentException("Objects are added up by one key and in one currency.", nameof(shape));
        }

        var builder = new TotalsBuilder(shape);
        var block = new FactBlock(BlockLength / 16);
        var reader = new ObjectReader<T, TSelector>(shape, selector);
        var length = 0;
        var row = 0L;
        foreach (var item in items)
        {
            reader.Read(item, row++, block, length++);
            if (length == block.Capacity)
            {
                builder.Add(block.View(length));
                length = 0;
            }
        }

        builder.Add(block.View(length));
        return builder.Finish();
    }

    private static void AddChunks(TotalsBuilder builder, FactStore facts, int from, int to)
    {
        for (var chunk = from; chunk < to; chunk++)
        {
            builder.Add(facts.Chunk(chunk));
        }
    }

    // Sums of whole numbers do not depend on who added what, so the parts may be merged in any order.
    private static Totals InParts(FactStore facts, TotalsShape shape, int degree)
    {
        var parts = new Totals[degree];
        Parallel.For(0, degree, new ParallelOptions { MaxDegreeOfParallelism = degree }, part =>
        {
            var builder = new TotalsBuilder(shape);
            AddChunks(builder, facts, (int)((long)facts.Chunks * part / degree), (int)((long)facts.Chunks * (part + 1) / degree));
            parts[part] = builder.Finish();
        });
        return Totals.Merge(parts[0], parts.Skip(1));
    }
}
