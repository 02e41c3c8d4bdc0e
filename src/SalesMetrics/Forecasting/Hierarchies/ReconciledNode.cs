using SalesMetrics.Explanations;

namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>The forecast of one node before and after reconciling.</summary>
public sealed class ReconciledNode : IExplainable
{
    internal ReconciledNode(
        HierarchyNode node, ImmutableArray<double> baseMeans, ImmutableArray<double> means, double? relativeErrorVariance, string reason)
    {
        Node = node;
        BaseMeans = baseMeans;
        Means = means;
        RelativeErrorVariance = relativeErrorVariance;
        Reason = reason;
    }

    /// <summary>The node.</summary>
    public HierarchyNode Node { get; }

    /// <summary>The forecast made by itself, nearest period first; empty when there was none.</summary>
    public ImmutableArray<double> BaseMeans { get; }

    /// <summary>The reconciled forecast, nearest period first.</summary>
    public ImmutableArray<double> Means { get; }

    /// <summary>The error variance it was weighed by, as a multiple of the smallest of all nodes; null when errors played no part.</summary>
    public double? RelativeErrorVariance { get; }

    /// <summary>Why it was changed as it was: the share or the weight that decided.</summary>
    public string Reason { get; }

    /// <summary>What reconciling added, by period; empty when there was no forecast before.</summary>
    public ImmutableArray<double> Adjustments => [.. BaseMeans.Select((mean, i) => Means[i] - mean)];

    /// <inheritdoc />
    public Explanation Explain() => new(
        Node.Id,
        Reason,
        Means.Select((mean, i) => new Explanation(
            Invariant($"Step {i + 1}"),
            new ExplainedValue.OfEstimate(mean),
            BaseMeans.IsEmpty
                ? [new Explanation("Base forecast", new ExplainedValue.Undefined("none was given"))]
                :
                [
                    new Explanation("Base forecast", new ExplainedValue.OfEstimate(BaseMeans[i])),
                    new Explanation("Adjustment", new ExplainedValue.OfEstimate(Adjustments[i])),
                ])))
    {
        Rule = "base forecast + adjustment",
    };
}
