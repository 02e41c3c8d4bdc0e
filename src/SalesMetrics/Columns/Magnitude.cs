namespace SalesMetrics.Columns;

/// <summary>The size of an amount regardless of its sign, which for the least 64-bit number is one more than the largest.</summary>
internal static class Magnitude
{
    public static ulong Of(long amount) => unchecked((ulong)(amount < 0 ? -amount : amount));
}
