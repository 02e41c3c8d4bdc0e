namespace SalesMetrics.Columns;

/// <summary>A cell in 8 bytes, for cubes too large for the processor's cache: half the memory is half the waiting for it.</summary>
/// <remarks>
/// <para>It is <b>one</b> number, sum x 2^24 + wins x 2^12 + count, so that a fact is one load, one addition and one store. Each part may be negative.</para>
/// <para>A cell is kept within half of each part's range. Whatever is added keeps within that half too, so a part can leave it by one addition but never leave the
/// whole range unseen: <see cref="IsFull"/> tells, in one addition and one comparison, and the cell is emptied into another place.</para>
/// </remarks>
internal static class CompactCell
{
    /// <summary>The largest amount, regardless of sign, that may be added: 2^38 - 1 minor units.</summary>
    public const ulong MaxMagnitude = (1UL << (SumBits - 2)) - 1;

    private const int CountBits = 12;
    private const int WinBits = 12;
    private const int SumBits = 64 - CountBits - WinBits;
    private const int SumShift = CountBits + WinBits;

    // The highest bit of each part, and half of that.
    private const long Highest = (1L << (CountBits - 1)) | (1L << (SumShift - 1)) | (1L << 63);
    private const long Half = (1L << (CountBits - 2)) | (1L << (SumShift - 2)) | (1L << 62);

    public static long Of(long amount, FactOutcome outcome)
    {
        var won = (long)((uint)outcome & 1);
        return unchecked(((amount & -won) << SumShift) + (won << CountBits) + 1L);
    }

    /// <summary>The cell of totals that fit.</summary>
    public static long Of(CellTotals totals) =>
        unchecked(((long)totals.MinorUnits << SumShift) + (totals.Wins << CountBits) + totals.Count);

    /// <summary>Whether a part has left its half. Moved up by half a range, a part within it is not negative and its highest bit is 0; one outside has it set.</summary>
    public static bool IsFull(long cell) => unchecked((cell + Half) & Highest) != 0;

    public static bool Fits(CellTotals totals) =>
        IsWithin(totals.MinorUnits, SumBits) && IsWithin(totals.Count, CountBits) && IsWithin(totals.Wins, WinBits);

    public static CellTotals Read(long cell)
    {
        unchecked
        {
            var count = cell << (64 - CountBits) >> (64 - CountBits);
            var rest = (cell - count) >> CountBits;
            var wins = rest << (64 - WinBits) >> (64 - WinBits);
            return new CellTotals((rest - wins) >> WinBits, count, wins);
        }
    }

    private static bool IsWithin(Int128 part, int bits) => part >= -((Int128)1 << (bits - 2)) && part < (Int128)1 << (bits - 2);
}
