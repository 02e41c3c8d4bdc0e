using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>A mean drawn toward that of the peers, as far as it is too uncertain to stand alone.</summary>
public sealed class ShrunkMean : IExplainable
{
    internal ShrunkMean(UnitMean own, double value, double ownWeight, double level, AdaptiveLimits adaptive)
    {
        Own = own;
        Value = value;
        OwnWeight = ownWeight;
        Level = level;
        Adaptive = adaptive;
    }

    /// <summary>The unit's own mean.</summary>
    public UnitMean Own { get; }

    /// <summary>weight x own mean + (1 - weight) x mean of all; the mean of all where units do not differ.</summary>
    public double Value { get; }

    /// <summary>The weight on the unit's own mean, t / (t + v) with t the variance between units and v the square of the standard error; 0 to 1.</summary>
    public double OwnWeight { get; }

    /// <summary>The probability with which the true mean is within the limits.</summary>
    public double Level { get; }

    /// <summary>The lower credible limit, over all variances between units that the means leave open; null for one unit alone.</summary>
    public double? Lower { get; internal init; }

    /// <summary>The upper credible limit.</summary>
    public double? Upper { get; internal init; }

    /// <summary>The probability that the true mean is above the mean of all; null for one unit alone.</summary>
    public double? ProbabilityAbove { get; internal init; }

    /// <summary>Confidence limits that hold the level for this unit whoever it is, also where all are alike; for one unit alone the plain ones.</summary>
    public AdaptiveLimits Adaptive { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Own.Id,
        new ExplainedValue.OfEstimate(Value),
        [
            new Explanation("Own mean", new ExplainedValue.OfEstimate(Own.Mean)),
            new Explanation("Standard error", new ExplainedValue.OfEstimate(Own.StandardError)),
            new Explanation("Weight on own mean", new ExplainedValue.OfEstimate(OwnWeight)),
            Adaptive.Explain(),
        ])
    {
        Rule = Lower is { } lower && Upper is { } upper
            ? Invariant($"own mean drawn toward the peers'; {100 * Level:0.#} % credible from {lower:G6} to {upper:G6}")
            : "no peers to be drawn toward",
    };
}
