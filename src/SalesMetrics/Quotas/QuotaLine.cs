using SalesMetrics.Explanations;

namespace SalesMetrics.Quotas;

/// <summary>What one quota contributes to a unit's goal over a period: all of it, or a part by a stated rule.</summary>
/// <param name="Quota">The quota as it was set.</param>
/// <param name="Amount">The part that falls to the unit and period, in whole minor units.</param>
/// <param name="Rule">How the part was found, in words.</param>
public sealed record QuotaLine(Quota Quota, Money Amount, string Rule) : IExplainable
{
    /// <inheritdoc />
    public Explanation Explain() => new(Invariant($"Quota of {Quota}"), Amount) { Rule = Rule };
}
