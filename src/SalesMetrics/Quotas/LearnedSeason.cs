using SalesMetrics.Explanations;

namespace SalesMetrics.Quotas;

/// <summary>A season's shape found in history, or an even one and the reason why nothing better was found.</summary>
public sealed class LearnedSeason : IExplainable
{
    internal LearnedSeason(PeriodWeights shape, ImmutableArray<int> years, ImmutableArray<string> leftOut, string? whyEven)
    {
        Shape = shape;
        Years = years;
        LeftOut = leftOut;
        WhyEven = whyEven;
    }

    /// <summary>The share of the year that each period usually has; the shares add up to exactly 1.</summary>
    public PeriodWeights Shape { get; }

    /// <summary>The fiscal years it was learned from, ascending.</summary>
    public ImmutableArray<int> Years { get; }

    /// <summary>The fiscal years that were not used, each with why.</summary>
    public ImmutableArray<string> LeftOut { get; }

    /// <summary>Why the shape is even, when the history was too short; null when the shape was learned.</summary>
    public string? WhyEven { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Seasonal shape",
        WhyEven ?? Invariant($"learned from {string.Join(", ", Years.Select(year => Invariant($"FY{year}")))}"),
        Shape.Weights.Select((weight, i) => new Explanation(Invariant($"{Shape.Grain} {i + 1}"), weight)))
    {
        Rule = "mean over the years of period / year" + (LeftOut.IsEmpty ? "" : "; left out: " + string.Join("; ", LeftOut)),
    };
}
