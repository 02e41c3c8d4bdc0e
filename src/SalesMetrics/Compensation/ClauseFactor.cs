using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>By what a gate or multiplier scales pay, and why.</summary>
/// <param name="Clause">The gate or multiplier.</param>
/// <param name="Reading">What it read; null when that is undefined.</param>
/// <param name="WhyUndefined">Why it is undefined; empty when it is not.</param>
/// <param name="Factor">The factor; zero or more.</param>
public sealed record ClauseFactor(PlanClause Clause, Ratio? Reading, string WhyUndefined, Ratio Factor) : IExplainable
{
    /// <inheritdoc />
    public Explanation Explain()
    {
        ExplainedValue read = Reading is { } value ? new ExplainedValue.OfRatio(value) : new ExplainedValue.Undefined(WhyUndefined);
        return new Explanation(Clause.Name, Factor, new Explanation(Invariant($"{Clause.Reads}"), read)) { Rule = Rule, SourceId = Clause.Id };
    }

    private string Rule => Clause switch
    {
        PlanClause.Gate gate when Reading is null || Reading < gate.From =>
            Invariant($"gate: below {Percent(gate.From)}, {Percent(gate.ShareBelow)} of pay is left"),
        PlanClause.Gate gate => Invariant($"gate: {Percent(gate.From)} is reached"),
        PlanClause.Multiplier when Reading is null => "multiplier: without a reading pay is not scaled",
        PlanClause.Multiplier multiplier => Invariant($"multiplier: {multiplier.Table}"),
        _ => "",
    };

    private static string Percent(Ratio ratio) => new ExplainedValue.OfRatio(ratio).ToString();
}
