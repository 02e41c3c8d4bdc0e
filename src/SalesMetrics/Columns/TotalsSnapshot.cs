using System.Buffers;
using System.Buffers.Binary;

namespace SalesMetrics.Columns;

/// <summary>Totals as bytes, for a file, a message or another machine: little endian, versioned, with a checksum.</summary>
/// <remarks>
/// <para>Equal totals give equal bytes, however they were built. The form is described byte for byte in docs/calculations/totals-snapshot.md.</para>
/// <para>It holds no ids: whoever reads it brings the shape, and a fingerprint tells whether it is the same. So a snapshot is small, shows no names, and reading one
/// from a stranger takes no more memory than the shape. The checksum finds damage; it is no protection against forgery.</para>
/// </remarks>
public static class TotalsSnapshot
{
    /// <summary>The version of the form that is written, and the only one read.</summary>
    public const int Version = 1;

    private const int HeaderBytes = 40;
    private const int ChecksumBytes = 8;

    // "SMTS" in ASCII.
    private const uint Magic = 0x53544D53;

    /// <summary>Writes totals.</summary>
    /// <exception cref="OverflowException">They need more than 2 GB; write them into a writer.</exception>
    public static byte[] Write(Totals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        var writer = new ArrayBufferWriter<byte>(checked((int)Measure(totals.Cells).Bytes) + HeaderBytes + ChecksumBytes);
        Write(totals, writer);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>Writes totals into a writer.</summary>
    public static void Write(Totals totals, IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(totals);
        ArgumentNullException.ThrowIfNull(writer);
        var (cells, bytes) = Measure(totals.Cells);
        var checksum = default(Crc64);
        var header = writer.GetSpan(HeaderBytes)[..HeaderBytes];
        WriteHeader(header, totals.Shape, cells, bytes);
        checksum.Add(header);
        writer.Advance(HeaderBytes);
        foreach (var cell in CellsOf(totals.Cells))
        {
            var span = writer.GetSpan(SnapshotCell.MaxBytes);
            var length = cell.Write(span);
            checksum.Add(span[..length]);
            writer.Advance(length);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(writer.GetSpan(ChecksumBytes), checksum.Value);
        writer.Advance(ChecksumBytes);
    }

    /// <summary>Reads totals.</summary>
    /// <param name="snapshot">The whole of what was written, and nothing more.</param>
    /// <param name="shape">What they are kept for; the same ids, periods and currencies in the same order as when they were written.</param>
    /// <exception cref="SnapshotException">It is damaged, cut short, of another version or another shape.</exception>
    public static Totals Read(ReadOnlySpan<byte> snapshot, TotalsShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        CheckFrame(snapshot);
        CheckShape(snapshot, shape);
        var body = snapshot[HeaderBytes..^ChecksumBytes];
        var cells = new CellStore((int)shape.Cells);
        var place = -1L;
        for (var left = BinaryPrimitives.ReadUInt32LittleEndian(snapshot[28..]); left > 0; left--)
        {
            if (!SnapshotCell.TryRead(ref body, out var cell) || cell.Totals == default)
            {
                throw Damaged("a cell", "no cell as they are written", "the shortest form of a cell that is not empty");
            }

            place += cell.Gap + 1L;
            if (place >= shape.Cells)
            {
                throw Damaged("the place of a cell", Invariant($"{place}"), Invariant($"less than {shape.Cells}"));
            }

            cells.Add((int)place, cell.Totals);
        }

        if (!body.IsEmpty)
        {
            throw Damaged("what follows the last cell", Invariant($"{body.Length} bytes"), "nothing");
        }

        cells.Settle();
        return new Totals(shape, cells);
    }

    /// <summary>A number that two shapes share when they are the same, and but for one chance in 2^64 only then.</summary>
    internal static ulong Fingerprint(TotalsShape shape)
    {
        var hash = default(Crc64);
        Add(ref hash, shape.Rows);
        hash.Add(shape.Seconds is null ? 0 : 1);
        if (shape.Seconds is { } seconds)
        {
            Add(ref hash, seconds);
        }

        hash.Add(shape.Currencies.Length);
        foreach (var currency in shape.Currencies)
        {
            hash.Add(currency.Code);
            hash.Add(currency.MinorUnits);
        }

        hash.Add(shape.Periods.Count);
        foreach (var window in shape.Periods.Windows)
        {
            hash.Add(DayNumber.Of(window.Start));
            hash.Add(DayNumber.Of(window.End));
        }

        return hash.Value;
    }

    private static void Add(ref Crc64 hash, Dimension dimension)
    {
        hash.Add(dimension.Count);
        foreach (var id in dimension.Ids)
        {
            hash.Add(id);
        }
    }

    private static void WriteHeader(Span<byte> header, TotalsShape shape, uint cells, long bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Version);
        header[6] = (byte)shape.Currencies.Length;
        header[7] = (byte)(shape.Seconds is null ? 0 : 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], shape.Rows.Count);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], shape.Seconds?.Count ?? 0);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], shape.Periods.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(header[20..], Fingerprint(shape));
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], cells);
        BinaryPrimitives.WriteInt64LittleEndian(header[32..], bytes);
    }

    // From what says most to what says least: a text file is no snapshot, and not a damaged one.
    private static void CheckFrame(ReadOnlySpan<byte> snapshot)
    {
        if (snapshot.Length < HeaderBytes + ChecksumBytes)
        {
            throw new SnapshotException(
                SnapshotFault.WrongLength, "the length", Invariant($"{snapshot.Length} bytes"), Invariant($"at least {HeaderBytes + ChecksumBytes}"));
        }

        var magic = BinaryPrimitives.ReadUInt32LittleEndian(snapshot);
        if (magic != Magic)
        {
            throw new SnapshotException(
                SnapshotFault.NotASnapshot, "the beginning", Invariant($"{Convert.ToHexString(snapshot[..4])}"), "534D5453 (SMTS)");
        }

        var version = BinaryPrimitives.ReadUInt16LittleEndian(snapshot[4..]);
        if (version != Version)
        {
            throw new SnapshotException(SnapshotFault.OtherVersion, "the format version", Invariant($"{version}"), Invariant($"{Version}"));
        }

        var expected = HeaderBytes + ChecksumBytes + (Int128)BinaryPrimitives.ReadInt64LittleEndian(snapshot[32..]);
        if (snapshot.Length != expected)
        {
            throw new SnapshotException(SnapshotFault.WrongLength, "the length", Invariant($"{snapshot.Length} bytes"), Invariant($"{expected}"));
        }

        var checksum = Crc64.Of(snapshot[..^ChecksumBytes]);
        var stated = BinaryPrimitives.ReadUInt64LittleEndian(snapshot[^ChecksumBytes..]);
        if (checksum != stated)
        {
            throw Damaged("the checksum", Invariant($"{checksum:X16}"), Invariant($"{stated:X16}"));
        }
    }

    private static void CheckShape(ReadOnlySpan<byte> snapshot, TotalsShape shape)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        WriteHeader(header, shape, 0, 0);
        var (found, expected) = (Sizes(snapshot), Sizes(header));
        if (!snapshot[6..28].SequenceEqual(header[6..28]))
        {
            throw string.Equals(found, expected, StringComparison.Ordinal)
                ? new SnapshotException(
                    SnapshotFault.OtherShape,
                    Invariant($"the fingerprint of the ids, currencies and windows ({found})"),
                    Invariant($"{BinaryPrimitives.ReadUInt64LittleEndian(snapshot[20..]):X16}"),
                    Invariant($"{BinaryPrimitives.ReadUInt64LittleEndian(header[20..]):X16}"))
                : new SnapshotException(SnapshotFault.OtherShape, "the shape", found, expected);
        }
    }

    private static string Sizes(ReadOnlySpan<byte> header)
    {
        var seconds = header[7] == 0 ? "no second key" : Invariant($"{BinaryPrimitives.ReadInt32LittleEndian(header[12..])} second ids");
        return Invariant($"{BinaryPrimitives.ReadInt32LittleEndian(header[8..])} rows, {seconds}, {header[6]} currencies, {BinaryPrimitives.ReadInt32LittleEndian(header[16..])} periods");
    }

    private static (uint Cells, long Bytes) Measure(CellStore cells)
    {
        Span<byte> scratch = stackalloc byte[SnapshotCell.MaxBytes];
        var (count, bytes) = (0u, 0L);
        foreach (var cell in CellsOf(cells))
        {
            count++;
            bytes += cell.Write(scratch);
        }

        return (count, bytes);
    }

    private static IEnumerable<SnapshotCell> CellsOf(CellStore cells)
    {
        var gap = 0u;
        for (var place = 0; place < cells.Length; place++)
        {
            var totals = cells[place];
            if (totals == default)
            {
                gap++;
                continue;
            }

            yield return new SnapshotCell(gap, totals);
            gap = 0;
        }
    }

    private static SnapshotException Damaged(string what, string found, string expected) => new(SnapshotFault.Damaged, what, found, expected);
}
