using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons;

/// <summary>How many deals a figure leaves out, and why.</summary>
/// <param name="Reason">Why, in words.</param>
/// <param name="Count">How many; above zero.</param>
public readonly record struct ExcludedDeals(string Reason, long Count) : IExplainable
{
    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"Left out: {Reason}"), Count);
}
