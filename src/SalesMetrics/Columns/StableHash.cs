namespace SalesMetrics.Columns;

/// <summary>A 64-bit hash that is the same on every machine, in every process and version, and has no seed: what sketches that are to be merged must share.</summary>
/// <remarks>
/// <para>Numbers go through the output function of SplitMix64 (Steele, Lea and Flood 2014, with variant 13 of Stafford's mixing constants), a permutation: different
/// numbers have different hashes. Text is taken four UTF-16 units at a time and chained through the same permutation, beginning with its length.</para>
/// <para>It spreads; it does not protect. Who may choose the ids can choose them to collide.</para>
/// </remarks>
internal static class StableHash
{
    private const ulong GoldenGamma = 0x9E37_79B9_7F4A_7C15;

    private const int UnitsPerWord = 4;

    public static ulong Of(long number) => Mix(unchecked((ulong)number + GoldenGamma));

    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Of(text.Length);
        while (!text.IsEmpty)
        {
            ulong word = 0;
            foreach (var unit in text[..Math.Min(UnitsPerWord, text.Length)])
            {
                word = (word << 16) | unit;
            }

            hash = Mix(unchecked((hash ^ word) + GoldenGamma));
            text = text[Math.Min(UnitsPerWord, text.Length)..];
        }

        return hash;
    }

    private static ulong Mix(ulong word)
    {
        word = unchecked((word ^ (word >> 30)) * 0xBF58_476D_1CE4_E5B9);
        word = unchecked((word ^ (word >> 27)) * 0x94D0_49BB_1331_11EB);
        return word ^ (word >> 31);
    }
}
