using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using SalesMetrics.Columns;

namespace SalesMetrics.Data.FactFiles;

/// <summary>Where everything lies in a file of facts.</summary>
/// <remarks>
/// A header of 32 bytes, chunks of <see cref="FactStore.ChunkLength"/> facts of which only the last may be shorter, an end of 32 bytes. In a chunk the columns
/// follow each other, widest first: amounts, keys, days, second keys, outcomes, currencies; zeros up to a multiple of 8; the checksum in 8 bytes. All numbers
/// are little-endian. Checksums are CRC-32C (Castagnoli), as in iSCSI (RFC 3720, section 12.1).
/// </remarks>
internal readonly record struct FactFileLayout(bool HasSeconds, bool HasCurrencies)
{
    public const int HeaderLength = 32;
    public const int EndLength = 32;
    public const ushort Version = 1;

    private const int ChecksumLength = 8;

    private static ReadOnlySpan<byte> HeaderMark => "SMFACTS\0"u8;

    private static ReadOnlySpan<byte> EndMark => "SMF-END\0"u8;

    public int FactLength => 17 + (HasSeconds ? 4 : 0) + (HasCurrencies ? 1 : 0);

    /// <summary>The columns that need not be there, in words.</summary>
    public string Described => (HasSeconds, HasCurrencies) switch
    {
        (true, true) => "a second key and currencies",
        (true, false) => "a second key and no currencies",
        (false, true) => "currencies and no second key",
        _ => "neither a second key nor currencies",
    };

    /// <summary>The bytes of a chunk, its checksum included.</summary>
    public int ChunkBytes(int facts) => (((FactLength * facts) + 7) / 8 * 8) + ChecksumLength;

    /// <summary>The bytes of a whole file.</summary>
    public Int128 FileBytes(long facts)
    {
        var rest = (int)(facts % FactStore.ChunkLength);
        var full = (Int128)(facts / FactStore.ChunkLength) * ChunkBytes(FactStore.ChunkLength);
        return HeaderLength + full + (rest == 0 ? 0 : ChunkBytes(rest)) + EndLength;
    }

    public void WriteHeader(Span<byte> header)
    {
        header.Clear();
        HeaderMark.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[10..], (ushort)((HasSeconds ? 1 : 0) | (HasCurrencies ? 2 : 0)));
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], FactStore.ChunkLength);
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], Checksum(header[..28]));
    }

    /// <summary>Reads a header; null with the reason when it is none that this version reads.</summary>
    public static FactFileLayout? ReadHeader(ReadOnlySpan<byte> header, out string problem)
    {
        var version = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        var columns = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
        problem =
            !header.StartsWith(HeaderMark) ? "It is no file of facts: its first bytes are others."
            : version != Version ? Invariant($"It is a file of facts of version {version}; this reader knows version {Version}.")
            : BinaryPrimitives.ReadUInt32LittleEndian(header[28..]) != Checksum(header[..28])
                ? "Its header is damaged: the checksum is another."
            : columns > 3 ? Invariant($"Its header names columns ({columns}) that version {Version} does not have.")
            : BinaryPrimitives.ReadInt32LittleEndian(header[12..]) != FactStore.ChunkLength
                ? "Its header names another length of chunks."
            : "";
        return problem.Length == 0 ? new FactFileLayout((columns & 1) != 0, (columns & 2) != 0) : null;
    }

    public static void WriteEnd(Span<byte> end, long facts)
    {
        end.Clear();
        EndMark.CopyTo(end);
        BinaryPrimitives.WriteInt64LittleEndian(end[8..], facts);
        BinaryPrimitives.WriteUInt32LittleEndian(end[28..], Checksum(end[..28]));
    }

    /// <summary>Reads the end; null with the reason when it is not whole or does not belong to a file of this length.</summary>
    public long? ReadEnd(ReadOnlySpan<byte> end, long fileLength, out string problem)
    {
        var facts = BinaryPrimitives.ReadInt64LittleEndian(end[8..]);
        problem =
            !end.StartsWith(EndMark) ? "It has no end: writing was interrupted, or the file was cut."
            : BinaryPrimitives.ReadUInt32LittleEndian(end[28..]) != Checksum(end[..28]) || facts < 0
                ? "Its end is damaged: the checksum is another."
            : FileBytes(facts) != fileLength ? Invariant($"It has {fileLength} bytes, and {facts} facts take {FileBytes(facts)}.")
            : "";
        return problem.Length == 0 ? facts : null;
    }

    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (var last in bytes[(bytes.Length / 8 * 8)..])
        {
            crc = BitOperations.Crc32C(crc, last);
        }

        return ~crc;
    }
}
