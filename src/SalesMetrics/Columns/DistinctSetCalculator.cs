namespace SalesMetrics.Columns;

/// <summary>Finds which ids occur in which group, from memory or from a source larger than memory.</summary>
public static class DistinctSetCalculator
{
    /// <summary>Goes through a store of facts, on one processor.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="shape">The groups within which ids are counted, without a second key.</param>
    /// <param name="counted">The ids that are counted. Facts name them in their second key.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is out of range, or the shape has a second key or, with the ids, too many cells.</exception>
    public static DistinctSet Calculate(FactStore facts, TotalsShape shape, Dimension counted) => Calculate(facts, shape, counted, new AggregationOptions());

    /// <summary>Goes through a store of facts.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="shape">The groups within which ids are counted, without a second key.</param>
    /// <param name="counted">The ids that are counted. Facts name them in their second key.</param>
    /// <param name="options">How many processors to use; it makes no difference to the figures, to the last bit.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is out of range, or the shape has a second key or, with the ids, too many cells.</exception>
    public static DistinctSet Calculate(FactStore facts, TotalsShape shape, Dimension counted, AggregationOptions options)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(counted);
        ArgumentNullException.ThrowIfNull(options);
        return FactPartition.Fill(facts, options, shape.Cells * DistinctSet.WordsFor(counted), () => new DistinctSetBuilder(shape, counted)).ToSet();
    }

    /// <summary>Goes through facts that come a block at a time. Memory is the bits and one block, however many facts come.</summary>
    /// <param name="facts">The source, read on the caller's thread until it has no more.</param>
    /// <param name="shape">The groups within which ids are counted, without a second key.</param>
    /// <param name="counted">The ids that are counted. Facts name them in their second key.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is out of range, or the shape has a second key or, with the ids, too many cells.</exception>
    /// <exception cref="InvalidOperationException">The source claims to have written more facts than there was room for.</exception>
    public static DistinctSet Calculate(IFactSource facts, TotalsShape shape, Dimension counted)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(counted);
        return FactPartition.Fill(facts, shape, new DistinctSetBuilder(shape, counted), hasSeconds: true).ToSet();
    }
}
