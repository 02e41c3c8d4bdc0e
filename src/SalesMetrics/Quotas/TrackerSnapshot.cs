using System.Buffers.Binary;
using SalesMetrics.Columns;

namespace SalesMetrics.Quotas;

/// <summary>A tracker as bytes: what is tracked, by fingerprint, around a <see cref="TotalsSnapshot"/>. Described in docs/calculations/live-tracking.md.</summary>
/// <remarks>Trackers that hold the same give the same bytes. Goals are not in it; those of the scope it is read with hold.</remarks>
public static class TrackerSnapshot
{
    /// <summary>The version of the form that is written, and the only one read.</summary>
    public const int Version = 1;

    private const int HeaderBytes = 16;
    private const int ChecksumBytes = 8;

    // "SMTA" in ASCII.
    private const uint Magic = 0x41544D53;

    /// <summary>Writes a tracker.</summary>
    /// <exception cref="OverflowException">It needs more than 2 GB.</exception>
    public static byte[] Write(AttainmentTracker tracker)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        var totals = TotalsSnapshot.Write(tracker.ToTotals());
        var snapshot = new byte[HeaderBytes + totals.Length + ChecksumBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(snapshot, Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(snapshot.AsSpan(4), Version);
        BinaryPrimitives.WriteUInt64LittleEndian(snapshot.AsSpan(8), tracker.Scope.Fingerprint);
        totals.CopyTo(snapshot, HeaderBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(snapshot.AsSpan(snapshot.Length - ChecksumBytes), Crc64.Of(snapshot.AsSpan(0, snapshot.Length - ChecksumBytes)));
        return snapshot;
    }

    /// <summary>Reads a tracker.</summary>
    /// <param name="snapshot">The whole of what was written, and nothing more.</param>
    /// <param name="scope">What is tracked, the same as when it was written; its goals may be others.</param>
    /// <exception cref="SnapshotException">It is damaged, cut short, of another version or of another scope.</exception>
    public static AttainmentTracker Read(ReadOnlySpan<byte> snapshot, TrackingScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (snapshot.Length < HeaderBytes + ChecksumBytes)
        {
            throw new SnapshotException(
                SnapshotFault.WrongLength, "the length", Invariant($"{snapshot.Length} bytes"), Invariant($"at least {HeaderBytes + ChecksumBytes}"));
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(snapshot) != Magic)
        {
            throw new SnapshotException(SnapshotFault.NotASnapshot, "the beginning", Convert.ToHexString(snapshot[..4]), "534D5441 (SMTA)");
        }

        var version = BinaryPrimitives.ReadUInt16LittleEndian(snapshot[4..]);
        if (version != Version)
        {
            throw new SnapshotException(SnapshotFault.OtherVersion, "the format version", Invariant($"{version}"), Invariant($"{Version}"));
        }

        var (found, stated) = (Crc64.Of(snapshot[..^ChecksumBytes]), BinaryPrimitives.ReadUInt64LittleEndian(snapshot[^ChecksumBytes..]));
        if (found != stated)
        {
            throw new SnapshotException(SnapshotFault.Damaged, "the checksum (or the snapshot is cut short)", Invariant($"{found:X16}"), Invariant($"{stated:X16}"));
        }

        var reserved = BinaryPrimitives.ReadUInt16LittleEndian(snapshot[6..]);
        if (reserved != 0)
        {
            throw new SnapshotException(SnapshotFault.Damaged, "the reserved field", Invariant($"{reserved}"), "0");
        }

        var fingerprint = BinaryPrimitives.ReadUInt64LittleEndian(snapshot[8..]);
        return fingerprint == scope.Fingerprint
            ? AttainmentTracker.Restore(scope, TotalsSnapshot.Read(snapshot[HeaderBytes..^ChecksumBytes], scope.Shape))
            : throw new SnapshotException(
                SnapshotFault.OtherShape,
                "the scope (payees, assignments, measure, currency, periods)",
                Invariant($"{fingerprint:X16}"),
                Invariant($"{scope.Fingerprint:X16}"));
    }
}
