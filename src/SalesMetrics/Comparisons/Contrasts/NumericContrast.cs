using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Contrasts;

/// <summary>A number of the best beside that of the others.</summary>
public sealed class NumericContrast : ContrastFinding
{
    internal NumericContrast(string name, int top, int others, int without, string whyTooLittle, double? probability, double? adjusted, double significanceLevel)
        : base(name, top, others, without, whyTooLittle, probability, adjusted, significanceLevel)
    {
    }

    /// <summary>The median of the best; null when it was not looked at.</summary>
    public double? TopMedian { get; internal init; }

    /// <summary>The median of the others; null when it was not looked at.</summary>
    public double? OthersMedian { get; internal init; }

    /// <summary>The mean of the best less that of the others; null when it was not looked at.</summary>
    public double? MeanDifference { get; internal init; }

    /// <summary>Cliff's delta, -1 to 1: how much likelier one of the best has more than one of the others, than less. Null when it was not looked at.</summary>
    public EffectSize? CliffsDelta { get; internal init; }

    /// <summary>Hedges' g: the difference of means in standard deviations, corrected for few people. Null when it was not looked at, or nobody differs within the groups.</summary>
    public EffectSize? HedgesG { get; internal init; }

    private protected override string DifferenceInWords => Invariant(
        $"the best have {(CliffsDelta!.Value.Value > 0 ? "more" : "less")} {Name}: median {TopMedian:G4} beside {OthersMedian:G4}, Cliff's delta {CliffsDelta}");

    private protected override IEnumerable<Explanation> Lines
    {
        get
        {
            if (CliffsDelta is { } delta)
            {
                yield return new Explanation("Median of the best", new ExplainedValue.OfEstimate(TopMedian!.Value));
                yield return new Explanation("Median of the others", new ExplainedValue.OfEstimate(OthersMedian!.Value));
                yield return new Explanation("Cliff's delta", delta.ToString()) { Rule = "share of pairs with more less share with less" };
            }

            if (HedgesG is { } g)
            {
                yield return new Explanation("Hedges' g", g.ToString()) { Rule = "difference of means / pooled standard deviation, corrected" };
            }
        }
    }
}
