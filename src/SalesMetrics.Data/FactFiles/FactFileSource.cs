using SalesMetrics.Columns;

namespace SalesMetrics.Data.FactFiles;

/// <summary>Where reading a file of facts has got to.</summary>
internal sealed class FactFileSource(FactFile file, int nextChunk, int endChunk) : IFactSource
{
    private readonly byte[] _bytes = new byte[file.ChunkBytes];
    private int _next = nextChunk;
    private int _length;
    private int _given;

    public int Read(FactBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        file.CheckColumns(block);
        if (_given == _length)
        {
            if (_next == endChunk)
            {
                return 0;
            }

            // A chunk that cannot be read stays the next one, so that asking again does not pass over it.
            (_length, _given) = (0, 0);
            _length = file.Read(_next, _bytes);
            _next++;
        }

        var chunk = file.Columns(_bytes, _length);
        var part = Math.Min(block.Capacity, _length - _given);
        chunk.Rows.Slice(_given, part).CopyTo(block.Rows);
        chunk.Days.Slice(_given, part).CopyTo(block.Days);
        chunk.Amounts.Slice(_given, part).CopyTo(block.Amounts);
        chunk.Outcomes.Slice(_given, part).CopyTo(block.Outcomes);
        if (file.HasSeconds)
        {
            chunk.Seconds.Slice(_given, part).CopyTo(block.Seconds);
        }

        if (file.HasCurrencies)
        {
            chunk.Currencies.Slice(_given, part).CopyTo(block.Currencies);
        }

        _given += part;
        return part;
    }
}
