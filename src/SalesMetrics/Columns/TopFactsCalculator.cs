namespace SalesMetrics.Columns;

/// <summary>Finds the largest facts won, from memory or from a source larger than memory.</summary>
public static class TopFactsCalculator
{
    /// <summary>Goes through a store of facts, on one processor.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="shape">What facts to keep.</param>
    /// <param name="limit">How many facts to keep for each cell, from 1 to <see cref="TopFacts.MaxLimit"/>.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's, or the limit is out of range.</exception>
    public static TopFacts Calculate(FactStore facts, TotalsShape shape, int limit) => Calculate(facts, shape, limit, new AggregationOptions());

    /// <summary>Goes through a store of facts.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="shape">What facts to keep.</param>
    /// <param name="limit">How many facts to keep for each cell, from 1 to <see cref="TopFacts.MaxLimit"/>.</param>
    /// <param name="options">How many processors to use; it makes no difference to the figures, to the last bit.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's, or the limit is out of range.</exception>
    public static TopFacts Calculate(FactStore facts, TotalsShape shape, int limit, AggregationOptions options)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(options);
        return FactPartition.Fill(facts, options, shape.Cells * limit, () => new TopFactsBuilder(shape, limit)).ToTopFacts();
    }

    /// <summary>Goes through facts that come a block at a time; their positions count from 0 on. Memory is the cells and one block, however many facts come.</summary>
    /// <param name="facts">The source, read on the caller's thread until it has no more.</param>
    /// <param name="shape">What facts to keep.</param>
    /// <param name="limit">How many facts to keep for each cell, from 1 to <see cref="TopFacts.MaxLimit"/>.</param>
    /// <exception cref="ArgumentException">A key, currency or outcome is not one of the shape's, or the limit is out of range.</exception>
    /// <exception cref="InvalidOperationException">The source claims to have written more facts than there was room for.</exception>
    public static TopFacts Calculate(IFactSource facts, TotalsShape shape, int limit)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(shape);
        return FactPartition.Fill(facts, shape, new TopFactsBuilder(shape, limit)).ToTopFacts();
    }
}
