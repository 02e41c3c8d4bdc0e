using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>The lasting changes of level in a series.</summary>
public sealed class ChangePoints : IExplainable
{
    internal ChangePoints(ImmutableArray<LevelChange> changes, double? deviation, double penalty, string reason)
    {
        Changes = changes;
        Deviation = deviation;
        Penalty = penalty;
        Reason = reason;
    }

    /// <summary>The changes, oldest first; empty when there is none.</summary>
    public ImmutableArray<LevelChange> Changes { get; }

    /// <summary>The standard deviation around a level that changes are measured by; null with too few values, or when all are equal.</summary>
    public double? Deviation { get; }

    /// <summary>What a change had to bring, in squared standard deviations.</summary>
    public double Penalty { get; }

    /// <summary>How the deviation was found, or why nothing was looked for.</summary>
    public string Reason { get; }

    /// <inheritdoc />
    public Explanation Explain() => new("Changes of level", Changes.Length, Changes.Select(change => new Explanation(
        Invariant($"Period {change.Index + 1}"), new ExplainedValue.OfEstimate(change.After - change.Before))
    {
        Rule = Invariant($"{change.Before:G6} -> {change.After:G6}, {Math.Abs(change.Score):0.0} standard errors"),
    }))
    {
        Rule = Reason,
    };
}
