using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SalesMetrics.Columns;

namespace SalesMetrics.Data.FactFiles;

/// <summary>The bytes of one chunk as columns.</summary>
internal readonly ref struct FactFileChunk
{
    private readonly Span<byte> _bytes;

    public FactFileChunk(FactFileLayout layout, Span<byte> bytes, int facts)
    {
        _bytes = bytes[..layout.ChunkBytes(facts)];
        var rest = _bytes;
        Amounts = Take<long>(ref rest, facts);
        Rows = Take<int>(ref rest, facts);
        Days = Take<int>(ref rest, facts);
        Seconds = Take<int>(ref rest, layout.HasSeconds ? facts : 0);
        Outcomes = Take<FactOutcome>(ref rest, facts);
        Currencies = Take<byte>(ref rest, layout.HasCurrencies ? facts : 0);
        Padding = rest[..^8];
    }

    public Span<long> Amounts { get; }

    public Span<int> Rows { get; }

    public Span<int> Days { get; }

    public Span<int> Seconds { get; }

    public Span<FactOutcome> Outcomes { get; }

    public Span<byte> Currencies { get; }

    private Span<byte> Padding { get; }

    public bool IsWhole => BinaryPrimitives.ReadUInt64LittleEndian(_bytes[^8..]) == FactFileLayout.Checksum(_bytes[..^8]);

    public void Seal()
    {
        Padding.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes[^8..], FactFileLayout.Checksum(_bytes[..^8]));
    }

    private static Span<T> Take<T>(scoped ref Span<byte> rest, int count)
        where T : unmanaged
    {
        var bytes = count * Unsafe.SizeOf<T>();
        var column = MemoryMarshal.Cast<byte, T>(rest[..bytes]);
        rest = rest[bytes..];
        return column;
    }
}
