using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>What a rate table pays on credited sales, slice by slice, rounded once at the end.</summary>
public sealed class Commission : IExplainable
{
    internal Commission(RateTable rates, Money credited, Ratio? quota, Currency currency, ImmutableArray<CommissionSlice> slices)
    {
        Rates = rates;
        Credited = credited;
        Quota = quota;
        Currency = currency;
        Slices = slices;
    }

    /// <summary>The rates.</summary>
    public RateTable Rates { get; }

    /// <summary>What was credited, as stated; a negative credit pays nothing and takes nothing back.</summary>
    public Money Credited { get; }

    /// <summary>The exact quota, in major units; null when none was stated. Bounds that are attainments are shares of it.</summary>
    public Ratio? Quota { get; }

    /// <summary>The currency it pays in.</summary>
    public Currency Currency { get; }

    /// <summary>The slices that pay, by ascending tier; one at most when tiers are retroactive; empty below the first bound.</summary>
    public ImmutableArray<CommissionSlice> Slices { get; }

    /// <summary>The sum of the slices, exact, in major units.</summary>
    public Ratio Exact => Slices.Aggregate(Ratio.Zero, (sum, slice) => sum + slice.Pay);

    /// <summary>The sum of the slices, rounded once to the minor unit, half away from zero.</summary>
    public Money Amount => new(Exact.ToDecimal(Currency.MinorUnits), Currency);

    /// <inheritdoc />
    public Explanation Explain() =>
        new("Commission", Amount, Slices.Select(Line).Prepend(new Explanation("Credited", Credited)))
        {
            Rule = Invariant($"sum of base x rate by {(Rates.Method == TierMethod.Marginal ? "marginal" : "retroactive")} tiers, rounded half away from zero to {Currency.MinorUnits} decimals"),
        };

    private static Explanation Line(CommissionSlice slice) =>
        new(slice.Clause, Invariant($"{slice.Base} x {new ExplainedValue.OfRatio(slice.Tier.Rate)} = {slice.Pay}")) { Rule = "base x rate" };
}
