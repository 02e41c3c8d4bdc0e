namespace SalesMetrics.Columns;

/// <summary>Counts amounts won into quantile sketches, from memory or from a source larger than memory.</summary>
public static class GroupedQuantilesCalculator
{
    /// <summary>Sketches a store of facts at the default precision, on one processor.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="shape">What quantiles to keep.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's.</exception>
    public static GroupedQuantiles Calculate(FactStore facts, TotalsShape shape) => Calculate(facts, shape, QuantileSketch.DefaultPrecision, new AggregationOptions());

    /// <summary>Sketches a store of facts.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="shape">What quantiles to keep.</param>
    /// <param name="precision">From 1 to <see cref="QuantileSketch.MaxPrecision"/>: the relative error is 2 to the power of minus this.</param>
    /// <param name="options">How many processors to use; it makes no difference to the figures, to the last bit.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's, or the precision is out of range.</exception>
    public static GroupedQuantiles Calculate(FactStore facts, TotalsShape shape, int precision, AggregationOptions options)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(options);
        return FactPartition.Fill(facts, options, shape.Cells, () => new GroupedQuantilesBuilder(shape, precision)).ToQuantiles();
    }

    /// <summary>Sketches facts that come a block at a time. Memory is the sketches and one block, however many facts come.</summary>
    /// <param name="facts">The source, read on the caller's thread until it has no more.</param>
    /// <param name="shape">What quantiles to keep.</param>
    /// <param name="precision">From 1 to <see cref="QuantileSketch.MaxPrecision"/>: the relative error is 2 to the power of minus this.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's, or the precision is out of range.</exception>
    /// <exception cref="InvalidOperationException">The source claims to have written more facts than there was room for.</exception>
    public static GroupedQuantiles Calculate(IFactSource facts, TotalsShape shape, int precision)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(shape);
        return FactPartition.Fill(facts, shape, new GroupedQuantilesBuilder(shape, precision)).ToQuantiles();
    }
}
