namespace SalesMetrics.Columns;

/// <summary>Facts kept in memory in columns, to be added up again and again in different ways. Immutable.</summary>
/// <remarks>The facts lie in chunks of at most <see cref="ChunkLength"/>; each chunk is a view without a copy. One fact takes 17 bytes, 4 more with a second
/// key and 1 more with several currencies.</remarks>
public sealed class FactStore
{
    /// <summary>The most facts in a chunk.</summary>
    public const int ChunkLength = 65_536;

    private readonly ImmutableArray<FactChunk> _chunks;

    internal FactStore(ImmutableArray<FactChunk> chunks)
    {
        _chunks = chunks;
        Count = chunks.Sum(chunk => (long)chunk.Length);
    }

    /// <summary>How many facts there are.</summary>
    public long Count { get; }

    /// <summary>How many chunks there are.</summary>
    public int Chunks => _chunks.Length;

    /// <summary>The facts of a chunk, in the order they were added.</summary>
    /// <param name="index">0 up to <see cref="Chunks"/>, exclusive.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such chunk.</exception>
    public FactColumns Chunk(int index) => _chunks[index].View();
}
