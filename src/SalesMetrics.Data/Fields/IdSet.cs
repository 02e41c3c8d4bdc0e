using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SalesMetrics.Data.Fields;

/// <summary>The ids met so far, each as a fingerprint of 16 bytes, however long it is.</summary>
/// <remarks>
/// Fingerprints stand in an open-addressed table at most 70 % full: 23 to 46 bytes an id, half as much again while it grows. Two of n ids
/// share a fingerprint by chance with probability n^2 / 2^129, under 1e-24 for ten million; the second would be rejected as a duplicate, in
/// words. A cryptographic hash was tried and cost half of the reading time.
/// </remarks>
internal sealed class IdSet
{
    // Zero marks an empty slot; an id whose fingerprint is zero has never been seen by anybody.
    private UInt128[] _slots = new UInt128[256];

    public int Count { get; private set; }

    /// <summary>The fingerprint of an id: two 64-bit lanes, each of which multiplies by an odd constant and folds the 128-bit product.</summary>
    public static UInt128 FingerprintOf(ReadOnlySpan<char> id)
    {
        var bytes = MemoryMarshal.AsBytes(id);
        ulong first = 0x9E37_79B9_7F4A_7C15 ^ (ulong)id.Length, second = 0xC2B2_AE3D_27D4_EB4F;
        while (bytes.Length >= sizeof(ulong))
        {
            Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes), ref first, ref second);
            bytes = bytes[sizeof(ulong)..];
        }

        Span<byte> rest = stackalloc byte[sizeof(ulong)];
        rest.Clear();
        bytes.CopyTo(rest);
        Mix(BinaryPrimitives.ReadUInt64LittleEndian(rest), ref first, ref second);
        Mix(second, ref first, ref second);
        return new UInt128(first, second);
    }

    /// <summary>Adds an id, by its fingerprint.</summary>
    /// <returns>Whether it was not there yet.</returns>
    public bool Add(UInt128 fingerprint)
    {
        if (Count >= _slots.Length / 10 * 7)
        {
            Grow();
        }

        if (!Insert(_slots, fingerprint))
        {
            return false;
        }

        Count++;
        return true;
    }

    public bool Has(UInt128 fingerprint)
    {
        for (var at = Home(_slots, fingerprint); _slots[at] != UInt128.Zero; at = (at + 1) & (_slots.Length - 1))
        {
            if (_slots[at] == fingerprint)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Insert(UInt128[] slots, UInt128 fingerprint)
    {
        var at = Home(slots, fingerprint);
        while (slots[at] != UInt128.Zero)
        {
            if (slots[at] == fingerprint)
            {
                return false;
            }

            at = (at + 1) & (slots.Length - 1);
        }

        slots[at] = fingerprint;
        return true;
    }

    private static int Home(UInt128[] slots, UInt128 fingerprint) => (int)(fingerprint & (ulong)(slots.Length - 1));

    private static void Mix(ulong word, ref ulong first, ref ulong second)
    {
        first = unchecked(Fold(first ^ word, 0xA076_1D64_78BD_642F) + second);
        second = Fold(unchecked(second + word), 0xE703_7ED1_A0B4_28DB) ^ first;
    }

    private static ulong Fold(ulong value, ulong factor)
    {
        var high = Math.BigMul(value, factor, out var low);
        return high ^ low;
    }

    private void Grow()
    {
        var larger = new UInt128[_slots.Length * 2];
        foreach (var fingerprint in _slots)
        {
            if (fingerprint != UInt128.Zero)
            {
                Insert(larger, fingerprint);
            }
        }

        _slots = larger;
    }
}
