using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SalesMetrics.Data.Fields;

/// <summary>The ids met so far, each as a fingerprint of 16 bytes, however long it is.</summary>
/// <remarks>
/// Half of a SHA-256 is kept, in an open-addressed table at most 70 % full: 23 to 46 bytes an id. Two ids out of n share a fingerprint with
/// probability n^2 / 2^129: under 1e-24 for ten million.
/// </remarks>
internal sealed class IdSet
{
    // Zero marks an empty slot; an id whose fingerprint is zero has never been seen by anybody.
    private UInt128[] _slots = new UInt128[256];
    private byte[] _utf8 = new byte[256];

    public int Count { get; private set; }

    /// <summary>Adds an id.</summary>
    /// <returns>Whether it was not there yet.</returns>
    public bool Add(ReadOnlySpan<char> id)
    {
        if (Count >= _slots.Length / 10 * 7)
        {
            Grow();
        }

        if (!Insert(_slots, FingerprintOf(id)))
        {
            return false;
        }

        Count++;
        return true;
    }

    public bool Has(ReadOnlySpan<char> id)
    {
        var fingerprint = FingerprintOf(id);
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

    private UInt128 FingerprintOf(ReadOnlySpan<char> id)
    {
        var needed = id.Length * 3;
        if (_utf8.Length < needed)
        {
            _utf8 = new byte[needed * 2];
        }

        var length = System.Text.Encoding.UTF8.GetBytes(id, _utf8);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_utf8.AsSpan(0, length), hash);
        return MemoryMarshal.Read<UInt128>(hash);
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
