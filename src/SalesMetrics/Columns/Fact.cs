using System.Runtime.InteropServices;

namespace SalesMetrics.Columns;

/// <summary>One fact, for totals that are kept up to date fact by fact.</summary>
/// <param name="Row">The number of its id in the first key.</param>
/// <param name="Day">The <see cref="DayNumber"/> it counts on.</param>
/// <param name="MinorUnits">The amount in whole minor units.</param>
/// <param name="Outcome">How it stands.</param>
/// <param name="Second">The number of its second id; 0 when there is no second key.</param>
/// <param name="Currency">The place of its currency in <see cref="TotalsShape.Currencies"/>; 0 when there is one.</param>
/// <remarks>The default value is an open fact of nothing, on day 0, of the first id.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Fact(int Row, int Day, long MinorUnits, FactOutcome Outcome, int Second = 0, byte Currency = 0)
{
    /// <summary>Whether both count in the same cell, whatever the calendar.</summary>
    internal bool HasPlaceOf(in Fact other) => Row == other.Row && Day == other.Day && Second == other.Second && Currency == other.Currency;
}
