namespace SalesMetrics.Comparisons;

/// <summary>Who is to be ranked, and by what value.</summary>
/// <typeparam name="T">What is compared: <see cref="Money"/>, <see cref="Ratio"/>, a number, a duration.</typeparam>
/// <param name="Id">The unit or product.</param>
/// <param name="Value">The value; null when it is undefined, which is neither zero nor last place.</param>
public readonly record struct RankingCandidate<T>(string Id, T? Value)
    where T : struct, IComparable<T>;
