namespace SalesMetrics.Compensation;

/// <summary>The part of the credited amount that one tier pays on.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Clause">The tier in words, as the plan document has it.</param>
/// <param name="Base">What it pays on, exact, in major units of the credits; zero or more.</param>
public readonly record struct CommissionSlice(RateTier Tier, string Clause, Ratio Base)
{
    /// <summary>What the slice pays, exact and not rounded: base x rate.</summary>
    public Ratio Pay => Base * Tier.Rate;
}
