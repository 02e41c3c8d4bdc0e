namespace SalesMetrics.Columns;

/// <summary>Describes the amounts won of facts in memory, or of a source larger than memory.</summary>
public static class GroupedStatisticsCalculator
{
    /// <summary>Describes a store of facts, on one processor.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="shape">What statistics to keep.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's.</exception>
    public static GroupedStatistics Calculate(FactStore facts, TotalsShape shape) => Calculate(facts, shape, new AggregationOptions());

    /// <summary>Describes a store of facts.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="shape">What statistics to keep.</param>
    /// <param name="options">How many processors to use; it makes no difference to the figures, to the last bit.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's.</exception>
    public static GroupedStatistics Calculate(FactStore facts, TotalsShape shape, AggregationOptions options)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(options);
        return FactPartition.Fill(facts, options, shape.Cells, () => new GroupedStatisticsBuilder(shape)).ToStatistics();
    }

    /// <summary>Describes facts that come a block at a time. Memory is the cells and one block, however many facts come.</summary>
    /// <param name="facts">The source, read on the caller's thread until it has no more.</param>
    /// <param name="shape">What statistics to keep.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's.</exception>
    /// <exception cref="InvalidOperationException">The source claims to have written more facts than there was room for.</exception>
    public static GroupedStatistics Calculate(IFactSource facts, TotalsShape shape)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(shape);
        return FactPartition.Fill(facts, shape, new GroupedStatisticsBuilder(shape)).ToStatistics();
    }
}
