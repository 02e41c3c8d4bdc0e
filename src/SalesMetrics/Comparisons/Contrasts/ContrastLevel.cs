namespace SalesMetrics.Comparisons.Contrasts;

/// <summary>One category: how often it is with the best, and with the others.</summary>
/// <param name="Category">The category.</param>
/// <param name="Top">How many of the best.</param>
/// <param name="Others">How many of the others.</param>
/// <param name="Difference">The share of the best less that of the others, with the interval of Newcombe (1998, method 10).</param>
public sealed record ContrastLevel(string Category, int Top, int Others, EffectSize Difference);
