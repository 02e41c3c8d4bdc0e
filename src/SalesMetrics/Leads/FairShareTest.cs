using SalesMetrics.Explanations;

namespace SalesMetrics.Leads;

/// <summary>Whether leads were handed out by capacity: a goodness-of-fit test, with a verdict in words.</summary>
/// <remarks>Evidence says that shares depart from capacity by more than chance, not that somebody was wronged: skill, territory and wish may be good reasons.</remarks>
public sealed class FairShareTest : IExplainable
{
    internal FairShareTest(FairShareOptions options, ImmutableArray<FairShareLine> lines, ImmutableArray<LeadAllocation> withoutCapacity)
    {
        Options = options;
        Lines = lines;
        WithoutCapacity = withoutCapacity;
    }

    /// <summary>How the test is made and judged.</summary>
    public FairShareOptions Options { get; }

    /// <summary>The recipients with a capacity above zero, by id ordinally.</summary>
    public ImmutableArray<FairShareLine> Lines { get; }

    /// <summary>Recipients with a capacity of zero: not in the test. Those of them who have leads got what they could not take.</summary>
    public ImmutableArray<LeadAllocation> WithoutCapacity { get; }

    /// <summary>All leads in the test.</summary>
    public long Leads => Lines.Sum(line => line.Leads);

    /// <summary>The sum of (leads - expected)^2 / expected; null without a test.</summary>
    public double? Statistic => Method == FairShareMethod.None ? null : Lines.Sum(line => line.Difference * line.Difference / line.Expected);

    /// <summary>Recipients less one.</summary>
    public int DegreesOfFreedom => Math.Max(0, Lines.Length - 1);

    /// <summary>How the p-value was found.</summary>
    public FairShareMethod Method { get; internal init; }

    /// <summary>The p-value: the chance of shares as far from capacity if chance handed leads out; null without a test.</summary>
    public double? Probability { get; internal init; }

    /// <summary>Why there is no test; empty when there is.</summary>
    public string WhyUndefined => Lines.Length < 2 ? Invariant($"{Lines.Length} of at least 2 recipients have capacity") : Leads == 0 ? "no lead was handed out" : "";

    /// <summary>The verdict in words.</summary>
    public string VerdictText => Probability is not { } probability ? "too little data: " + WhyUndefined
        : probability < Options.SignificanceLevel ? "evidence that leads were not handed out by capacity"
        : "no evidence that leads were handed out otherwise than by capacity";

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Leads by capacity",
        VerdictText,
        [
            .. Lines.Select(line => new Explanation(line.Id, line.Leads, new Explanation("Expected", new ExplainedValue.OfEstimate(line.Expected)))
            {
                Rule = Invariant($"capacity {line.Capacity:0.####}"),
            }),
            .. WithoutCapacity.Select(one => new Explanation(one.Id, one.Leads) { Rule = "no capacity: not in the test" }),
            .. Probability is { } probability ? [new Explanation("p", new ExplainedValue.OfEstimate(probability)) { Rule = Words() }] : Enumerable.Empty<Explanation>(),
        ])
    {
        Rule = "expected = leads x capacity / capacity of all",
    };

    private string Words() => Method switch
    {
        FairShareMethod.ExactMultinomial => "exact multinomial, ordered by chi-square",
        FairShareMethod.MonteCarlo => Invariant($"{Options.Draws} random allocations, seed {Options.Seed}"),
        _ => Invariant($"chi-square, {DegreesOfFreedom} degrees of freedom"),
    };
}
