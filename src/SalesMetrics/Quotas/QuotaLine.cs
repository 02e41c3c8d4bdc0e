using SalesMetrics.Explanations;

namespace SalesMetrics.Quotas;

/// <summary>What one quota contributes to a unit's goal over a period: all of it, or a part by a stated rule.</summary>
/// <param name="Quota">The quota as it was set.</param>
/// <param name="Amount">The part that falls to the unit and period, in whole minor units.</param>
/// <param name="Rule">How the part was found, in words.</param>
public sealed record QuotaLine(Quota Quota, Money Amount, string Rule) : IExplainable
{
    /// <summary>The part's share of what rounding took from the quota, or added to it; zero unless an adjustment left a fraction of a minor unit.</summary>
    public Ratio Unrounded { get; init; }

    /// <summary>The part exactly, in major units: what attainment divides by.</summary>
    /// <remarks>The exact parts of a quota add up to its exact amount, as the rounded ones add up to the rounded.</remarks>
    public Ratio ExactAmount => Ratio.FromDecimal(Amount.Amount) + Unrounded;

    /// <inheritdoc />
    public Explanation Explain()
    {
        var exactly = Unrounded.Sign == 0 ? "" : Invariant($"; exactly {ExactAmount.Numerator}/{ExactAmount.Denominator}");
        return Quota.Adjustment is { } adjustment
            ? new Explanation(Invariant($"Quota of {Quota}"), Amount, adjustment.Explain()) { Rule = Rule + exactly }
            : new Explanation(Invariant($"Quota of {Quota}"), Amount) { Rule = Rule + exactly };
    }
}
