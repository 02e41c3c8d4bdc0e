namespace SalesMetrics.Comparisons;

/// <summary>One line of a ranking.</summary>
/// <typeparam name="T">What is compared.</typeparam>
/// <param name="Id">The unit or product.</param>
/// <param name="Value">Its value.</param>
/// <param name="Position">Its place, or the places it shares.</param>
public readonly record struct RankingEntry<T>(string Id, T Value, RankPosition Position)
    where T : struct, IComparable<T>;
