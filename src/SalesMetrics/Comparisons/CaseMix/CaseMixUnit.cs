using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.CaseMix;

/// <summary>What a unit won beside what its mix of deals would lead to expect.</summary>
public sealed class CaseMixUnit : IExplainable
{
    internal CaseMixUnit(string id, long observed, double expected, double variance, double overallRate, double largestShare, long incomparable)
    {
        Id = id;
        Observed = observed;
        Expected = expected;
        Ratio = expected > 0 ? observed / expected : null;
        AdjustedRate = Ratio * overallRate;
        Score = variance > 0 ? (observed - expected) / Math.Sqrt(variance) : null;
        LargestShare = largestShare;
        Incomparable = incomparable;
    }

    /// <summary>The unit.</summary>
    public string Id { get; }

    /// <summary>Deals won.</summary>
    public long Observed { get; }

    /// <summary>The sum over its deals of the win rate of their stratum.</summary>
    public double Expected { get; }

    /// <summary>Observed over expected: above 1 more was won than the mix explains. Null (undefined) when nothing was to be expected.</summary>
    public double? Ratio { get; }

    /// <summary>The ratio times the rate of all deals: the win rate it would have with everybody's mix. Null as the ratio.</summary>
    public double? AdjustedRate { get; }

    /// <summary>(observed - expected) / sqrt(sum of p (1 - p)) over its deals; null when nothing is left to luck.</summary>
    public double? Score { get; }

    /// <summary>The two-sided p-value of the score; null without one.</summary>
    public double? Probability { get; internal init; }

    /// <summary>The p-value adjusted for having tested all units (Benjamini-Hochberg); null without one.</summary>
    public double? AdjustedProbability { get; internal init; }

    /// <summary>The largest share that the unit has of any stratum it works in: above 0.2 it is compared with itself to a good part.</summary>
    public double LargestShare { get; }

    /// <summary>Whether it is compared with itself to a good part: <see cref="LargestShare"/> above 0.2, where its own deals are in the rates.</summary>
    public bool IsOwnYardstick { get; internal init; }

    /// <summary>Decided deals of strata that nobody else works in. Compared with themselves they say nothing; with leave-one-out rates they are left out.</summary>
    public long Incomparable { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Id,
        Ratio is { } ratio ? new ExplainedValue.OfEstimate(ratio) : new ExplainedValue.Undefined("nothing was to be expected"),
        [
            new Explanation("Won", Observed),
            new Explanation("Expected", new ExplainedValue.OfEstimate(Expected)) { Rule = "sum over deals of the win rate of their stratum" },
        ])
    {
        Rule = "won / expected" + (IsOwnYardstick ? Invariant($"; holds {100 * LargestShare:0} % of a stratum") : "")
            + (Incomparable > 0 ? Invariant($"; {Incomparable} deals of strata nobody else has") : ""),
    };
}
