using System.Runtime.InteropServices;

namespace SalesMetrics.Columns;

/// <summary>What the facts of one cell add up to.</summary>
/// <param name="MinorUnits">The sum of the amounts won, in whole minor units; exact whatever its size.</param>
/// <param name="Count">How many facts, whatever their outcome. Negative where more was taken back than added, as in the totals of changes alone.</param>
/// <param name="Wins">How many of them are won.</param>
/// <remarks>The default value is nothing.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellTotals(Int128 MinorUnits, long Count, long Wins)
{
    /// <summary>What one fact adds to its cell.</summary>
    internal static CellTotals Of(long amount, FactOutcome outcome) => outcome == FactOutcome.Won ? new(amount, 1, 1) : new(0, 1, 0);

    /// <summary>Adds two cells.</summary>
    /// <exception cref="OverflowException">A sum does not fit; no number of facts that could be counted leads there.</exception>
    public static CellTotals operator +(CellTotals left, CellTotals right) =>
        checked(new(left.MinorUnits + right.MinorUnits, left.Count + right.Count, left.Wins + right.Wins));

    /// <summary>Takes a cell away from another.</summary>
    /// <exception cref="OverflowException">As above.</exception>
    public static CellTotals operator -(CellTotals left, CellTotals right) =>
        checked(new(left.MinorUnits - right.MinorUnits, left.Count - right.Count, left.Wins - right.Wins));

    /// <summary>The sum as money.</summary>
    /// <exception cref="OverflowException">It has more than the 28 digits a decimal has.</exception>
    public Money ToMoney(Currency currency) =>
        MinorUnits == unchecked((long)MinorUnits)
            ? Money.FromMinorUnits((long)MinorUnits, currency)
            : new Money(ExactMath.ToDecimal((System.Numerics.BigInteger)MinorUnits, currency.MinorUnits), currency);
}
