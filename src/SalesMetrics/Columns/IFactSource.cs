namespace SalesMetrics.Columns;

/// <summary>Facts that come a block at a time, such as from a Parquet file, a database or a generator.</summary>
public interface IFactSource
{
    /// <summary>Fills a block from its start.</summary>
    /// <param name="block">The room; everything in it may be overwritten.</param>
    /// <returns>How many facts were written: 1 to <see cref="FactBlock.Capacity"/>, or 0 when there are no more.</returns>
    int Read(FactBlock block);
}
