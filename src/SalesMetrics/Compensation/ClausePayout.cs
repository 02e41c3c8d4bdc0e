using SalesMetrics.Explanations;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation;

/// <summary>What a clause pays a payee on top of the components: commission, pay by product, a bonus.</summary>
public sealed class ClausePayout : IExplainable
{
    private readonly Explanation _working;

    internal ClausePayout(PlanClause clause, SalesUnit unit, Ratio exact, Currency currency, ImmutableArray<ClauseFactor> factors, Explanation working)
    {
        Clause = clause;
        Unit = unit;
        Exact = exact;
        Factors = factors;
        Amount = new Money(factors.Aggregate(exact, (pay, factor) => pay * factor.Factor).ToDecimal(currency.MinorUnits), currency);
        _working = working;
    }

    /// <summary>The clause.</summary>
    public PlanClause Clause { get; }

    /// <summary>Whose credit or attainment counted.</summary>
    public SalesUnit Unit { get; }

    /// <summary>The attainment that counted, with the credits behind it; null when there was none, or when a component was read.</summary>
    public Attainment? Attainment { get; internal init; }

    /// <summary>What the clause pays before gates and multipliers, exact, in major units of the plan's currency.</summary>
    public Ratio Exact { get; }

    /// <summary>The gates and multipliers on the clause, in the order applied.</summary>
    public ImmutableArray<ClauseFactor> Factors { get; }

    /// <summary>What is paid: the exact pay x all factors, rounded once to the minor unit, half away from zero.</summary>
    public Money Amount { get; }

    /// <inheritdoc />
    public Explanation Explain() =>
        new(Clause.Name, Amount, Factors.Select(factor => factor.Explain()).Prepend(_working))
        {
            Rule = Invariant($"{(Factors.IsEmpty ? "" : "exact pay x factors, ")}rounded half away from zero to {Amount.Currency.MinorUnits} decimals"),
            SourceId = Clause.Id,
        };
}
