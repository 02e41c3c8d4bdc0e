namespace SalesMetrics.Columns;

/// <summary>The cyclic redundancy check CRC-64/XZ: it finds every error within 64 bits, and others but for one in 2^64. It proves nothing against forgery.</summary>
/// <remarks>The polynomial of ECMA-182 (1992), annex B, bits reflected, start and end inverted. The check value of the digits 1 to 9 is 995DC9BBDF1939FA.</remarks>
internal struct Crc64
{
    private const ulong Polynomial = 0xC96C5795D7870F42;

    private static readonly ImmutableArray<ulong> Table = [.. Enumerable.Range(0, 256).Select(one => Row((ulong)one))];

    // Inverted at both ends, so that the default value is the start.
    private ulong _inverted;

    public readonly ulong Value => _inverted;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var crc = default(Crc64);
        crc.Add(bytes);
        return crc.Value;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var table = Table.AsSpan();
        var crc = ~_inverted;
        foreach (var one in bytes)
        {
            crc = table[(int)((crc ^ one) & 0xFF)] ^ (crc >> 8);
        }

        _inverted = ~crc;
    }

    /// <summary>Adds 64 bits, the lowest byte first.</summary>
    public void Add(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Add(bytes);
    }

    /// <summary>Adds a text: its length, and its UTF-16 units, the lower byte first, so that no two texts give the same bytes.</summary>
    public void Add(string text)
    {
        Add(text.Length);
        Span<byte> bytes = stackalloc byte[sizeof(char)];
        foreach (var unit in text)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16LittleEndian(bytes, unit);
            Add(bytes);
        }
    }

    private static ulong Row(ulong one)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            one = (one & 1) == 0 ? one >> 1 : (one >> 1) ^ Polynomial;
        }

        return one;
    }
}
