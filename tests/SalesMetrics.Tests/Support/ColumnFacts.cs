using SalesMetrics.Columns;

namespace SalesMetrics.Tests.Support;

/// <summary>Columns read back fact by fact.</summary>
internal static class ColumnFacts
{
    public static Fact FactAt(this FactColumns columns, int index) => new(
        columns.Rows[index],
        columns.Days[index],
        columns.Amounts[index],
        columns.Outcomes[index],
        columns.Seconds.IsEmpty ? 0 : columns.Seconds[index],
        columns.Currencies.IsEmpty ? (byte)0 : columns.Currencies[index]);

    public static Fact FactAt(this FactStore store, int index) =>
        store.Chunk(index / FactStore.ChunkLength).FactAt(index % FactStore.ChunkLength);

    public static List<Fact> ToList(this FactStore store) => [.. Enumerable.Range(0, (int)store.Count).Select(i => store.FactAt(i))];

    public static List<Fact> ToList(this IFactSource source, FactBlock block)
    {
        var facts = new List<Fact>();
        for (var length = source.Read(block); length > 0; length = source.Read(block))
        {
            for (var i = 0; i < length; i++)
            {
                facts.Add(block.View(length).FactAt(i));
            }
        }

        return facts;
    }

    /// <summary>A store's facts as a source, in blocks of another length than its chunks.</summary>
    public static IFactSource ToSource(this FactStore store) => new Replay(store);

    private sealed class Replay(FactStore store) : IFactSource
    {
        private long _position;

        public int Read(FactBlock block)
        {
            if (_position == store.Count)
            {
                return 0;
            }

            var start = (int)(_position % FactStore.ChunkLength);
            var chunk = store.Chunk((int)(_position / FactStore.ChunkLength));
            var part = chunk.Slice(start, Math.Min(10_007, chunk.Length - start));
            part.Rows.CopyTo(block.Rows);
            part.Days.CopyTo(block.Days);
            part.Amounts.CopyTo(block.Amounts);
            part.Outcomes.CopyTo(block.Outcomes);
            part.Seconds.CopyTo(block.Seconds);
            _position += part.Length;
            return part.Length;
        }
    }
}
