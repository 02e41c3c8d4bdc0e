namespace SalesMetrics.Columns;

/// <summary>Adds facts up, from memory, from a source larger than memory, or from objects.</summary>
public static class TotalsCalculator
{
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
        return FactPartition.Fill(facts, options, shape.Cells, () => new TotalsBuilder(shape)).Finish();
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
        return FactPartition.Fill(facts, shape, new TotalsBuilder(shape)).Finish();
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
        var block = new FactBlock(FactPartition.BlockLength / 16);
        var reader = new ObjectReader<T, TSelector>(shape, selector);
        var length = 0;
        var row = 0L;
        foreach (var item in items)
        {
            reader.Read(item, row++, block, length++);
            if (length == block.Capacity)
            {
                builder.Add(block.View(length), row - length);
                length = 0;
            }
        }

        builder.Add(block.View(length), row - length);
        return builder.Finish();
    }
}
