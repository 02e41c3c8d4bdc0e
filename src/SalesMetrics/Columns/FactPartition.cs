using System.Runtime.ExceptionServices;

namespace SalesMetrics.Columns;

/// <summary>Fills accumulators from a store on one processor or several, or from a source.</summary>
/// <remarks>Each processor takes a stretch of chunks into an accumulator of its own. What they accumulate does not depend on who took what, so merging gives the
/// same bits at any degree.</remarks>
internal static class FactPartition
{
    public const int BlockLength = 65_536;

    private const long FactsWorthSharing = 1_000_000;
    private const int FactsPerCellWorthSharing = 20;

    /// <param name="facts">The facts.</param>
    /// <param name="options">How many processors to use.</param>
    /// <param name="cells">How many cells each accumulator has, which is what another processor costs.</param>
    /// <param name="begin">Makes an empty accumulator.</param>
    public static T Fill<T>(FactStore facts, AggregationOptions options, long cells, Func<T> begin)
        where T : class, IFactAccumulator<T>
    {
        var degree = Math.Min(options.MaxDegreeOfParallelism, Math.Max(1, facts.Chunks));
        if (degree == 1 || facts.Count < FactsWorthSharing || facts.Count / FactsPerCellWorthSharing < cells)
        {
            return Part(facts, 0, facts.Chunks, begin);
        }

        var parts = new T?[degree];
        var faults = new ExceptionDispatchInfo?[degree];
        Parallel.For(0, degree, new ParallelOptions { MaxDegreeOfParallelism = degree }, part =>
        {
            try
            {
                parts[part] = Part(facts, (int)((long)facts.Chunks * part / degree), (int)((long)facts.Chunks * (part + 1) / degree), begin);
            }
            catch (Exception fault) when (fault is ArgumentException or OverflowException)
            {
                faults[part] = ExceptionDispatchInfo.Capture(fault);
            }
        });

        // The earliest part's fault is the one that a single processor would have met, and callers meet it as it is, not wrapped.
        Array.Find(faults, fault => fault is not null)?.Throw();
        for (var part = 1; part < degree; part++)
        {
            parts[0]!.Merge(parts[part]!);
        }

        return parts[0]!;
    }

    /// <param name="facts">The source, read until it has no more.</param>
    /// <param name="shape">Which columns are read.</param>
    /// <param name="accumulator">Where the facts go.</param>
    /// <exception cref="InvalidOperationException">The source claims to have written more facts than there was room for.</exception>
    public static T Fill<T>(IFactSource facts, TotalsShape shape, T accumulator)
        where T : class, IFactAccumulator<T> => Fill(facts, shape, accumulator, shape.Seconds is not null);

    /// <param name="facts">The source, read until it has no more.</param>
    /// <param name="shape">Whether there is a column of currencies.</param>
    /// <param name="accumulator">Where the facts go.</param>
    /// <param name="hasSeconds">Whether there is a column of second keys, whatever the shape has.</param>
    /// <exception cref="InvalidOperationException">The source claims to have written more facts than there was room for.</exception>
    public static T Fill<T>(IFactSource facts, TotalsShape shape, T accumulator, bool hasSeconds)
        where T : class, IFactAccumulator<T>
    {
        var block = new FactBlock(BlockLength, hasSeconds, shape.Currencies.Length > 1);
        var position = 0L;
        while (true)
        {
            var length = facts.Read(block);
            if (length == 0)
            {
                return accumulator;
            }

            if (length < 0 || length > block.Capacity)
            {
                throw new InvalidOperationException(Invariant($"The source reports {length} facts in a block of {block.Capacity}."));
            }

            accumulator.Add(block.View(length), position);
            position += length;
        }
    }

    private static T Part<T>(FactStore facts, int from, int to, Func<T> begin)
        where T : class, IFactAccumulator<T>
    {
        var accumulator = begin();
        for (var chunk = from; chunk < to; chunk++)
        {
            accumulator.Add(facts.Chunk(chunk), (long)chunk * FactStore.ChunkLength);
        }

        return accumulator;
    }
}
