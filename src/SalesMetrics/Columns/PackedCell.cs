using System.Runtime.Intrinsics;

namespace SalesMetrics.Columns;

/// <summary>A cell in 16 bytes, so that a fact is one load, one addition and one store.</summary>
/// <remarks>The first 64 bits are the sum. The others are count + 2^32 wins as <b>one</b> number: adding and taking away cells does the same to both parts, and as
/// long as each fits 32 bits they can be told apart again, negative ones too.</remarks>
internal static class PackedCell
{
    public static Vector128<long> Of(long amount, FactOutcome outcome)
    {
        var won = (long)((uint)outcome & 1);
        return Vector128.Create(amount & -won, 1L + (won << 32));
    }

    public static Vector128<long> Of(CellTotals totals) =>
        Vector128.Create((long)totals.MinorUnits, totals.Count + (totals.Wins << 32));

    public static CellTotals Read(Vector128<long> cell)
    {
        var packed = cell.GetElement(1);
        var count = unchecked((int)packed);
        return new CellTotals(cell.GetElement(0), count, (packed - count) >> 32);
    }

    public static bool Fits(CellTotals totals) =>
        totals.MinorUnits == unchecked((long)totals.MinorUnits)
        && totals.Count == unchecked((int)totals.Count)
        && totals.Wins == unchecked((int)totals.Wins);
}
